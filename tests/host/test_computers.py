"""Computers in chairs: they move when it is their turn and nothing keeps them; a person who is back has the chair."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from host.rooms_of import joined, room_in

from communique.host import at_table, leading
from communique.host.computers import Computers, decided, plain
from communique.host.room import ClassRoom
from communique.negotiators.registry import registered
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.withhold import Withhold


def talking(folder: Path, *aliases: str) -> ClassRoom:
    room = room_in(folder)
    joined(room, *aliases)
    leading.lot(room, tables=1)
    leading.go_on(room, "talks")
    return room


async def until(done: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until it is so."""
    async with asyncio.timeout(seconds):
        while not done():
            await asyncio.sleep(0.005)


def beside(room: ClassRoom, work: Callable[[Computers], object]) -> None:
    """Do `work`, a coroutine, while computers play."""

    async def both() -> None:
        computers = Computers(room, pace=0)
        running_task = asyncio.create_task(computers.run())
        try:
            await work(computers)  # type: ignore[misc]
        finally:
            running_task.cancel()

    asyncio.run(both())


def test_a_table_whose_people_have_all_handed_over_is_played_to_its_end(tmp_path: Path) -> None:
    room = talking(tmp_path, "Ada")
    for seat in range(3):
        leading.seat_computer(room, 1, seat)

    async def work(_: Computers) -> None:
        await until(lambda: room.tables[1].over)

    beside(room, work)
    assert room.tables[1].over


def test_they_wait_for_a_person_and_in_a_pause(tmp_path: Path) -> None:
    room = talking(tmp_path, "Ada")
    own = next(room.gathering.here()).seat

    async def work(_: Computers) -> None:
        await until(lambda: room.tables[1].turn == own)
        before = room.tables[1].moves
        await asyncio.sleep(0.05)
        assert room.tables[1].moves == before
        leading.pause(room, True)
        leading.seat_computer(room, 1, own or 0)
        await asyncio.sleep(0.05)
        assert room.tables[1].moves == before
        leading.pause(room, False)
        await until(lambda: room.tables[1].moves > before)

    beside(room, work)


def test_what_it_thought_out_is_dropped_once_a_person_is_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = talking(tmp_path, "Ada", "Ben", "Cleo")
    seat = room.tables[1].turn or 0
    person = room.gathering.team(1, seat)[0]
    leading.seat_computer(room, 1, seat)
    thought: list[bool] = []
    real = registered

    def slow(name: str) -> object:
        at_table.take_chair(room, person)  # the person comes back while it thinks
        thought.append(True)
        return real(name)

    monkeypatch.setattr("communique.host.computers.registered", slow)
    before = room.tables[1].moves

    async def work(_: Computers) -> None:
        await until(lambda: bool(thought))
        await asyncio.sleep(0.05)

    beside(room, work)
    assert room.tables[1].moves == before


def test_a_negotiator_that_fails_does_not_stop_the_class(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    room = talking(tmp_path, "Ada", "Ben", "Cleo")
    seat = room.tables[1].turn or 0
    move = decided("no such negotiator", room.tables[1].view(seat), room.tables[1].dice(seat))
    assert room.tables[1].view(seat).refusal(move) is None
    assert capsys.readouterr().err == "no such negotiator: KeyError\n"


def test_the_plainest_move_signs_nothing(tmp_path: Path) -> None:
    room = talking(tmp_path, "Ada", "Ben", "Cleo")
    anybody = registered("random")
    for _ in range(200):
        seat = room.tables[1].turn
        if seat is None:
            break
        view = room.tables[1].view(seat)
        found = plain(view)
        kinds = {type(one) for one in view.candidates()}
        assert isinstance(found, Pass | Withhold) or not kinds & {Pass, Withhold}
        room.tables[1].move(seat, anybody.decide(view, room.tables[1].dice(seat)), after=view.n)
