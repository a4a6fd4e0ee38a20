"""Classes for tests: files in which people joined, talked at real tables to the end, answered and consented or not."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from random import Random

from host.rooms_of import Clock

from communique.host import at_table, coming, leading
from communique.host import entries as said
from communique.host.cases import scenario_of
from communique.host.entries import Entry
from communique.host.gathering import Person
from communique.host.room import ClassRoom
from communique.loading.scenario_file import load_scenario
from communique.negotiators.registry import registered

WORDS = "mycelium"
"""Stands in every answer in words."""


def lantern(number: int = 1, *, level: str = "guided", practice: bool = False) -> said.CaseOpened:
    """Lantern Strait, two delegations."""
    scenario = load_scenario("lantern-strait")
    return said.CaseOpened(number, "lantern-strait", scenario.digest, level, practice=practice)


def begun(
    path: Path, aliases: Collection[str], *, tables: int, seed: int = 1, clock: Clock | None = None,
    case: said.CaseOpened | None = None,
) -> ClassRoom:  # fmt: skip
    """A class whose people sit by lot and may talk."""
    room = ClassRoom.begin(path, case or lantern(), scenario_of, language="en", now=clock or Clock(), dice=Random(seed))
    for alias in aliases:
        found = coming.join(room, alias)
        assert not isinstance(found, str), found
    assert leading.lot(room, tables=tables) == ""
    assert leading.go_on(room, "talks") == ""
    return room


def talk(room: ClassRoom, table: int, *, seed: int = 1, most: int = 1000, mind: str = "linear") -> None:
    """Let a table talk, each move from the phone of who has the pen."""
    played = room.tables[table]
    for _ in range(most):
        seat = played.turn
        if seat is None:
            return
        pen = room.gathering.pen(table, seat)
        view = played.view(seat)
        move = registered(mind).decide(view, played.dice(seat))
        if pen is None:
            assert played.move(seat, move, after=view.n) is None
        else:
            problem = at_table.make(room, pen, move, after=view.n, key=room.form_key(pen))
            assert not problem, problem
        room.now.now += 7.0  # type: ignore[attr-defined]


def answered(person: Person, *, consent: bool | None = True, scale: str = "3") -> list[Entry]:
    """Somebody's answers to the usual survey, pulse and consent; None was never asked."""
    assert person.table is not None
    entries: list[Entry] = [
        said.Surveyed(person.id, "before", {"practice": scale, "hope": "all", "case": f"{WORDS} of {person.alias}"}),
        said.Surveyed(person.id, "after", {"knew": scale, "leave": f"{WORDS} to all from {person.alias}"}),
        said.Pulsed(person.id, person.table, 4, 3, 5),
    ]
    return entries if consent is None else [*entries, said.Consented(person.id, consent)]


def finished(
    path: Path, aliases: Collection[str], *, tables: int, refusing: Collection[str] = (), seed: int = 1,
    mind: str = "linear",
) -> None:  # fmt: skip
    """The file of a class that has talked to the end and answered; `refusing` did not consent."""
    room = begun(path, aliases, tables=tables, seed=seed)
    for table in room.tables:
        talk(room, table, mind=mind)
    for person in list(room.gathering.people.values()):
        room.keep(*answered(person, consent=person.alias not in refusing))
    assert leading.go_on(room, "debrief") == ""
    room.close()
