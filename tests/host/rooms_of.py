"""Rooms for tests: a class on a small case of three, with a clock that is wound by hand."""

from __future__ import annotations

from pathlib import Path
from random import Random

from builders import rich

from communique.host import at_table, coming
from communique.host import entries as said
from communique.host.gathering import Case, Person
from communique.host.room import ClassRoom
from communique.model.sheet import Scenario
from communique.negotiators.registry import registered


class Clock:
    """A clock that stands still until it is told otherwise."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def scenario_of(case: Case) -> Scenario:
    return rich()


def case_of(number: int = 1, *, practice: bool = False, tables: int | None = None) -> said.CaseOpened:
    scenario = rich()
    return said.CaseOpened(number, scenario.public.id, scenario.digest, "", practice=practice, tables=tables)


def room_in(folder: Path, *, tables: int | None = None, clock: Clock | None = None, dice: int = 1) -> ClassRoom:
    path = folder / "my.class"
    return ClassRoom.begin(path, case_of(tables=tables), scenario_of, now=clock or Clock(), dice=Random(dice))


def again(room: ClassRoom) -> ClassRoom:
    """The same class by another host, after this one has ended."""
    room.close()
    return ClassRoom.resume(room.path, scenario_of, now=room.now, dice=Random(9))


def joined(room: ClassRoom, *aliases: str) -> list[Person]:
    people = []
    for alias in aliases:
        found = coming.join(room, alias)
        assert not isinstance(found, str), found
        people.append(found[0])
    return people


def move_somebody(room: ClassRoom, table: int) -> bool:
    """One move at random for whose turn it is, from the phone of who has the pen. False when nobody can."""
    played = room.tables[table]
    seat = played.turn
    pen = None if seat is None else room.gathering.pen(table, seat)
    if seat is None or pen is None or room.computer_in(pen):
        return False
    view = played.view(seat)
    move = registered("random").decide(view, played.dice(seat))
    problem = at_table.make(room, pen, move, after=view.n, key=room.form_key(pen))
    assert not problem, problem
    return True


def move_computer(room: ClassRoom, table: int) -> None:
    """One move at random for a computer whose turn it is."""
    played = room.tables[table]
    seat = played.turn
    assert seat is not None
    view = played.view(seat)
    assert played.move(seat, registered("random").decide(view, played.dice(seat)), after=view.n) is None
