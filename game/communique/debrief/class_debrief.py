"""A class at once: the finished games of many tables, grouped by what they played, and the files that were left out.

A table is told by the end of its talks and by its three plain sentences; nobody is ranked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from communique.analysis import Effort
from communique.debrief.finished_game import Debrief, debrief
from communique.debrief.plain_words import about_people, short_of_people
from communique.model.scenario import Public, Seat
from communique.session.session import Session
from communique.words import tr


@dataclass(frozen=True, eq=False)
class ClassTable:
    """One table of a class."""

    name: str
    """What its save is called."""
    found: Debrief


@dataclass(frozen=True, slots=True)
class Pulse:
    """Three taps of one person after the talks, each from 1 to 5. Whose they are is not kept with them."""

    seat: Seat
    satisfaction: int
    trust: int
    fairness: int


@dataclass(frozen=True, eq=False)
class FinishedTable:
    """A table of a class whose talks are over, and nobody's name."""

    label: str
    """`Table 3`: never anybody's alias."""
    found: Debrief
    pulses: tuple[Pulse, ...] = ()


def finished_table(
    label: str, session: Session, pulses: Iterable[Pulse] = (), effort: Effort | None = None
) -> FinishedTable:
    """The table at which `session` was played, its debrief worked out in the language spoken now.

    A tenth of a second for nine issues and three delegations; to be kept, since nothing in it changes any more. The
    session is only read; opening notes come with it. Raises ValueError while the talks go on.
    """
    return FinishedTable(label, debrief(session, effort), tuple(pulses))


@dataclass(frozen=True, eq=False)
class ClassGroup:
    """The tables that played the same case with the same papers at the same level, in the order they were given."""

    tables: tuple[ClassTable, ...]

    @property
    def public(self) -> Public:
        """What they played."""
        return self.tables[0].found.public

    @property
    def title(self) -> str:
        """The case, its level and its papers."""
        public = self.public
        level = next((one.title for one in public.levels if one.id == public.level), "")
        if public.papers is not None:
            return tr("{scenario}, {level}, papers {number}", scenario=public.title, level=level, number=public.papers)
        return tr("{scenario}, {level}", scenario=public.title, level=level) if level else public.title

    def points(self, seat: int) -> list[int]:
        """What a party has at each table, lowest first."""
        return sorted(table.found.outcome.points[seat] for table in self.tables)

    def chosen(self, issue: int) -> list[int]:
        """By option, at how many tables it stands in a text in force."""
        counts = [0] * len(self.public.issues[issue].options)
        for table in self.tables:
            if table.found.outcome.agreement and table.found.outcome.package is not None:
                counts[table.found.outcome.package[issue]] += 1
        return counts

    def fullest(self, issue: int) -> int:
        """At how many tables a humanitarian issue is settled by the fullest help."""
        return sum(issue not in short_of_people(table.found) for table in self.tables)

    @property
    def traded(self) -> bool:
        """Whether some table traded people, or left them with less than the fullest help."""
        return any(about_people(table.found) for table in self.tables)


def grouped(tables: Iterable[ClassTable]) -> tuple[ClassGroup, ...]:
    """The tables by what they played, in the order in which each case first comes."""
    groups: dict[tuple[str, str], list[ClassTable]] = {}
    for table in tables:
        groups.setdefault((table.found.header.digest, table.found.public.level), []).append(table)
    return tuple(ClassGroup(tuple(group)) for group in groups.values())


def middle(points: list[int]) -> int:
    """The middle of some numbers in order; of two in the middle the lower.

    >>> middle([1, 5, 9]), middle([1, 5, 6, 9])
    (5, 5)
    """
    return points[(len(points) - 1) // 2]
