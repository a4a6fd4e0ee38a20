"""A class that has played: its finished tables without a name on them, and what people said of it in three taps.

A table is known by a label that the host gives (`Table 3`) and by the game that was played at it. Who sat there is not
in here, so nothing that is made from a record can tell. What a table signed is shown of any number of tables; what
people in a role did, guessed or felt is shown of five or more, and otherwise a sentence says that it is not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from communique.classroom.asked_of_class import AskedOfClass
from communique.classroom.case_ground import CaseGround
from communique.classroom.small_groups import FEWEST
from communique.debrief import ClassGroup, ClassTable, Debrief, FinishedTable, Pulse, finished_table
from communique.model.scenario import Public
from communique.words import language

__all__ = ["CaseTables", "ClassRecord", "FinishedTable", "Pulse", "finished_table"]


@dataclass(frozen=True, eq=False)
class ClassRecord:
    """All tables of a class, and what was worked out for their cases."""

    title: str
    """What stands at the head of every page: the name of the course, say."""
    tables: tuple[FinishedTable, ...]
    grounds: tuple[CaseGround, ...] = ()
    """For each case that was played; without one, a case is drawn from what its tables know."""
    answers: tuple[AskedOfClass, ...] = ()
    """What the class answered to its survey; what was written in words is not in here."""
    language: str = field(default_factory=language)
    """In which pages are written; the tables' debriefs bring their own sentences."""

    def cases(self) -> tuple[CaseTables, ...]:
        """The tables by the case, level and papers that they played, in the order in which each first comes."""
        played: dict[tuple[str, str], list[FinishedTable]] = {}
        for one in self.tables:
            played.setdefault((one.found.header.digest, one.found.public.level), []).append(one)
        grounds = {one.key: one for one in self.grounds}
        return tuple(CaseTables(tuple(tables), grounds.get(key)) for key, tables in played.items())


@dataclass(frozen=True, eq=False)
class CaseTables:
    """The tables of a class that played one case."""

    finished: tuple[FinishedTable, ...]
    ground: CaseGround | None

    @cached_property
    def group(self) -> ClassGroup:
        """Their figures together."""
        return ClassGroup(tuple(ClassTable(one.label, one.found) for one in self.finished))

    @property
    def public(self) -> Public:
        """What they played."""
        return self.group.public

    @cached_property
    def tables(self) -> tuple[Debrief, ...]:
        """Their debriefs, in an order that says nothing of who sat where: by what they reached."""
        return tuple(sorted((one.found for one in self.finished), key=_reached))

    @property
    def enough(self) -> bool:
        """Whether there are tables enough to say how people in one role did."""
        return len(self.finished) >= FEWEST

    def pulses(self, *, signed: bool | None = None) -> list[Pulse]:
        """What people said in three taps: all of them, or those of tables with or without a text in force."""
        return [
            one
            for table in self.finished
            if signed is None or table.found.outcome.agreement is signed
            for one in table.pulses
        ]


def _reached(found: Debrief) -> tuple[tuple[int, ...], tuple[int, ...], list[str]]:
    """What a table is put in order by: never by its place in the room, not even where two reached the same."""
    return found.outcome.points, found.text.package, [step.sentence for step in found.steps]
