"""Several classes as one, for one debrief: people and tables get numbers of their own, equal cases become one.

The classes are over, or nearly: what belongs to a class as a whole (its code, phases, clocks, announcements) is left
behind, and the merged class stands at its debrief. Its tables are what they were, move for move.
"""

from __future__ import annotations

import hashlib
import heapq
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final

from communique.host import entries as said
from communique.host.class_file import KeptEntry
from communique.host.entries import Entry
from communique.host.gathering import Gathering
from communique.host.names import ALIAS_MOST, likeness, tidy
from communique.host.room_code import new_code
from communique.model.errors import ErrorForPeople
from communique.words import tr, tr_n

_OF_THE_CLASS: Final = (
    said.Opened, said.CaseOpened, said.PhaseSet, said.Locked, said.Announced, said.Timed, said.StandIn, said.SurveySet,
    said.NamesShown,
)  # fmt: skip
"""What a merged class has of its own, or not at all."""


class MergeError(ErrorForPeople):
    """Classes that cannot become one; one sentence."""


@dataclass(frozen=True, slots=True)
class ClassToMerge:
    """A class, as its file has it."""

    name: str
    """What its file is called."""
    gathering: Gathering
    kept: Sequence[KeptEntry]


@dataclass(frozen=True, slots=True)
class MergedClass:
    """What became of one of the classes."""

    name: str
    code: str
    """The letters by which it was joined."""
    people: int
    tables: tuple[tuple[int, int], ...]
    """(number there, number in the merged class) pairs."""
    renamed: tuple[tuple[str, str], ...] = ()
    """(alias there, alias in the merged class) of people who are called like somebody of another class."""
    other_survey: bool = False
    """Whether it was asked other questions than the first class, so that its answers are left behind."""

    def __str__(self) -> str:
        """A paragraph for the teacher."""
        numbers = ", ".join(f"{old} → {new}" for old, new in self.tables)
        said_of = [
            tr(
                "{name} ({code}): {people}, {tables}.",
                name=self.name,
                code=self.code,
                people=tr_n("{n} person", "{n} people", self.people),
                tables=tr_n("{n} table", "{n} tables", len(self.tables)) + (f" ({numbers})" if numbers else ""),
            )
        ]
        if self.renamed:
            names = ", ".join(f"{old} → {new}" for old, new in self.renamed)
            said_of.append(tr("Called like somebody of another class, and renamed: {names}.", names=names))
        if self.other_survey:
            said_of.append(tr("It was asked other questions; its answers stay in its own file."))
        return " ".join(said_of)


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What became of all of them."""

    classes: tuple[MergedClass, ...]
    cases: int

    def __str__(self) -> str:
        """A line a class, and how many cases they are."""
        cases = tr_n(
            "All tables played the same case.", "The tables played {n} cases, which the debrief keeps apart.",
            self.cases,
        )  # fmt: skip
        return "\n".join([*map(str, self.classes), cases])


def merged(classes: Sequence[ClassToMerge]) -> tuple[list[tuple[float, Entry]], MergeReport]:
    """The entries of one class made of several, with their times, and what became of each. Raises MergeError."""
    if len(classes) < 2:
        raise MergeError(tr("Merging takes two classes or more."))
    _no_twins(classes)
    numbering = _Numbering()
    plans = [numbering.plan(one, classes[0]) for one in classes]
    first = classes[0].gathering.opened
    opened = said.Opened(
        new_code(),
        secrets.token_urlsafe(18),
        secrets.token_hex(16),
        first.language,
        of=tuple(sorted(set().union(*map(_inside, classes)))),
    )
    start = min(one.kept[0].at for one in classes)
    merged_entries: list[tuple[float, Entry]] = [(start, opened)]
    if text := classes[0].gathering.survey:
        merged_entries.append((start, said.SurveySet(text)))
    # Before all tables: whichever class was first to open a case, another may have played it earlier.
    merged_entries += [(start, case) for case in numbering.cases.values()]
    merged_entries += heapq.merge(*(plan.entries() for plan in plans), key=lambda one: one[0])
    end = max(at for at, _ in merged_entries)
    merged_entries += [(end, said.Locked(True)), (end, said.PhaseSet("debrief"))]
    played = {one.case for one in numbering.cases.values() if not one.practice}
    return merged_entries, MergeReport(tuple(plan.told() for plan in plans), len(played))


def _no_twins(classes: Sequence[ClassToMerge]) -> None:
    known: dict[str, str] = {}
    for one in classes:
        for inside in sorted(_inside(one)):
            if inside in known:
                raise MergeError(
                    tr("{one} and {other} hold the same class; name one of them.", one=known[inside], other=one.name)
                )
            known[inside] = one.name


def _inside(one: ClassToMerge) -> set[str]:
    """The classes that people came to and that are in this one, each by a digest of its secret."""
    opened = one.gathering.opened
    return set(opened.of) or {hashlib.sha256(opened.secret.encode()).hexdigest()[:32]}


class _Numbering:
    """The numbers and names that are taken so far. Holds state."""

    def __init__(self) -> None:
        self.cases: dict[tuple[Any, ...], said.CaseOpened] = {}
        self._people = self._tables = 0
        self._aliases: set[str] = set()

    def plan(self, one: ClassToMerge, first: ClassToMerge) -> _Plan:
        """New numbers for a class, after those of the classes before it."""
        gathering = one.gathering
        plan = _Plan(one, other_survey=gathering.survey != first.gathering.survey)
        for case in gathering.cases.values():
            known = (case.scenario, case.digest, case.level, case.papers, case.practice)
            if known not in self.cases:
                number = len(self.cases) + 1
                self.cases[known] = said.CaseOpened(
                    number, case.scenario, case.digest, case.level, case.papers, case.source, case.practice
                )
            plan.cases[case.number] = self.cases[known].case
        for person in gathering.people.values():
            self._people += 1
            plan.people[person.id] = self._people
            alias = self._free(person.alias, gathering)
            if alias != person.alias:
                plan.aliases[person.id] = alias
        for number in gathering.places:
            self._tables += 1
            plan.tables[number] = self._tables
        # Within a class a name may come again when somebody has left.
        self._aliases |= {likeness(plan.aliases.get(p.id, p.alias)) for p in gathering.people.values()}
        return plan

    def _free(self, alias: str, gathering: Gathering) -> str:
        """The alias, with a number where somebody of a class before has it."""
        taken = self._aliases | {likeness(one.alias) for one in gathering.people.values()}
        name, count = alias, 1
        while name and likeness(name) in (self._aliases if count == 1 else taken):
            count += 1
            ending = f" ({count})"
            name = tidy(alias, ALIAS_MOST - len(ending)) + ending
        return name


@dataclass(slots=True)
class _Plan:
    """How a class is taken over."""

    one: ClassToMerge
    other_survey: bool
    cases: dict[int, int] = field(default_factory=dict)
    people: dict[int, int] = field(default_factory=dict)
    tables: dict[int, int] = field(default_factory=dict)
    aliases: dict[int, str] = field(default_factory=dict)
    """By person, what they have to be called."""

    def entries(self) -> Iterator[tuple[float, Entry]]:
        """The class's entries with their new numbers, without those that are of the class as a whole."""
        for _, at, entry in self.one.kept:
            if isinstance(entry, _OF_THE_CLASS) or (isinstance(entry, said.Paused) and entry.table is None):
                continue
            if isinstance(entry, said.Surveyed) and self.other_survey:
                continue
            table = getattr(entry, "table", None)
            if table is not None and table not in self.tables:
                # It was cleared, so nothing of it is there any more; but whoever sat down there had got up elsewhere.
                if isinstance(entry, said.SatDown):
                    yield at, said.SatDown(self.people[entry.person])
                continue
            yield at, self._moved(entry)

    def _moved(self, entry: Entry) -> Entry:
        """The entry with its numbers of people, tables and cases changed, whatever it is."""
        changes: dict[str, Any] = {}
        for one in fields(entry):
            numbers = {"person": self.people, "table": self.tables, "case": self.cases}.get(one.name)
            value = getattr(entry, one.name)
            if numbers is not None and value is not None:
                changes[one.name] = numbers[value]
        if isinstance(entry, said.Joined | said.Renamed) and entry.person in self.aliases:
            changes["alias"] = self.aliases[entry.person]
        return replace(entry, **changes)

    def told(self) -> MergedClass:
        """What became of it."""
        gathering = self.one.gathering
        renamed = tuple((gathering.people[id].alias, alias) for id, alias in self.aliases.items())
        return MergedClass(
            self.one.name, gathering.code, len(self.people), tuple(self.tables.items()), renamed,
            self.other_survey and any(person.surveys for person in gathering.people.values()),
        )  # fmt: skip
