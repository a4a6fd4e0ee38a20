"""What the entries of a class say of each table: its log with times, who sat there while it grew, and who stood in.

A fold over entries that holds no game: nobody's sheet is needed for it. What was taken back is gone from the log, as it
is from a replay.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from communique.host import entries as said
from communique.host.class_file import KeptEntry
from communique.host.entries import Entry, EntryError
from communique.model.scenario import NATURE, Seat
from communique.rules.moves import kind_of
from communique.session.log import Event, WireError, decode_event
from communique.session.marks import UNMARKED, Marks, Undo
from communique.session.notes import OpeningNote
from communique.words import tr

BY_PERSON: Final = "person"
BY_COMPUTER: Final = "computer"
BY_CHANCE: Final = "chance"
BY_TEACHER: Final = "teacher"


@dataclass(frozen=True, slots=True)
class TimedEvent:
    """An event of a table's log, and how it came there."""

    line: str
    """As the log has it."""
    event: Event
    at: float
    """When it was kept, in seconds since 1970."""
    by: str
    """`person`, `computer`, `chance` or `teacher`."""
    person: int | None
    """Whose phone it came from; None where nobody's did, or they were forgotten."""


@dataclass(frozen=True, slots=True)
class TableLog:
    """A table of a class."""

    number: int
    case: int
    seed: int
    opened: float
    """When it was laid, in seconds since 1970."""
    events: tuple[TimedEvent, ...]
    notes: Mapping[Seat, OpeningNote]
    marks: Marks
    sat: frozenset[tuple[int, int]]
    """(person, seat) pairs: who sat in which seat while something was done at the table."""
    watched: frozenset[int]
    """Who was there then without a seat."""
    computers: Mapping[int, str]
    """By seat, the negotiator that played it last, if one ever did."""
    made: Mapping[tuple[int, int | None], int]
    """By person and seat, how many moves of the log came from that phone."""
    proposals: Mapping[tuple[int, int | None], int]
    """By person and seat, how many moves that person proposed to the team."""

    @property
    def people(self) -> frozenset[int]:
        """Who played at it: everybody without whom the log would be another."""
        return frozenset(person for person, _ in self.sat)


def table_logs(kept: Iterable[KeptEntry]) -> dict[int, TableLog]:
    """By number, every table that was laid. Raises EntryError where an entry is about what is not there."""
    folding = _Folding()
    for one in kept:
        try:
            folding.take(one.entry, one.at)
        except (KeyError, IndexError):
            raise EntryError(tr("An entry names somebody or something that is not there.")) from None
    return {number: growing.log() for number, growing in folding.tables.items()}


@dataclass(slots=True)
class _Growing:
    """A table whose log grows. Holds state."""

    opening: said.TableOpened
    opened: float
    events: list[TimedEvent] = field(default_factory=list)
    notes: dict[Seat, OpeningNote] = field(default_factory=dict)
    marks: Marks = UNMARKED
    sat: set[tuple[int, int]] = field(default_factory=set)
    watched: set[int] = field(default_factory=set)
    playing: dict[int, str] = field(default_factory=dict)
    """By seat, the computer that plays it now."""
    computers: dict[int, str] = field(default_factory=dict)
    proposals: Counter[tuple[int, int | None]] = field(default_factory=Counter)

    def log(self) -> TableLog:
        """What has grown so far."""
        opening = self.opening
        made: Counter[tuple[int, int | None]] = Counter(
            (one.person, one.event.seat) for one in self.events if one.person is not None
        )
        return TableLog(
            opening.table, opening.case, opening.seed, self.opened, tuple(self.events), dict(self.notes),
            self.marks, frozenset(self.sat), frozenset(self.watched), dict(self.computers),
            dict(made), dict(self.proposals),
        )  # fmt: skip

    def take(self, entry: Entry, at: float) -> None:
        """Let an entry about the table have happened."""
        match entry:
            case said.MovesMade():
                self.events += [self._timed(line, at, entry.person) for line in entry.events]
            case said.TakenBack():
                del self.events[entry.to :]
                self.marks = self.marks.taken_back(Undo(entry.to, entry.over))
            case said.Noted():
                seat = Seat(entry.seat)
                guesses = tuple((Seat(other), issues) for other, issues in entry.guesses)
                self.notes[seat] = OpeningNote(seat, guesses, entry.target)
            case said.Chaired():
                self.playing.pop(entry.seat, None)
                if entry.negotiator:
                    self.playing[entry.seat] = self.computers[entry.seat] = entry.negotiator
            case _:
                pass

    def _timed(self, line: str, at: float, person: int | None) -> TimedEvent:
        try:
            event = decode_event(json.loads(line))
        except (ValueError, RecursionError, WireError) as error:
            raise EntryError(str(error)) from None
        if event.seat == NATURE:
            by = BY_TEACHER if kind_of(event.move).by_facilitator else BY_CHANCE
            return TimedEvent(line, event, at, by, None)
        by = BY_COMPUTER if event.seat in self.playing and person is None else BY_PERSON
        return TimedEvent(line, event, at, by, person)


class _Folding:
    """The tables and who sits where. Holds state."""

    def __init__(self) -> None:
        self.tables: dict[int, _Growing] = {}
        self._places: dict[int, tuple[int, int | None]] = {}

    def take(self, entry: Entry, at: float) -> None:
        """Let the entry have happened."""
        match entry:
            case said.TableOpened():
                self._gets_up(entry.table)
                self.tables[entry.table] = _Growing(entry, at)
            case said.TableCleared():
                self._gets_up(entry.table)
                self.tables.pop(entry.table)
            case said.SatDown():
                self._places.pop(entry.person, None)
                if entry.table is not None:
                    self._places[entry.person] = entry.table, entry.seat
            case said.Gone():
                self._places.pop(entry.person, None)
            case said.MoveProposed():
                if entry.person in self._places:
                    table, seat = self._places[entry.person]
                    self.tables[table].proposals[entry.person, seat] += 1
                    self._present(table)
            case said.MovesMade() | said.TakenBack() | said.Noted() | said.Chaired():
                self.tables[entry.table].take(entry, at)
                self._present(entry.table)
            case _:
                pass

    def _gets_up(self, table: int) -> None:
        """Whoever was at a table that is laid anew, or cleared, is nowhere."""
        self._places = {person: place for person, place in self._places.items() if place[0] != table}

    def _present(self, number: int) -> None:
        """Whoever is at a table while something is done there has played, or watched."""
        for person, (table, seat) in self._places.items():
            if table == number and seat is None:
                self.tables[number].watched.add(person)
            elif table == number and seat is not None:
                self.tables[number].sat.add((person, seat))
