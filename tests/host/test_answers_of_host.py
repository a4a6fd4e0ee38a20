"""What a host answers: whole pages of its own, to whatever is asked, and only to what is asked now."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

pytest.importorskip("starlette", reason="a class needs the extra [classroom]")

from builders import rich
from host.asking import HOST, Answer, Listening, ask_raw, get, post, scope
from host.served import Served, class_of

from communique.host import playing, running
from communique.host.places import CONSENT, NOTE, PACKAGE, PEN, PULSE, SEAT, STREAM, SURVEY

T = TypeVar("T")
NINES = "9" * 5000
TYPED = "<b onclick=1>x</b>"


def run(work: Coroutine[None, None, T]) -> T:
    return asyncio.run(work)


@pytest.fixture
def a_class(tmp_path: Path) -> Iterator[Served]:
    one = class_of(tmp_path, rich(), people=6)
    yield one
    one.room.close()


def is_page(answer: Answer) -> bool:
    text = answer.text
    return (
        text.startswith("<!DOCTYPE html>") and 'lang="en"' in text and "<title>" in text and "<h1>" in text
        and answer.header("content-type") == "text/html; charset=utf-8"
    )  # fmt: skip


# -- refusals ------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", [f"/J/ABCDEF/{NINES}", f"/teacher/table/{NINES}", f"/teacher/person/{NINES}", "/" + NINES]
)
def test_an_address_without_end_is_refused(a_class: Served, path: str) -> None:
    answer = run(get(a_class.app, path, a_class.teacher))
    assert answer.status == 414
    assert is_page(answer)


@pytest.mark.parametrize("host", [f"127.0.0.1:{NINES}", "127.0.0.1:²", "127.0.0.1:-1", "evil.example:8000", "[::1", ""])
def test_a_host_that_is_none_is_refused(a_class: Served, host: str) -> None:
    answer = run(ask_raw(a_class.app, "GET", "/", [(b"host", host.encode("latin-1"))]))
    assert answer.status == 421
    assert is_page(answer)


@pytest.mark.parametrize("length", ["1" * 5000, "64001", "-1", "x"])
def test_a_length_that_no_form_has_is_refused(a_class: Served, length: str) -> None:
    headers = [(b"host", HOST.encode()), (b"origin", b"http://" + HOST.encode()), (b"content-length", length.encode())]
    answer = run(ask_raw(a_class.app, "POST", "/alias", headers))
    assert answer.status == 413
    assert is_page(answer)


@pytest.mark.parametrize(
    "fields",
    [
        {"action": "phase", "to": TYPED},
        {"action": "clock", "what": TYPED, "minutes": "3"},
        {"action": "clock", "what": "whole", "until": TYPED},
        {"action": TYPED},
        {"action": "rename", "person": "1", "alias": "..."},
    ],
)
def test_nothing_typed_comes_back_as_it_is(a_class: Served, fields: dict[str, str]) -> None:
    answer = run(post(a_class.app, "/teacher/do", fields, a_class.teacher, script=False))
    assert answer.status == 409
    assert is_page(answer)
    assert TYPED not in answer.text
    assert 'href="/teacher"' in answer.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/teacher", 403), ("/teacher/stream", 403), ("/teacher/key/wrong", 403), ("/teacher/doctor", 403),
        ("/teacher/export", 403), ("/nothing", 404), ("/projector", 403), (STREAM, 403), (SEAT, 303),
    ],
)  # fmt: skip
def test_who_may_not_is_told_so_on_a_page(a_class: Served, path: str, status: int) -> None:
    answer = run(get(a_class.app, path))
    assert answer.status == status
    assert status == 303 or is_page(answer)


def test_the_teacher_is_told_on_a_page_what_is_not_there(a_class: Served) -> None:
    answer = run(get(a_class.app, "/teacher/table/99", a_class.teacher))
    assert answer.status == 404
    assert is_page(answer)


def test_our_script_is_told_why_not_in_its_own_form(a_class: Served) -> None:
    for path, fields in ((PEN, {}), ("/teacher/do", {"action": "lock", "on": "1"})):
        answer = run(post(a_class.app, path, fields))
        assert answer.status == 403
        assert answer.header("content-type") == "application/json"
        assert '"ok":false' in answer.text.replace(" ", "")


@pytest.mark.parametrize("parts", [[b"a=" + b"x" * 40_000, b"x" * 40_000], [b"&".join([b"a=1"] * 700)]])
def test_more_than_a_form_holds_is_refused_however_it_is_sent(a_class: Served, parts: list[bytes]) -> None:
    headers = [
        (b"host", HOST.encode()), (b"origin", b"http://" + HOST.encode()), (b"cookie", a_class.cookies[1].encode()),
    ]  # fmt: skip
    answer = run(ask_raw(a_class.app, "POST", CONSENT, headers, parts))
    assert answer.status == 413
    assert is_page(answer)
    assert not a_class.room.gathering.people[1].asked


# -- streams -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True),
        ("br, gzip;q=0.5", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("*;q=0", False),
        ("", False),
    ],
)
def test_a_stream_is_packed_for_who_takes_it_so(a_class: Served, accepted: str, packed: bool) -> None:
    headers = [
        (b"host", HOST.encode()),
        (b"cookie", a_class.cookies[1].encode()),
        (b"accept-encoding", accepted.encode()),
    ]
    answer = run(ask_raw(a_class.app, "HEAD", STREAM, headers))
    assert (answer.header("content-encoding") == "gzip") is packed


def test_whoever_asks_for_a_streams_head_alone_ends_nobodys_tab(a_class: Served) -> None:
    async def played() -> None:
        own = Listening(a_class.app, STREAM, a_class.cookies[1])
        await asyncio.sleep(0)
        stream = a_class.room.present(1).stream
        headers = [(b"host", HOST.encode()), (b"cookie", a_class.cookies[1].encode())]
        answer = await ask_raw(a_class.app, "HEAD", STREAM, headers)
        assert answer.status == 200
        assert answer.header("content-type").startswith("text/event-stream")
        assert a_class.room.present(1).stream is stream
        assert a_class.room.present(1).streams == 1
        board = await ask_raw(
            a_class.app, "HEAD", "/teacher/stream", [(b"host", HOST.encode()), (b"cookie", a_class.teacher.encode())]
        )
        assert board.status == 200
        assert len(a_class.desk.streams) == 1
        await own.close()

    run(played())


# -- what is asked now ---------------------------------------------------------


def says(a_class: Served, path: str, fields: dict[str, object], person: int = 1) -> str:
    return run(post(a_class.app, path, fields, a_class.cookies[person])).text


def test_neither_yes_nor_no_is_no_answer_about_research(a_class: Served) -> None:
    person = a_class.room.gathering.people[1]
    for wrong in ({}, {"yes": ""}, {"yes": "2"}):
        assert '"ok":false' in says(a_class, CONSENT, dict(wrong))
        assert not person.asked
    assert '"ok":true' in says(a_class, CONSENT, {"yes": "0"})
    assert person.asked
    assert not person.consent


def test_a_form_without_anything_takes_nothing_back(a_class: Served) -> None:
    room, person = a_class.room, a_class.room.gathering.people[1]
    running.go_on(room, "reading")
    assert '"ok":true' in says(a_class, NOTE, {"aim": "50"})
    assert '"ok":true' in says(a_class, PACKAGE, {"c0": "1"})
    package = room.present(1).package
    for path in (NOTE, PACKAGE):
        assert '"ok":false' in says(a_class, path, {"key": "x"})
    table = room.table_of(person)
    assert table is not None
    note = table.noted(person.seat or 0)
    assert note is not None
    assert (note.target, room.present(1).package) == (50, package)


def test_questions_are_answered_while_they_are_asked(a_class: Served) -> None:
    running.ask_questions(a_class.room, True)
    person = a_class.room.gathering.people[1]
    for phase, part, taken in (
        ("before", "after", False), ("before", "before", True), ("talks", "after", False), ("after", "before", False),
        ("after", "after", True), ("after", "talks", False),
    ):  # fmt: skip
        running.go_on(a_class.room, phase)
        assert ('"ok":true' in says(a_class, SURVEY, {"part": part})) is taken, (phase, part)
    assert set(person.surveys) == {"before", "after"}
    running.ask_questions(a_class.room, False)
    assert '"ok":false' in says(a_class, SURVEY, {"part": "after"})


def test_what_was_felt_stands_once_the_debrief_is_open(a_class: Served) -> None:
    room, person = a_class.room, a_class.room.gathering.people[1]
    tapped = {"satisfaction": "3", "trust": "3", "fairness": "3"}
    assert person.table is not None
    for table in room.tables:
        assert running.adjourn(room, table) == ""
    assert '"ok":true' in says(a_class, PULSE, tapped)
    for phase in ("debrief", "over"):
        assert running.go_on(room, phase) == ""
        assert '"ok":false' in says(a_class, PULSE, tapped | {"trust": "5"})
        assert playing.take_pen(room, person) != ""
    assert person.pulses[person.table] == (3, 3, 3)


def test_who_is_let_go_while_their_form_is_on_its_way_has_sent_none(a_class: Served) -> None:
    room, person = a_class.room, a_class.room.gathering.people[1]
    body = b"yes=1"
    headers = [(b"host", HOST.encode()), (b"origin", b"http://" + HOST.encode()), (b"x-requested-with", b"fetch")]

    async def late(path: str) -> int:
        status = 0

        async def receive() -> dict[str, object]:
            if not person.gone:
                running.remove(room, 1)
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: dict[str, object]) -> None:
            nonlocal status
            status = int(str(message.get("status", status)))

        await a_class.app(scope("POST", path, [*headers, (b"cookie", a_class.cookies[1].encode())]), receive, send)  # type: ignore[arg-type]
        return status

    assert run(late(CONSENT)) == 403
    assert not person.asked


# -- coming --------------------------------------------------------------------


def joins(a_class: Served, alias: str, address: str) -> Answer:
    code = a_class.room.gathering.code
    return run(post(a_class.app, "/alias", {"code": code, "alias": alias}, client=(address, 1), script=False))


def test_what_joins_by_itself_from_one_address_is_stopped_and_others_join(a_class: Served) -> None:
    answers = [joins(a_class, f"Bot {k}", "192.0.2.66").status for k in range(20)]
    assert answers[:8] == [303] * 8
    assert set(answers[10:]) == {429}
    assert joins(a_class, "Nora", "192.0.2.67").status == 303
    assert {joins(a_class, f"Here {k}", "127.0.0.1").status for k in range(12)} == {303}


def test_a_class_behind_one_address_joins_as_fast_as_it_looks(a_class: Served) -> None:
    async def played() -> None:
        for k in range(30):
            fields = {"code": a_class.room.gathering.code, "alias": f"Person of {k}"}
            answer = await post(a_class.app, "/alias", fields, client=("192.0.2.66", 1), script=False)
            assert answer.status == 303, k
            page = Listening(a_class.app, STREAM, answer.cookie)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            await page.close()

    run(played())


def test_two_classes_on_one_laptop_keep_their_phones_apart(a_class: Served, tmp_path: Path) -> None:
    other = class_of(tmp_path / "other", rich(), people=3) if (tmp_path / "other").mkdir() is None else a_class
    cookies = [joins(one, "Nora", "192.0.2.68").cookie for one in (a_class, other)]
    assert len({one.partition("=")[0] for one in cookies}) == 2
    both = "; ".join([*cookies, a_class.teacher, other.teacher])
    for one in (a_class, other):
        assert run(get(one.app, SEAT, both)).status == 200
        assert run(get(one.app, "/teacher", both)).status == 200
    other.room.close()


def test_whoever_is_not_there_is_removed_at_once(a_class: Served) -> None:
    room = a_class.room
    room.present(2).streams = 1
    assert run(post(a_class.app, "/teacher/do", {"action": "remove-away"}, a_class.teacher)).status == 200
    assert [one.id for one in room.gathering.here()] == [2]
    assert all(set(room.gathering.places[n].computers) for n in room.tables)
    assert '"ok":false' in run(post(a_class.app, "/teacher/do", {"action": "remove-away"}, a_class.teacher)).text


@pytest.mark.parametrize(
    "fields",
    [
        {"action": "pause", "table": "abc", "on": "1"},
        {"action": "stand-in", "minutes": "soon"},
        {"action": "back", "table": "1", "to": "x"},
    ],
)
def test_what_is_no_number_stands_for_nothing_and_not_for_all(a_class: Served, fields: dict[str, str]) -> None:
    running.stand_in(a_class.room, 3)
    text = run(post(a_class.app, "/teacher/do", fields, a_class.teacher)).text
    assert '"ok":false' in text
    assert not a_class.room.gathering.paused
    assert a_class.room.gathering.stand_in == 3
