"""What keeps a class to those who are in it: each sentence of the guide's "Networks" and of what a host promises."""

from __future__ import annotations

import asyncio
import http.client
import re
import socket
import time
from collections.abc import Coroutine, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import pytest
from builders import rich
from host.rooms_of import Clock, again

pytest.importorskip("starlette", reason="a class needs the extra [classroom]")

from host.asking import HOST, Answer, Listening, ask_raw, get, post, settled
from host.hosted import Hosted, free_port, lan_address
from host.served import Served, class_of, served

from communique.classroom.qr_code import squares_of
from communique.host import coming, running, showing
from communique.host.board import projector
from communique.host.class_file import read_class
from communique.host.forms import fields_of
from communique.host.names import ALIAS_MOST, TEXT_MOST
from communique.host.options import Options
from communique.host.places import ALIAS, BRIEF, JOIN, LEAVE, MOVE, PULSE, RECORD, SEAT, SEEN, STREAM
from communique.host.room_code import join_address, qr_svg
from communique.host.server import _listening, greeting
from communique.host.server.desk import FIELDS_MOST, STREAMS_MOST
from communique.host.server.security import BODY_MOST, HEADERS, Bucket
from communique.host.server.streams import Stream
from communique.negotiators.registry import registered

T = TypeVar("T")
ORIGIN = (b"origin", b"http://" + HOST.encode())
NAMED = (b"host", HOST.encode())
POSTS = [JOIN, ALIAS, MOVE, "/seat/propose", "/seat/dismiss", "/seat/package", "/seat/note", "/seat/read", SEEN,
         "/seat/pen", "/seat/back", LEAVE, PULSE, "/seat/survey", "/seat/consent", "/teacher/do"]  # fmt: skip


def run(work: Coroutine[None, None, T]) -> T:
    return asyncio.run(work)


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Served]:
    """A class of four at a table of three, whose talks are open."""
    found = class_of(tmp_path, rich(), people=4)
    yield found
    if not found.room.forgotten:
        found.room.close()


def pages(one: Served) -> list[Answer]:
    """Every kind of page, from everybody."""

    async def all_of_them() -> list[Answer]:
        found = [await get(one.app, path) for path in ("/", f"/J/{one.room.gathering.code}")]
        for cookie in one.cookies.values():
            found += [await get(one.app, path, cookie) for path in (SEAT, BRIEF, RECORD)]
        for path in (
            "",
            "/people",
            "/person/1",
            "/table/1",
            "/table/1/seat/0",
            "/table/1/question",
            "/start",
            "/doctor",
        ):
            found.append(await get(one.app, f"/teacher{path}", one.teacher))
        return [*found, await get(one.app, "/projector", one.teacher)]

    found = run(all_of_them())
    assert {answer.status for answer in found} == {200}
    return found


# -- the token of a seat --------------------------------------------------------------


def test_the_token_is_made_at_joining_and_no_script_and_no_other_site_gets_it(one: Served) -> None:
    answer = run(post(one.app, ALIAS, {"code": one.room.gathering.code, "alias": "Eve"}, script=False))
    assert (answer.status, answer.header("location")) == (303, SEAT)
    cookie, *flags = answer.header("set-cookie").split("; ")
    assert {flag.lower() for flag in flags if "max-age" not in flag.lower()} == {
        "httponly",
        "path=/",
        "samesite=strict",
    }
    token = cookie.partition("=")[2]
    assert len(token) == 32  # 24 bytes of chance
    kept = one.room.path.read_bytes() + one.room.path.with_name(one.room.path.name + "-wal").read_bytes()
    assert token.encode() not in kept
    assert b"Eve" in kept


@pytest.mark.parametrize("how", ["leaves", "is removed"])
def test_the_token_is_dead_once_somebody_leaves_or_is_removed(one: Served, how: str) -> None:
    cookie = one.cookies[1]

    async def gone() -> tuple[list[int], Listening]:
        stream = Listening(one.app, STREAM, cookie)
        await settled()
        if how == "leaves":
            assert (await post(one.app, LEAVE, {}, cookie, script=False)).status == 200
        else:
            assert running.remove(one.room, 1) == ""
        await settled()
        after = [(await get(one.app, path, cookie)).status for path in (SEAT, BRIEF, RECORD, STREAM)]
        after += [(await post(one.app, path, {}, cookie)).status for path in POSTS if path.startswith("/seat")]
        return after, stream

    statuses, stream = run(gone())
    assert set(statuses) == {403}
    assert stream.over
    assert "event: bye" in stream.text
    room = again(one.room)
    assert room.person_with(cookie.partition("=")[2]) is None
    room.close()


def test_who_goes_on_with_another_phone_ends_the_first(one: Served) -> None:
    letters = running.rejoin_letters(one.room, 1)

    async def moved() -> tuple[Answer, Answer, Answer, Listening]:
        stream = Listening(one.app, STREAM, one.cookies[1])
        await settled()
        came = await post(one.app, JOIN, {"code": letters.lower()}, script=False)
        await settled()
        return came, await get(one.app, SEAT, one.cookies[1]), await get(one.app, SEAT, came.cookie), stream

    came, old, new, stream = run(moved())
    assert (came.status, old.status, new.status) == (303, 403, 200)
    assert "event: bye" in stream.text


# -- the teacher's key -----------------------------------------------------------------


def test_the_key_is_in_the_printed_link_and_nowhere_else(one: Served) -> None:
    key, options = one.room.gathering.opened.key, one.desk.options
    told = list(greeting(one.room, options, ["192.0.2.7", "[fd00::7]"]))
    assert [key in line for line in told].count(True) == 1
    assert any("/J/" in line and key not in line for line in told)
    assert all(key not in answer.text for answer in pages(one))
    entered = run(get(one.app, f"/teacher/key/{key}"))
    assert (entered.status, entered.header("location"), entered.body) == (303, "/teacher", b"")
    flags = {flag.lower() for flag in entered.header("set-cookie").split("; ")[1:]}
    assert {"httponly", "samesite=strict"} <= flags


def test_the_code_on_the_wall_leads_to_the_door_and_no_code_can_lead_to_the_teachers_page(one: Served) -> None:
    shown = projector(one.room, ["192.0.2.7"], 8000)
    assert str(shown.qr) == qr_svg(join_address("192.0.2.7", 8000, one.room.gathering.code))
    for address in (
        f"http://192.0.2.7:8000/teacher/key/{one.room.gathering.opened.key}",
        f"HTTP://192.0.2.7:8000/J/{one.room.gathering.code}?key={one.room.gathering.opened.key}",
    ):
        with pytest.raises(ValueError, match="only an address"):
            squares_of(address)


@pytest.mark.parametrize("cookie", ["", "communique_teacher=", "communique_teacher=x", "communique_seat=x", "seat"])
def test_nobody_without_the_key_sees_or_does_anything_of_the_teachers(one: Served, cookie: str) -> None:
    cookie = one.cookies[1] if cookie == "seat" else cookie
    count = len(read_class(one.room.path))

    async def tried() -> set[int]:
        paths = ("", "/stream", "/people", "/person/1", "/table/1/seat/0", "/start", "/doctor", "/sheets", "/export")
        found = {(await get(one.app, f"/teacher{path}", cookie)).status for path in paths}
        found |= {(await get(one.app, path, cookie)).status for path in ("/projector", "/projector/stream")}
        found.add((await post(one.app, "/teacher/do", {"action": "lock", "on": "1"}, cookie)).status)
        found.add((await get(one.app, "/teacher/key/" + "x" * 24, cookie)).status)
        return found

    assert run(tried()) == {403}
    assert len(read_class(one.room.path)) == count


# -- names and origins -----------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", SEAT, STREAM, "/teacher", "/static/live.js"])
@pytest.mark.parametrize(
    "hosts",
    [
        [],
        [b"evil.example"],
        [b"evil.example:8000"],
        [b"127.0.0.1.evil.example:8000"],
        [b"127.0.0.1:80"],
        [b"127.0.0.1"],
        [HOST.encode(), b"evil.example:8000"],
        [b"127.0.0.1:" + b"9" * 5000],
        [b"2130706433:8000"],
    ],
)
def test_under_a_name_that_is_not_this_laptops_nothing_is_served(one: Served, path: str, hosts: list[bytes]) -> None:
    cookies = f"{one.cookies[1]}; {one.teacher}".encode()
    answer = run(ask_raw(one.app, "GET", path, [*((b"host", host) for host in hosts), (b"cookie", cookies)]))
    assert answer.status == 421
    assert all(host not in answer.body for host in hosts if b"evil" in host)
    assert all(secret not in answer.text for secret in (one.teacher, one.room.gathering.code, *one.cookies.values()))


@pytest.mark.parametrize("name", [HOST, "localhost:8000", "[::1]:8000", "192.0.2.7:8000", "[FD00::7]:8000"])
def test_by_its_own_addresses_it_is_served(one: Served, name: str) -> None:
    assert run(ask_raw(one.app, "GET", "/", [(b"host", name.encode())])).status == 200


def test_a_host_for_this_machine_alone_is_not_served_by_its_other_addresses(one: Served) -> None:
    local = served(one.room, one.cookies, local=True)
    assert run(ask_raw(local.app, "GET", "/", [(b"host", b"192.0.2.7:8000")])).status == 421
    assert run(ask_raw(local.app, "GET", "/", [NAMED])).status == 200


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    "origins",
    [[], [b"null"], [b"http://evil.example"], [b"https://127.0.0.1:8000"], [b"http://127.0.0.1:8001"],
     [b"http://127.0.0.1:8000/"], [b"http://127.0.0.1:8000.evil.example"], [ORIGIN[1], b"http://evil.example"]],
)  # fmt: skip
def test_a_form_of_another_page_does_nothing(one: Served, path: str, origins: list[bytes]) -> None:
    count, cookies = len(read_class(one.room.path)), f"{one.cookies[1]}; {one.teacher}".encode()
    headers = [NAMED, (b"cookie", cookies), *((b"origin", one) for one in origins)]
    body = b"action=lock&on=1&code=" + one.room.gathering.code.encode() + b"&alias=Eve&yes=1"
    assert run(ask_raw(one.app, "POST", path, headers, [body])).status == 403
    assert len(read_class(one.room.path)) == count


@pytest.mark.parametrize("path", POSTS)
def test_what_a_form_does_no_link_does(one: Served, path: str) -> None:
    count = len(read_class(one.room.path))
    answer = run(get(one.app, f"{path}?action=lock&on=1", f"{one.cookies[1]}; {one.teacher}"))
    assert answer.status == 405
    assert len(read_class(one.room.path)) == count


# -- how often, how much -----------------------------------------------------------------


@pytest.mark.parametrize("way", ["typed", "in the address", "with an alias"])
def test_letters_cannot_be_tried_without_end_and_others_can_still_come(one: Served, way: str) -> None:
    clock = Clock()
    one.desk.wrong, one.desk.coming = Bucket(20, 0.5, clock), Bucket(90, 2, clock)
    code, elsewhere = one.room.gathering.code, ("192.0.2.78", 5)

    async def tries(letters: str, client: tuple[str, int] = ("192.0.2.77", 5)) -> int:
        if way == "in the address":
            return (await get(one.app, f"/J/{letters}", client=client)).status
        fields = {"code": letters} | ({"alias": "Eve"} if way == "with an alias" else {})
        path = ALIAS if way == "with an alias" else JOIN
        return (await post(one.app, path, fields, client=client, script=False)).status

    async def all_of_them() -> list[int]:
        return [await tries("AAAAAA") for _ in range(25)]

    assert run(all_of_them()) == [404] * 20 + [429] * 5
    assert run(tries(code)) == 429
    assert run(tries(code, elsewhere)) in (200, 303)
    clock.now += 120
    assert run(tries("AAAAAA")) == 404


def test_a_key_cannot_be_tried_without_end(one: Served) -> None:
    one.desk.wrong = Bucket(20, 0.5, Clock())

    async def tries() -> list[int]:
        return [(await get(one.app, f"/teacher/key/{k}")).status for k in range(22)]

    assert run(tries()) == [403] * 20 + [429] * 2


def test_one_phone_that_posts_without_end_is_slowed_and_the_others_are_not(one: Served) -> None:
    one.desk.forms = Bucket(30, 5, Clock())

    async def tries() -> list[str]:
        return [(await post(one.app, SEEN, {"n": "1"}, one.cookies[1])).text for _ in range(31)]

    *before, last = run(tries())
    assert all('"ok":true' in answer for answer in before)
    assert '"ok":false' in last
    assert '"ok":true' in run(post(one.app, SEEN, {"n": "1"}, one.cookies[2])).text


def test_names_and_messages_have_an_end(one: Served) -> None:
    run(post(one.app, ALIAS, {"code": one.room.gathering.code, "alias": "E" * 10_000}))
    assert max(len(person.alias) for person in one.room.gathering.here()) == ALIAS_MOST
    run(post(one.app, "/teacher/do", {"action": "announce", "text": "x" * 10_000}, one.teacher))
    assert len(one.room.gathering.announcement) == TEXT_MOST


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("said", [True, False])
def test_more_than_a_form_holds_is_not_read(one: Served, path: str, said: bool) -> None:
    cookies = one.teacher if path in (JOIN, ALIAS) else f"{one.cookies[1]}; {one.teacher}"
    headers = [NAMED, ORIGIN, (b"cookie", cookies.encode())]
    parts, count = [b"x" * 8_000] * (BODY_MOST // 8_000 + 1), len(read_class(one.room.path))
    length = [(b"content-length", str(sum(map(len, parts))).encode())] if said else []
    answer = run(ask_raw(one.app, "POST", path, headers + length, parts))
    # Where nothing is read, nothing is too long: who leaves, leaves.
    assert answer.status == 413 or (path == LEAVE and not said)
    assert path == LEAVE or len(read_class(one.room.path)) == count


def test_a_form_of_too_many_fields_is_none(one: Served) -> None:
    body = b"alias=Eve&code=" + one.room.gathering.code.encode() + b"&a=" * FIELDS_MOST
    assert run(ask_raw(one.app, "POST", ALIAS, [NAMED, ORIGIN], [body])).status == 413


def test_an_address_of_thousands_of_letters_is_not_read(one: Served) -> None:
    for path in ("/teacher/table/" + "9" * 5000, "/seat?form=" + "x" * 5000, "/" + "x" * 60_000):
        assert run(get(one.app, path, f"{one.cookies[1]}; {one.teacher}")).status == 414


def test_where_too_many_pages_listen_no_more_are_taken(one: Served) -> None:
    one.desk.streams |= {Stream(lambda: "") for _ in range(STREAMS_MOST + 1)}
    assert run(get(one.app, SEAT, one.cookies[1])).status == 503
    one.desk.streams.clear()
    assert run(get(one.app, SEAT, one.cookies[1])).status == 200


# -- what is said --------------------------------------------------------------------------


def test_nothing_that_anybody_writes_comes_back_as_markup(one: Served) -> None:
    nasty = "<i x=\"'&>"
    joined = run(post(one.app, ALIAS, {"code": one.room.gathering.code, "alias": nasty}, script=False))
    one.cookies[5] = joined.cookie
    running.announce(one.room, nasty)
    running.rename(one.room, 1, nasty + "2")
    found = pages(one)
    assert all("<i x" not in answer.text for answer in found)
    assert sum("&lt;i x=&quot;&#x27;&amp;&gt;" in answer.text for answer in found) > 5
    wrong = run(post(one.app, JOIN, {"code": nasty}, script=False))
    assert wrong.status == 404
    assert "<i x" not in wrong.text


def test_every_answer_says_what_a_page_may_do_and_that_it_is_not_kept(one: Served) -> None:
    for answer in pages(one):
        assert set(HEADERS) <= set(answer.headers)
        assert answer.header("cache-control") == "no-store"
    policy = dict(HEADERS)[b"content-security-policy"].decode()
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_no_page_fetches_anything_from_anybody_else(one: Served) -> None:
    for answer in pages(one):
        fetched = re.findall(r'<(?:script|link|img|use|form|iframe)\b[^>]*? (?:src|href|action)="([^"]*)"', answer.text)
        assert fetched
        assert all(re.match(r"(/(?!/)|#)", place) for place in fetched), fetched
        assert "<script>" not in answer.text
        assert not re.search(r'<[^>]* (style|on\w+)="', answer.text)


def test_a_page_that_fails_says_so_and_nothing_of_what_it_was_about(
    one: Served, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object, **__: object) -> str:
        raise ValueError("a reservation of 4711")

    monkeypatch.setattr(showing, "page", fails)
    answer = run(get(one.app, SEAT, one.cookies[1]))
    assert answer.status == 500
    assert set(HEADERS) <= set(answer.headers)
    told = capsys.readouterr()
    assert told.err.startswith("ValueError at ")
    assert told.err.count("\n") == 1
    assert "4711" not in answer.text + told.out + told.err


# -- a move, a tab, a phone that returns ---------------------------------------------------------


def test_a_move_that_is_posted_twice_is_made_once_also_after_a_kill(one: Served) -> None:
    table = one.room.tables[1]
    seat = table.turn
    assert seat is not None
    pen = one.room.gathering.pen(1, seat)
    assert pen is not None
    view = table.view(seat)
    move = registered("random").decide(view, table.dice(seat))
    fields = {"after": view.n, "key": one.room.form_key(pen), **fields_of(view, move)}

    async def twice(app: Served) -> list[str]:
        return [(await post(app.app, MOVE, fields, one.cookies[pen.id])).text for _ in range(2)]

    first = run(twice(one))
    count = table.moves
    room = again(one.room)
    later = run(twice(served(room, one.cookies)))
    assert [answer.partition(",")[0] for answer in first + later] == ['{"ok":true'] * 4
    assert room.tables[1].moves == count
    room.close()


def test_the_newest_tab_has_the_seat_and_the_older_one_is_told(one: Served) -> None:
    async def tabs() -> tuple[Listening, Listening]:
        older = Listening(one.app, STREAM, one.cookies[1])
        await settled()
        newer = Listening(one.app, STREAM, one.cookies[1])
        await settled()
        assert older.over
        assert not newer.over
        await newer.close()
        return older, newer

    older, newer = run(tabs())
    assert older.text.count("event: view") == 1
    assert "event: replaced" in older.text
    assert "event: view" in newer.text
    assert "replaced" not in newer.text
    assert one.room.present(1).streams == 0


def test_a_locked_room_lets_back_in_who_was_there_and_nobody_new(one: Served) -> None:
    running.lock(one.room, True)
    fields = {"code": one.room.gathering.code, "alias": "Eve"}
    stranger = run(post(one.app, ALIAS, fields, script=False))
    assert stranger.status == 409
    assert "locked" in stranger.text
    back = run(get(one.app, f"/J/{one.room.gathering.code}", one.cookies[1]))
    assert (back.status, back.header("location")) == (303, SEAT)
    assert run(get(one.app, SEAT, one.cookies[1])).status == 200
    letters = running.rejoin_letters(one.room, 2)
    assert run(post(one.app, JOIN, {"code": letters}, script=False)).status == 303


def test_a_class_that_is_full_says_so(one: Served) -> None:
    coming_in = {"code": one.room.gathering.code}
    for k in range(coming.MOST_PEOPLE - 4):
        assert not isinstance(coming.join(one.room, f"p{k}"), str)
    answer = run(post(one.app, ALIAS, {**coming_in, "alias": "one more"}, script=False))
    assert answer.status == 409
    assert str(coming.MOST_PEOPLE) in answer.text


# -- where it listens ----------------------------------------------------------------------------


def options(path: Path, *, local: bool) -> Options:
    return Options("lantern-strait", "", None, None, path, free_port(), local, open_browser=False)


def test_for_this_machine_alone_it_listens_at_the_loopback(tmp_path: Path) -> None:
    asked = options(tmp_path / "my.class", local=True)
    sockets = _listening(asked)
    try:
        assert {one.getsockname()[0] for one in sockets} <= {"127.0.0.1", "::1"}
        with closing(socket.create_connection(("127.0.0.1", asked.port), 5)):
            pass
        if (address := lan_address()) is not None:
            with pytest.raises(OSError):
                socket.create_connection((address, asked.port), 5)
    finally:
        for listening in sockets:
            listening.close()


def test_for_a_class_it_listens_in_the_network_and_says_at_which_addresses(one: Served, tmp_path: Path) -> None:
    asked = options(tmp_path / "my.class", local=False)
    sockets = _listening(asked)
    try:
        assert {one.getsockname()[0] for one in sockets} <= {"0.0.0.0", "::"}
        if (address := lan_address()) is not None:
            with closing(socket.create_connection((address, asked.port), 5)):
                pass
    finally:
        for listening in sockets:
            listening.close()
    told = "\n".join(greeting(one.room, asked, ["192.0.2.7", "[fd00::7]"]))
    assert f"192.0.2.7:{asked.port}, [fd00::7]:{asked.port}" in told
    alone = "\n".join(greeting(one.room, options(tmp_path / "my.class", local=True), ["127.0.0.1"]))
    assert "Nobody but this machine" in alone
    assert "192.0.2.7" not in alone


# -- how it ends -----------------------------------------------------------------------------------


@pytest.mark.slow
def test_ctrl_c_ends_it_also_while_thirty_pages_listen(tmp_path: Path) -> None:
    """Whether it ends, and says what is kept; how fast is printed, and was under two seconds."""
    hosted = Hosted(tmp_path / "my.class", free_port(), "lantern-strait", "--local")
    port = int(hosted.origin.rpartition(":")[2])
    phones = []
    try:
        for k in range(30):
            cookie = _joined(port, hosted.letters, f"Person {k}")
            phone = socket.create_connection(("127.0.0.1", port), 5)
            phone.sendall(f"GET {STREAM} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\n\r\n".encode())
            assert b"text/event-stream" in phone.recv(4000)
            phones.append(phone)
        begun = time.monotonic()
        told = hosted.end()
        print(f"ended after {time.monotonic() - begun:.2f} s")
        assert "is kept" in told
        assert "Traceback" not in told
        heard = b"".join(_rest(phone) for phone in phones)
        assert heard.count(b"event: end") == 30
    finally:
        for phone in phones:
            phone.close()
        if hosted.process.poll() is None:
            hosted.kill()


def _joined(port: int, letters: str, alias: str) -> str:
    """The cookie of somebody who comes in."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    headers = {"Origin": f"http://127.0.0.1:{port}", "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", ALIAS, f"code={letters}&alias={alias.replace(' ', '+')}", headers)
    answer = connection.getresponse()
    assert answer.status == 303
    return (answer.getheader("set-cookie") or "").partition(";")[0]


def _rest(phone: socket.socket) -> bytes:
    """All that still comes."""
    phone.settimeout(10)
    parts = []
    while part := phone.recv(65536):
        parts.append(part)
    return b"".join(parts)
