"""A room: a class that goes on. Holds state: the class file, its tables, who is there.

One thread calls it. What people may do are functions on it: coming and going (`coming.py`), moving at a table
(`at_table.py`), running the class (`leading.py`). Whatever changes the class goes through `keep`, which puts it into
the file first, and then wakes who has to be shown something else.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random, SystemRandom
from typing import Final

from communique.host import entries as said
from communique.host.class_file import ClassFile, KeptEntry, gathered
from communique.host.entries import Entry
from communique.host.gathering import Case, Gathering, Person, of_tables
from communique.host.played_table import PlayedTable
from communique.host.room_code import new_code
from communique.model.levels import at_level
from communique.model.package import Terms
from communique.model.sheet import Scenario
from communique.present.naming import ALIASES
from communique.simulation import default_lineup
from communique.views import PartyView
from communique.words import tr

MOST_TABLES: Final = 80
"""Tables in a class, at most."""

SLEPT: Final = 30.0
"""Seconds between two looks around after which the host must have slept, or its clock been set."""

_AT_A_TABLE = (said.MovesMade, said.TakenBack, said.Chaired, said.Noted)
"""What concerns a table alone."""
_OF_SOMEBODY = (
    said.MoveProposed, said.Dismissed, said.PenTaken, said.Pulsed, said.HasRead, said.Surveyed, said.Consented,
)  # fmt: skip
"""What concerns somebody, and the table where they sit."""

Woken = Callable[[], None]


@dataclass(slots=True)
class Attendance:
    """Whether somebody's phone is looking. Not kept: after a kill everybody is away until they look again."""

    streams: int = 0
    last: float = 0.0
    """When it last looked, in seconds since 1970; 0 for never since the host started."""
    steady: float = 0.0
    """The same by steady seconds."""
    seen: int = 0
    """How much of what its seat has heard it has been shown."""
    caught_up: int = 0
    """How much of it was read that was said while a computer held the seat."""
    stream: object | None = None
    """The stream that counts: the newest."""
    package: Terms = ()
    """What was put together since the host started; empty for nothing."""


class ClassRoom:
    """A class that goes on. Make one with `ClassRoom.begin` or `ClassRoom.resume`."""

    def __init__(
        self,
        file: ClassFile,
        gathering: Gathering,
        scenarios: Callable[[Case], Scenario],
        *,
        now: Callable[[], float] | None = None,
        dice: Random | None = None,
    ) -> None:
        """`scenarios` finds what a case is played with. `now` tells the time, `dice` throw the lot."""
        self._file = file
        self.gathering = gathering
        self._find = scenarios
        self.now = now or time.time
        """The time, in seconds since 1970. It may be set forward or back while a class goes on."""
        self.steady = now or time.monotonic
        """Seconds that only ever go on: by them it is known for how long somebody has been away."""
        self.dice = dice or SystemRandom()
        self.scenarios: dict[int, Scenario] = {}
        """By case, whole. For whoever runs the class."""
        self.tables: dict[int, PlayedTable] = {}
        self.presence: dict[int, Attendance] = {}
        self.awake = self.steady()
        """Since when this host has been looking around, by steady seconds: nobody is away for longer."""
        self._looked_around = self.steady(), self.now()
        self._laid: dict[int, float] = {}
        """By table that this host has laid, when, by steady seconds."""
        self.rejoining: dict[str, tuple[int, float]] = {}
        """By letters, who may go on with another phone, and until when. Not kept."""
        self.closing: set[int] = set()
        """Tables at which the teacher has asked for the end once, and something is still to be signed. Not kept."""
        self.forgotten = False
        """Whether the class was deleted."""
        self._woken: dict[object, tuple[int | None, Woken]] = {}

    @classmethod
    def begin(
        cls,
        path: Path,
        case: said.CaseOpened,
        scenarios: Callable[[Case], Scenario],
        *,
        language: str = "",
        names: str = ALIASES,
        now: Callable[[], float] | None = None,
        dice: Random | None = None,
    ) -> ClassRoom:
        """A new class in a new file, with the tables of its case if their number is settled. Raises ClassFileError.

        `names` says which name of a delegation is said first: one of `present.naming.NAMES`.
        """
        file, kept = ClassFile.open(path)
        room = cls(file, gathered(path, kept), scenarios, now=now, dice=dice)
        opened = said.Opened(new_code(), secrets.token_urlsafe(18), secrets.token_hex(16), language, names=names)
        room.keep(opened, case)
        if case.tables:
            room.lay(range(1, case.tables + 1), case.case)
        return room

    @classmethod
    def resume(
        cls,
        path: Path,
        scenarios: Callable[[Case], Scenario],
        *,
        now: Callable[[], float] | None = None,
        dice: Random | None = None,
    ) -> ClassRoom:
        """The class in a file, as it was when the host ended. Raises ClassFileError, and EntryError for a table."""
        file, kept = ClassFile.open(path)
        try:
            room = cls(file, gathered(path, kept), scenarios, now=now, dice=dice)
            room._replay(kept)
        except BaseException:
            file.close()
            raise
        return room

    def _replay(self, kept: Iterable[KeptEntry]) -> None:
        entries = of_tables(kept)
        for number, place in self.gathering.places.items():
            case = self.gathering.cases[place.case]
            found = PlayedTable.replayed(self.scenario(case.number), case.level, place, entries[number], self.keep)
            self.tables[number] = found

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def forget(self) -> None:
        """Delete the file, and whatever stands beside it. Nothing can be done here after that."""
        self._file.close()
        for path in (self.path, *(self.path.with_name(self.path.name + end) for end in ("-wal", "-shm"))):
            path.unlink(missing_ok=True)
        self.forgotten = True

    @property
    def path(self) -> Path:
        """Where the class is kept."""
        return self._file.path

    # -- looking -------------------------------------------------------------

    def scenario(self, case: int) -> Scenario:
        """What a case is played with, whole."""
        if case not in self.scenarios:
            self.scenarios[case] = self._find(self.gathering.cases[case])
        return self.scenarios[case]

    def cut(self, case: int) -> Scenario:
        """What a case is played with, at its level."""
        scenario, level = self.scenario(case), self.gathering.cases[case].level
        return at_level(scenario, level) if level else scenario

    @property
    def case(self) -> Case:
        """What the class has come for: the case that is not for practice, as it was settled last."""
        return self.gathering.case

    def person_with(self, token: str) -> Person | None:
        """Whose phone keeps this token; None for nobody's."""
        return self.gathering.with_token(digest(token)) if token else None

    def table_of(self, person: Person) -> PlayedTable | None:
        """The table at which somebody sits or looks on; None for nowhere."""
        return None if person.table is None else self.tables.get(person.table)

    def view_of(self, person: Person) -> PartyView | None:
        """What somebody may know now: their seat's view, or an observer's; None while they sit nowhere."""
        table = self.table_of(person)
        if table is None:
            return None
        return table.watched() if person.seat is None else table.view(person.seat)

    def holds_pen(self, person: Person) -> bool:
        """Whether somebody makes the moves of their seat."""
        if person.table is None or person.seat is None:
            return False
        pen = self.gathering.pen(person.table, person.seat)
        return pen is not None and pen.id == person.id

    def computer_in(self, person: Person) -> str:
        """The computer that holds somebody's chair now; empty when none does."""
        if person.table is None or person.seat is None:
            return ""
        standing = self.gathering.places[person.table].computers.get(person.seat)
        return standing.negotiator if standing else ""

    def form_key(self, person: Person) -> str:
        """What the forms of somebody's page carry: the same until something is heard at their seat, or taken back."""
        table = self.table_of(person)
        if table is None or person.seat is None:
            return ""
        seed = self.gathering.places[table.number].seed  # a table that is laid anew is another one
        moment = f"{person.id}/{table.number}/{seed}/{table.heard(person.seat)}/{table.moment}"
        return hmac.new(self.gathering.opened.secret.encode(), moment.encode(), hashlib.sha256).hexdigest()[:20]

    def subscribe(self, person: int | None, woken: Woken) -> Callable[[], None]:
        """Call `woken` when what that person is shown may have changed; None is the teacher. Returns how to stop."""
        entry = object()
        self._woken[entry] = person, woken
        return lambda: self._woken.pop(entry, None) and None

    def _wake(self, entries: Iterable[Entry]) -> None:
        tables: set[int | None] = set()
        people: set[int] = set()
        everybody = False
        for entry in entries:
            if isinstance(entry, _AT_A_TABLE):
                tables.add(entry.table)
            elif isinstance(entry, _OF_SOMEBODY):
                people.add(entry.person)
                tables.add(self.gathering.people[entry.person].table)
            else:
                everybody = True
        tables.discard(None)
        for person, woken in tuple(self._woken.values()):
            if everybody or person is None or person in people or self.gathering.people[person].table in tables:
                woken()

    def wake_teacher(self) -> None:
        """Have the teacher's pages looked at again: somebody's phone has come or gone."""
        for person, woken in tuple(self._woken.values()):
            if person is None:
                woken()

    def wake_person(self, person: int) -> None:
        """Have somebody's own page looked at again."""
        for who, woken in tuple(self._woken.values()):
            if who == person:
                woken()

    def wake_table(self, table: int) -> None:
        """Have the pages of who is at a table looked at again."""
        people = self.gathering.people
        for person, woken in tuple(self._woken.values()):
            if person is not None and people[person].table == table:
                woken()

    def keep(self, *entries: Entry) -> None:
        """Keep the entries on the disk, let them have happened, and wake who has to be shown something else."""
        for one in self._file.keep(entries, self.now()):
            self.gathering.take(one.entry, one.at)
            if isinstance(one.entry, said.TableCleared):
                self._retire(one.entry.table)
            if isinstance(one.entry, said.TableOpened):
                self._laid[one.entry.table] = self.steady()
        self._wake(entries)

    # -- seats -----------------------------------------------------------------

    def left_alone(self, person: Person) -> list[Entry]:
        """What has to happen when somebody gets up: a computer sits down where nobody is left."""
        if person.table is None or person.seat is None or self.tables[person.table].over:
            return []
        team = [one for one in self.gathering.team(person.table, person.seat) if one.id != person.id]
        return [] if team else self.computer_for(person.table, person.seat)

    def computer_for(self, table: int, seat: int) -> list[Entry]:
        """A computer for the seat, unless one is there: the style that the level has there."""
        if seat in self.gathering.places[table].computers:
            return []
        played = self.tables[table]
        case = self.gathering.case_of(table)
        return [said.Chaired(table, seat, default_lineup(played.public, level=case.level)[seat], played.heard(seat))]

    # -- presence --------------------------------------------------------------

    def present(self, person: int) -> Attendance:
        """Whether somebody's phone is looking."""
        return self.presence.setdefault(person, Attendance())

    def looked(self, person: int) -> None:
        """Somebody's phone has asked for something."""
        presence = self.present(person)
        presence.last, presence.steady = self.now(), self.steady()

    def look_around(self) -> None:
        """The host looks around, every few seconds. After a longer time it has slept, and nobody was away meanwhile."""
        steady, now = self._looked_around
        self._looked_around = self.steady(), self.now()
        if self.steady() - steady > SLEPT or self.now() - now > SLEPT:
            self.awake = self.steady()

    def away(self, table: int, seat: int) -> float:
        """For how many seconds no phone of that seat has been looking; 0 while one is."""
        team = [self.present(person.id) for person in self.gathering.team(table, seat)]
        if not team or any(one.streams for one in team):
            return 0.0
        return self.steady() - max(*(one.steady for one in team), self._laid.get(table, 0.0), self.awake)

    def lay(self, numbers: Sequence[int], case: int) -> str:
        """Lay tables of these numbers for a case, in place of what is there. Why not; empty when it was done.

        Their games are opened before anything is kept, and kept together: there is no table without its game.
        """
        if not numbers or len(self.gathering.places.keys() | set(numbers)) > MOST_TABLES:
            return tr("A class has 1 to {most} tables.", most=MOST_TABLES)
        scenario, level = self.scenario(case), self.gathering.cases[case].level
        laid: list[PlayedTable] = []
        kept: list[Entry] = []
        for number in numbers:
            opening = said.TableOpened(number, case, self.dice.getrandbits(40))
            table, first = PlayedTable.opened(scenario, level, number, opening.seed, self.keep)
            laid.append(table)
            kept += [opening, *first]
        self.keep(*kept)
        for table in laid:
            self._retire(table.number)
            self.tables[table.number] = table
        return ""

    def _retire(self, number: int) -> None:
        table = self.tables.pop(number, None)
        if table is not None:
            table.retire()

    def cleared(self, numbers: Iterable[int]) -> list[Entry]:
        """That these tables are there no more."""
        return [said.TableCleared(number) for number in numbers]

    def going(self) -> list[int]:
        """The tables at which somebody sits and the talks go on."""
        return [
            n
            for n, table in self.tables.items()
            if not table.over and any(one.seat is not None for one in self.gathering.at(n))
        ]


def digest(token: str) -> str:
    """What is kept of a token: enough to know it again, too little to make it from."""
    return hashlib.sha256(token.encode()).hexdigest()
