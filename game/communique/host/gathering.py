"""The class so far: who has come, where they sit, which phase it is. A fold over the entries; holds state.

It knows of games only who sits at them; the games themselves are `played_table.PlayedTable`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from communique.host import entries as said
from communique.host.entries import Entry, EntryError
from communique.words import N_, tr

PHASES: Final[dict[str, str]] = {
    "gathering": N_("Gathering"),
    "before": N_("Before the talks: a few questions"),
    "reading": N_("Reading the briefs"),
    "talks": N_("Talks"),
    "after": N_("After the talks: a few questions"),
    "debrief": N_("Debrief"),
    "over": N_("The end"),
}
"""The phases of a class in their order, each with its words. A practice round is talks on another case."""


@dataclass(slots=True)
class Person:
    """Somebody in the class."""

    id: int
    alias: str
    token: str
    """A digest of what the phone keeps; empty once it is dead."""
    joined: float
    """When, in seconds since 1970."""
    table: int | None = None
    seat: int | None = None
    """The seat at the table; None for an observer."""
    seated: float = 0.0
    """When they sat down there, in seconds since 1970."""
    observes: bool = False
    """Whether they are there to look on, and no lot seats them."""
    wished: bool = False
    """Whether they look on because they asked to. That outlives the table; a seat that the teacher gives ends it."""
    gone: bool = False
    removed: bool = False
    consent: bool = False
    asked: bool = False
    """Whether they were asked for consent, and answered."""
    read: bool = False
    """Whether they say that they have read their brief."""
    surveys: dict[str, dict[str, str]] = field(default_factory=dict)
    pulses: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    """By table: satisfaction, trust, fairness."""
    felt_in: dict[int, int] = field(default_factory=dict)
    """By table, the seat in which they felt so: by now they may sit elsewhere."""


@dataclass(frozen=True, slots=True)
class Case:
    """Something that tables play."""

    number: int
    scenario: str
    digest: str
    level: str
    papers: int | None
    source: str
    practice: bool = False
    tables: int | None = None
    """At how many tables it is to be played; None for as many as the people need."""


@dataclass(frozen=True, slots=True)
class StandingIn:
    """A computer in a chair of people."""

    negotiator: str
    heard: int
    """How much the seat had heard when it took over."""


@dataclass(slots=True)
class PlaceLaid:
    """A table, as far as seats go."""

    number: int
    case: int
    seed: int
    opened: float
    moved: float = 0.0
    """When something was last played here, in seconds since 1970."""
    computers: dict[int, StandingIn] = field(default_factory=dict)
    """By seat, the computer that plays it now."""
    stood_in: dict[int, StandingIn] = field(default_factory=dict)
    """By seat, the computer that gave it back last, for "while you were away"."""
    pens: dict[int, int] = field(default_factory=dict)
    """By seat, the person who makes its moves; where there is none, whoever has sat there longest."""
    proposals: list[said.MoveProposed] = field(default_factory=list)
    paused: bool = False


class Gathering:
    """The class as its entries leave it. Holds state; `take` is the one way to change it."""

    def __init__(self) -> None:
        self.opening: said.Opened | None = None
        self.people: dict[int, Person] = {}
        self.cases: dict[int, Case] = {}
        self.places: dict[int, PlaceLaid] = {}
        self.phase: str = "gathering"
        self.phase_since: float = 0.0
        self.locked = False
        self.paused = False
        self.announcement = ""
        self.announced: float = 0.0
        self.clocks: dict[str, float] = {}
        """By what they are for (`whole`, `phase`, `session`), when they end."""
        self.stand_in: int | None = None
        self.survey = ""
        """The text of the survey's file; empty for the usual one."""
        self.asks = True
        """Whether the questions before and after the talks are asked."""
        self.current = 0
        """The case that the class sits at: that of the table which was laid, or at which somebody sat down, last."""
        self.debriefed = False
        """Whether the debrief has been open: all sheets have been, and nothing is moved after that."""
        self.research = False
        """Whether everybody is asked if their data may be used for research."""
        self.names = True
        """Whether names stand on the wall, and on phones that wait."""
        self.keys: set[tuple[int, str]] = set()
        """Of which person which forms have come already."""
        self._tokens: dict[str, int] = {}

    # -- looking -------------------------------------------------------------

    @property
    def code(self) -> str:
        """The letters by which phones join."""
        return self.opened.code

    @property
    def opened(self) -> said.Opened:
        """The first entry. Raises EntryError where there is none."""
        if self.opening is None:
            raise EntryError(tr("A class begins with an entry that opens it."))
        return self.opening

    def here(self) -> Iterator[Person]:
        """Everybody who has not left, in the order in which they came."""
        return (person for person in self.people.values() if not person.gone)

    def with_token(self, token: str) -> Person | None:
        """Whose phone keeps what has this digest; None for nobody's."""
        person = self._tokens.get(token)
        return None if person is None or self.people[person].gone else self.people[person]

    def at(self, table: int) -> list[Person]:
        """Who is at the table, observers included."""
        return [person for person in self.here() if person.table == table]

    def team(self, table: int, seat: int) -> list[Person]:
        """Who shares the seat, in the order in which they came."""
        return [person for person in self.at(table) if person.seat == seat]

    def pen(self, table: int, seat: int) -> Person | None:
        """Who makes the moves of the seat; None where nobody sits."""
        team = self.team(table, seat)
        holder = self.places[table].pens.get(seat)
        return next((person for person in team if person.id == holder), team[0] if team else None)

    def case_of(self, table: int) -> Case:
        """What the table plays."""
        return self.cases[self.places[table].case]

    @property
    def case(self) -> Case:
        """What the class has come for: the case that is not for practice, as it was settled last."""
        return [case for case in self.cases.values() if not case.practice][-1]

    def felt(self, table: int) -> list[tuple[int, tuple[int, int, int]]]:
        """By seat, how people there felt about the talks at a table: satisfaction, trust, fairness."""
        return [(one.felt_in[table], one.pulses[table]) for one in self.people.values() if table in one.felt_in]

    # -- taking in -----------------------------------------------------------

    def take(self, entry: Entry, at: float) -> None:
        """Let the entry have happened, at that many seconds since 1970. Raises EntryError where it cannot have."""
        if (self.opening is None) != isinstance(entry, said.Opened):
            raise EntryError(tr("A class begins with an entry that opens it."))
        try:
            self._take(entry, at)
        except (KeyError, IndexError):
            raise EntryError(tr("An entry names somebody or something that is not there.")) from None

    def _take(self, entry: Entry, at: float) -> None:
        match entry:
            case said.Opened():
                if entry.format != said.FORMAT:
                    raise EntryError(
                        tr(
                            'The class is kept in the format "{format}", not "{ours}".',
                            format=f"{entry.format:.40}",
                            ours=said.FORMAT,
                        )
                    )
                self.opening, self.phase_since = entry, at
            case said.CaseOpened():
                self.cases[entry.case] = Case(
                    entry.case, entry.scenario, entry.digest, entry.level, entry.papers, entry.source, entry.practice,
                    entry.tables,
                )  # fmt: skip
            case said.TableOpened():
                self.cases[entry.case]
                self._clear(entry.table)
                self.places[entry.table] = PlaceLaid(entry.table, entry.case, entry.seed, at)
                self.current = entry.case
            case said.TableCleared():
                self.places[entry.table]
                self._clear(entry.table)
                self.places.pop(entry.table)
            case said.PhaseSet():
                if entry.phase not in PHASES:
                    raise EntryError(tr('There is no phase "{phase}".', phase=f"{entry.phase:.40}"))
                self.phase, self.phase_since = entry.phase, at
                self.debriefed = self.debriefed or entry.phase == "debrief"
                self.clocks.pop("phase", None)
            case said.Locked():
                self.locked = entry.on
            case said.Paused():
                if entry.table is None:
                    self.paused = entry.on
                else:
                    self.places[entry.table].paused = entry.on
            case said.Announced():
                self.announcement, self.announced = entry.text, at
            case said.Timed():
                self.clocks.pop(entry.what, None)
                if entry.until is not None:
                    self.clocks[entry.what] = entry.until
            case said.StandIn():
                self.stand_in = entry.minutes
            case said.SurveySet():
                self.survey, self.asks, self.research = entry.text, entry.on, entry.research
            case said.NamesShown():
                self.names = entry.on
            case _:
                self._take_people(entry, at)

    def _take_people(self, entry: Entry, at: float) -> None:
        match entry:
            case said.Joined():
                if entry.person in self.people:
                    raise EntryError(tr("Nobody joins twice."))
                self.people[entry.person] = Person(entry.person, entry.alias, entry.token, at)
                self._tokens[entry.token] = entry.person
            case said.Returned():
                person = self.people[entry.person]
                self._tokens.pop(person.token, None)
                person.token = entry.token
                self._tokens[entry.token] = entry.person
            case said.Renamed():
                self.people[entry.person].alias = entry.alias
            case said.Gone():
                person = self.people[entry.person]
                self._tokens.pop(person.token, None)
                person.gone, person.removed, person.token = True, entry.removed, ""
                self._no_longer_proposed(person)
            case said.SatDown():
                if entry.table is not None:
                    self.current = self.places[entry.table].case
                person = self.people[entry.person]
                if (person.table, person.seat) != (entry.table, entry.seat):
                    person.read, person.seated = False, at
                    self._no_longer_proposed(person)
                person.table, person.seat = entry.table, entry.seat if entry.table is not None else None
                person.observes, person.wished = entry.observes, entry.wished
            case said.PenTaken():
                person = self.people[entry.person]
                if person.table is not None and person.seat is not None:
                    self.places[person.table].pens[person.seat] = person.id
            case said.Dismissed():
                self._no_longer_proposed(self.people[entry.person])
            case said.HasRead():
                self.people[entry.person].read = True
            case said.Surveyed():
                self.people[entry.person].surveys[entry.survey] = dict(entry.answers)
            case said.Consented():
                person = self.people[entry.person]
                person.consent, person.asked = entry.yes, True
            case said.Pulsed():
                person = self.people[entry.person]
                person.pulses[entry.table] = (entry.satisfaction, entry.trust, entry.fairness)
                if person.table == entry.table and person.seat is not None:
                    person.felt_in[entry.table] = person.seat
            case _:
                self._take_table(entry, at)

    def _take_table(self, entry: Entry, at: float) -> None:
        match entry:
            case said.Chaired():
                place = self.places[entry.table]
                before = place.computers.pop(entry.seat, None)
                if entry.negotiator:
                    place.stood_in.pop(entry.seat, None)
                    place.computers[entry.seat] = StandingIn(entry.negotiator, entry.heard)
                    for person in self.team(entry.table, entry.seat):
                        self._no_longer_proposed(person)
                elif before is not None:
                    place.stood_in[entry.seat] = before
            case said.MovesMade():
                place = self.places[entry.table]
                place.moved = at
                if entry.person is not None:
                    person = self.people[entry.person]
                    if entry.key:
                        self.keys.add((person.id, entry.key))
                    if person.seat is not None:
                        # What has been moved with is read; and what a team proposed was for this moment.
                        place.stood_in.pop(person.seat, None)
                        for one in self.team(entry.table, person.seat):
                            self._no_longer_proposed(one)
            case said.MoveProposed():
                person = self.people[entry.person]
                if person.table is not None:
                    place = self.places[person.table]
                    place.proposals = [one for one in place.proposals if one.person != person.id] + [entry]
            case said.TakenBack():
                self.places[entry.table].proposals.clear()
                if entry.over:
                    # It will end otherwise, and people be asked again how they felt.
                    self._unfelt(entry.table)
            case said.Noted():
                self.places[entry.table]
            case _:
                raise EntryError(tr('There is no entry "{kind}".', kind=type(entry).__name__))

    def _no_longer_proposed(self, person: Person) -> None:
        """What somebody proposed is of the past: they sit elsewhere, or the moment is over."""
        if person.table in self.places:
            place = self.places[person.table]
            place.proposals = [one for one in place.proposals if one.person != person.id]

    def _clear(self, table: int) -> None:
        """Nothing that is kept by the number of a table is of the one that is laid there next."""
        self._unfelt(table)
        for person in self.people.values():
            if person.table == table:
                person.table = person.seat = None
                person.read, person.observes = False, person.wished

    def _unfelt(self, table: int) -> None:
        for person in self.people.values():
            person.pulses.pop(table, None)
            person.felt_in.pop(table, None)


def of_tables(kept: Iterable[tuple[int, float, Entry]]) -> dict[int, list[Entry]]:
    """By number, what happened in the games at the tables that are there at the end, each since it was laid last."""
    found: dict[int, list[Entry]] = {}
    for _, _, entry in kept:
        match entry:
            case said.TableOpened():
                found[entry.table] = []
            case said.TableCleared():
                found.pop(entry.table, None)
            case said.MovesMade() | said.TakenBack() | said.Noted():
                found[entry.table].append(entry)
            case _:
                pass
    return found
