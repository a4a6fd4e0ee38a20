"""Whatever is asked of a host, it answers clearly, tells nothing of its secrets, and the class goes on.

Ten thousand requests where slow tests run, some hundreds otherwise; and a part of them by a real socket, as bytes that
are no HTTP at all.
"""

from __future__ import annotations

import asyncio
import re
import socket
import zlib
from collections import Counter
from collections.abc import Coroutine, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest
from builders import rich
from host.rooms_of import move_somebody

pytest.importorskip("starlette", reason="a class needs the extra [classroom]")

from host.asking import Answer, Headers, ask_raw, get
from host.hosted import Hosted, free_port
from host.hostile import RAW, Hostile
from host.served import Served, class_of

from communique.host import coming, leading, places
from communique.host.room import MOST_TABLES
from communique.host.server.desk import SEAT_COOKIE
from communique.host.server.security import HEADERS, Bucket
from communique.model.sheet import Audience, Scenario

T = TypeVar("T")
REQUESTS = 500
MANY = 10_000


def run(work: Coroutine[None, None, T]) -> T:
    return asyncio.run(work)


def marked() -> Scenario:
    """A case in which each sheet has numbers and words found nowhere else, however one adds them up."""
    whole, dice = rich(), Random(11)

    def number() -> int:
        return dice.randrange(100_000, 1_000_000)

    sheets = [
        replace(
            sheet,
            points=tuple(tuple(number() for _ in row) for row in sheet.points),
            reservation=number(),
            audiences=(Audience("x", f"Hush{p}", (0,), number()),),
            brief=f"Hush{p}: nobody else's to read.",
        )
        for p, sheet in enumerate(whole.sheets)
    ]
    return replace(whole, sheets=tuple(sheets), digest="marked")


def hushed(p: int) -> re.Pattern[str]:
    """What the sheet of a seat says, as it would stand on a page."""
    sheet = marked().sheets[p]
    numbers = [*(one for row in sheet.points for one in row), sheet.reservation, sheet.audiences[0].threshold]
    return re.compile("|".join([f"Hush{p}", *(rf"{one // 1000}\D?{one % 1000:03}" for one in numbers)]))


HUSHED = [hushed(p) for p in range(3)]


# -- what must not come back ---------------------------------------------------------


def looked_at(served: Served, answer: Answer, hidden: Sequence[re.Pattern[str]], asked: object) -> None:
    """Nothing is wrong with an answer, and nothing that is `hidden` stands in it."""
    status = answer.status
    assert 200 <= status < 500 or status == 503, (status, asked)
    known = dict(answer.headers)
    for name, value in HEADERS:
        assert known.get(name) == value, (name, asked)
    assert known[b"cache-control"] in (b"no-store", b"no-cache"), (known, asked)
    body = answer.body
    if known.get(b"content-encoding") == b"gzip":
        body = zlib.decompressobj(31).decompress(body)
    text, head = body.decode("utf-8", "replace"), repr(answer.headers)
    opened = served.room.gathering.opened
    given = known.get(b"set-cookie", b"").decode()
    for secret in (opened.key, opened.secret):
        assert secret not in text, asked
        assert secret not in head.replace(given, ""), asked
    if opened.key in given:
        assert served.teacher in given, asked
    for cookie in served.cookies.values():
        assert cookie.partition("=")[2] not in text + head, asked
    for one in served.room.gathering.people.values():
        assert not one.token or one.token not in text + head, asked
    assert "Traceback" not in text, asked
    assert "site-packages" not in text, asked
    kind = known.get(b"content-type", b"")
    if not kind.startswith((b"application/json", b"application/zip")):
        assert "<zq" not in text, asked
    assert b"\r" not in b"".join(value for _, value in answer.headers), asked
    if kind != b"application/zip":
        for words in hidden:
            assert not words.search(text), (words.search(text), asked)


async def asked_often(served: Served, count: int, seed: int) -> Counter[int]:
    """Ask so often; what was answered, by status."""
    hostile, dice, seen = Hostile(served, seed), Random(seed), Counter[int]()
    served.desk.forms = Bucket(10**9, 1)
    for k in range(count):
        person = dice.choice([*served.cookies, None, None, None])
        method, path, headers, parts = hostile.request(person)
        if path.startswith("/teacher/do") and any(part.find(word) >= 0 for part in parts for word in FINAL):
            continue
        client = f"10.{k // 60000}.{k // 250 % 240}.{k % 250}", 4000
        asked = repr((method, path[:200], [(a, b[:120]) for a, b in headers], [part[:300] for part in parts]))[:1500]
        try:
            answer = await ask_raw(served.app, method, path, headers, parts, client=client)
        except Exception as error:
            raise AssertionError(asked) from error
        looked_at(served, answer, hidden_from(served, person, headers), asked)
        seen[answer.status] += 1
    return seen


FINAL = (b"forget", b"release", b"debrief", b"over", b"remove")
"""What the teacher may do that ends a class or sends people out: no fault, and nobody left who asks."""


def hidden_from(served: Served, person: int | None, headers: Headers) -> list[re.Pattern[str]]:
    """What may not stand in an answer: no sheet but the own; the teacher may look from any seat."""
    if any(name == b"cookie" and served.teacher.encode() in value for name, value in headers):
        return []
    if served.room.gathering.phase in ("debrief", "over"):
        return []
    seat = None if person is None else served.room.gathering.people[person].seat
    return [words for other, words in enumerate(HUSHED) if other != seat]


async def goes_on(served: Served) -> None:
    """The class can still be played: somebody comes, a table is laid, talks, and ends."""
    room = served.room
    for problem in (leading.lock(room, False), leading.pause(room, False)):
        assert problem == ""
    found = coming.join(room, "Last of all")
    assert not isinstance(found, str), found
    served.cookies[found[0].id] = f"{served.desk.cookie(SEAT_COOKIE)}={found[1]}"
    assert leading.ask_questions(room, False) == ""
    # Another table, or one in place of the last where there are as many as a class may have.
    table = min(max(room.tables, default=0) + 1, MOST_TABLES)
    assert room.lay([table], room.case.number) == ""
    assert leading.seat(room, found[0].id, table, room.tables[table].turn) == ""
    assert leading.go_on(room, "talks") == ""
    assert move_somebody(room, table)
    page = await get(served.app, places.SEAT, served.cookies[found[0].id])
    assert page.status == 200
    assert 'data-heard="' in page.text


async def through(folder: Path, count: int, seed: int) -> Counter[int]:
    served = class_of(folder, marked(), people=7, observers=1, tables=2)
    try:
        seen = await asked_often(served, count, seed)
        await goes_on(served)
        # The pages of the end are other pages.
        assert leading.release(served.room) == ""
        await asked_often(served, count // 10, seed + 1)
    finally:
        served.room.close()
    return seen


@pytest.mark.parametrize("count", [REQUESTS, pytest.param(MANY, marks=pytest.mark.slow)])
def test_whatever_is_asked_is_answered_clearly_and_tells_nothing(tmp_path: Path, count: int) -> None:
    seen = run(through(tmp_path, count, seed=7))
    # The hostile are answered, and some of them do get in.
    assert seen[200] > count / 20
    assert seen[303] > count / 50
    assert {303, 403, 404, 405, 409, 413, 421} <= set(seen), seen


# -- by a real socket ------------------------------------------------------------------


@pytest.mark.slow
def test_what_is_no_http_at_all_is_refused_and_the_class_goes_on(tmp_path: Path) -> None:
    hosted, dice = Hosted(tmp_path / "my.class", free_port(), "lantern-strait", "--local"), Random(3)
    port = int(hosted.origin.rpartition(":")[2])
    try:
        for k in range(300):
            raw = RAW[k % len(RAW)].replace(b"@", f"127.0.0.1:{port}".encode())
            if k >= 2 * len(RAW):
                at = dice.randrange(len(raw) + 1)
                raw = raw[:at] + dice.randbytes(dice.randrange(9)) + raw[at + dice.randrange(5) :]
            answer = sent(port, raw)
            assert not answer or re.match(rb"HTTP/1\.1 (2|3|4\d\d|503)", answer), (raw[:200], answer[:200])
            assert b"Traceback" not in answer
            assert hosted.key.rpartition("/")[2].encode() not in answer
        assert sent(port, f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()).startswith(b"HTTP/1.1 200")
        assert "Traceback" not in (told := hosted.end()), told
    finally:
        if hosted.process.poll() is None:
            hosted.kill()


def sent(port: int, raw: bytes) -> bytes:
    """What comes back for those bytes, as far as it comes soon."""
    with socket.create_connection(("127.0.0.1", port), 5) as one:
        one.settimeout(0.3)
        try:
            one.sendall(raw)
            one.shutdown(socket.SHUT_WR)
            return one.recv(65536)
        except OSError:
            return b""
