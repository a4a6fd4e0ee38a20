"""The public part of a scenario: what every party, and any onlooker, may read.

A `Public` holds names, issues, clauses, rules and tables, with all cross references resolved to indices: a
party is a `Seat`, an issue its position, an option its position within the issue. Option 0 is "no provision",
except on issues that are not `optional`. What an option is worth to anybody is not here; see `communique.model.sheet`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Final, NamedTuple, NewType

from communique.model.bilateral import Talk
from communique.model.message import Figure
from communique.model.package import Package

Seat = NewType("Seat", int)
"""Index of a party, in the scenario's order."""

NATURE: Final = Seat(-1)
"""Who makes the moves of chance: the event that chance draws is an event like any other."""

TENSION_STEPS: Final = 5
"""Tension runs from 0 to 4."""


class Role(StrEnum):
    """What a party is at the table; a mediator is scored too."""

    PRINCIPAL = "principal"
    MEDIATOR = "mediator"


@dataclass(frozen=True, slots=True)
class Option:
    """One way to settle an issue. `clause` is the sentence that enters the communiqué (empty for option 0)."""

    id: str
    label: str
    clause: str
    cites: tuple[str, ...] = ()
    value: int | None = None
    """The number behind an `amount` (units) or `schedule` (days) option; None for a `choice`."""
    guarantee: int | None = None
    """Index of the guarantee that unlocks this option in the conference; None when it is free."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A question the communiqué may settle."""

    id: str
    title: str
    short: str
    """A title of at most 24 characters, for narrow columns."""
    about: str
    """Two or three plain sentences for a player who has never heard of the matter."""
    kind: str
    """Name of the issue kind, a module of `communique.model.kinds`."""
    options: tuple[Option, ...]
    unit: str = ""
    assumption: bool = False
    """True when the issue is ours for teaching and no source puts it on the table."""
    optional: bool = True
    """False when option 0 is an answer like the others, with a clause; an issue left open then falls to it."""
    humanitarian: bool = False
    """True when people's lives or freedom hang on the answer. Its options then go from nothing to the fullest help."""

    @property
    def fullest(self) -> int:
        """The option that helps most on a humanitarian issue, its last; elsewhere the word means nothing."""
        return len(self.options) - 1


@dataclass(frozen=True, slots=True)
class Goal:
    """A public position: what a party says it wants. How much it matters to the party is confidential."""

    text: str
    issue: int
    options: tuple[int, ...]
    """The options of `issue` that would meet the goal."""
    cites: tuple[str, ...] = ()
    assumption: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """A delegation. `head` and `office` are facts; nobody is portrayed."""

    id: str
    name: str
    short: str
    role: Role
    head: str
    office: str
    alias: str
    emblem: str
    goals: tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class Feasibility:
    """A public rule between two options: `requires` (if A then B) or `excludes` (never A with B)."""

    kind: str
    issue: int
    option: int
    other_issue: int
    other_option: int
    why: str


@dataclass(frozen=True, slots=True)
class Signing:
    """Who must sign: `principals` (all of them), `unanimity`, or `k-of-n` with vetoes."""

    rule: str
    k: int = 0
    vetoes: tuple[Seat, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One public answer to a piece of news, with what it does to the meters (never to the deal)."""

    id: str
    label: str
    text: str
    tension: int = 0
    capital: int = 0
    trust: int = 0
    """Change of every other party's trust in the party that takes the line."""
    texts: tuple[str, ...] = ()
    """By seat, what each party is reported to say; empty where `text` stands for all."""

    def said_by(self, seat: Seat) -> str:
        """What taking the line sounds like when the party does it."""
        return self.texts[seat] if self.texts else self.text


@dataclass(frozen=True, slots=True)
class News:
    """A card of the event deck. What it does is public, and for one session; it never touches a point of an option."""

    id: str
    title: str
    text: str
    lines: tuple[Line, ...]
    cites: tuple[str, ...] = ()
    tension: int = 0
    """Change of tension when the card is drawn."""
    capital: tuple[int, ...] = ()
    """By seat, the change of capital when the card is drawn; empty for none."""
    points: tuple[int, ...] = ()
    """By seat, action points more or less on the floor of the session; empty for none."""
    no_caucus: bool = False
    """True when nobody opens a private channel in the session."""
    watched: int | None = None
    """The issue in the eye of the public in the session."""
    foretold: bool = False
    """True when the card is announced a session before it comes."""


@dataclass(frozen=True, slots=True)
class Gesture:
    """A one-sided step a party may take once: it fixes `floor` as the lowest option left of `issue`."""

    id: str
    seat: Seat
    title: str
    text: str
    issue: int
    floor: int
    trust: int = 1
    tension: int = -1
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guarantee:
    """What a mediator may underwrite, at a cost in capital; options that name it become available."""

    id: str
    seat: Seat
    title: str
    text: str
    cost: int


@dataclass(frozen=True, slots=True)
class Meters:
    """Where capital (0-8), trust (0-10), tension (0-4) and credibility (0-10) start."""

    capital: int = 4
    trust: int = 5
    tension: int = 1
    credibility: int = 8


@dataclass(frozen=True, slots=True)
class Level:
    """A difficulty level: which issues are on the table and which parts of the rules are switched on."""

    id: str
    title: str
    text: str
    issues: tuple[int, ...]
    audiences: bool = True
    links: bool = True
    news: bool = True
    gestures: bool = True
    tension: bool = True
    adviser: str = "request"
    """`on`, `request` or `off`."""
    clock: int | None = None
    """Seconds a human has for a floor turn, or None."""
    styles: tuple[str, ...] = ()
    """Names of the negotiators that play the other seats by default, one for each party."""


@dataclass(frozen=True, slots=True)
class IssueRecord:
    """What a real text said on one issue: whether it had a clause there, in words, with sources."""

    settled: bool
    text: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """What really happened, in words, with its sources: told clause by clause and never scored."""

    package: Package
    """The nearest option where the text had a clause, option 0 where it had none."""
    text: str
    cites: tuple[str, ...] = ()
    by_issue: tuple[IssueRecord, ...] = ()
    """One for every issue, or none in scenarios that do not tell it so."""


@dataclass(frozen=True, slots=True)
class Law:
    """What the law says of the humanitarian issues, in plain words, with the facts that it rests on."""

    text: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """A row of the term table: the word this scenario uses and why."""

    term: str
    note: str


@dataclass(frozen=True, slots=True)
class ReadingItem:
    """A text to read before or after a lesson, and where it can be found."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a scenario says by hand to whoever teaches with it, beside its notes; any of it may be missing."""

    goals: tuple[str, ...] = ()
    """What a class should be able to do afterwards."""
    opening: str = ""
    """What to say to the class before the sheets are handed out."""
    watch: tuple[str, ...] = ()
    """What to look for while they talk."""
    lessons: tuple[str, ...] = ()
    """What the debrief should arrive at, in the order of the board."""
    before: tuple[str, ...] = ()
    """Questions asked before the game and again after it."""
    reading: tuple[ReadingItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Study:
    """Published research in which people sat at tables like this one, and how good their deals were."""

    id: str
    title: str
    text: str
    """Who was asked to do what."""
    deals: int
    """The deals that were counted; talks without one are not among them."""
    efficient: int
    """Those that nothing could have bettered for one without costing the other (Pareto 1906)."""
    cites: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """Percent of the deals that were efficient."""
        return 100 * self.efficient / self.deals


@dataclass(frozen=True, slots=True)
class Review:
    """What somebody who is named made of the scenario, as its file records it; the program writes none."""

    by: str
    date: str
    """When, as year, month and day."""
    text: str
    seat: Seat | None = None
    """From the side of which party it was read; None where a class played it."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an imported scenario comes from, and what its points mean in the files it was read from."""

    format: str
    """Name of the format, as `communique import` lists it."""
    source: str
    """The files, and what is known of their author and licence."""
    utilities: str
    """How the format computes a utility, in words."""
    points_per_unit: Fraction
    """Points that make one unit of the files' own measure."""
    own: Mapping[str, Fraction] = field(default_factory=dict)
    """The same by party id, for parties whose ties only a number of their own keeps."""

    def per_unit(self, party: str) -> Fraction:
        """The points that make one unit of what this party, by its id, values."""
        return self.own.get(party, self.points_per_unit)

    def in_units(self, points: int, party: str = "") -> Fraction:
        """Points of a party, by its id, in the files' own measure, exactly as far as the import was."""
        return points / self.per_unit(party)


class Facts(NamedTuple):
    """What the rules ask of a scenario's public part again and again, in the form they ask for."""

    principals: tuple[Seat, ...]
    mediators: tuple[Seat, ...]
    signatories: tuple[Seat, ...]
    signing: tuple[int, int]
    """Who must sign: all of these seats, as bits, and so many at least."""
    locks: tuple[tuple[int | None, ...], ...]
    """By issue and option, the guarantee it needs, or None."""
    sizes: tuple[int, ...]
    zeros: tuple[int, ...]
    """The lowest option of each issue while no gesture has been made."""
    rules: tuple[tuple[int, int, int, int, bool], ...]
    """Rules between two options: issue, option, other issue, other option, and whether the one requires the other."""

    def consistent(self, package: Sequence[int]) -> bool:
        """True when the package breaks no rule between two options."""
        for i, option, j, other, requires in self.rules:
            if package[i] == option and (package[j] == other) != requires:
                return False
        return True


@dataclass(frozen=True, slots=True)
class Public:
    """Everything about a scenario that all may read."""

    id: str
    title: str
    place: str
    date: str
    story: str
    content_note: str
    fictional: bool
    parties: tuple[Party, ...]
    issues: tuple[Issue, ...]
    signing: Signing
    feasibility: tuple[Feasibility, ...] = ()
    talks: tuple[Talk, ...] = ()
    """Who talks with whom about what where talks of two follow one another; empty where there are none."""
    news: tuple[News, ...] = ()
    gestures: tuple[Gesture, ...] = ()
    guarantees: tuple[Guarantee, ...] = ()
    meters: Meters = field(default_factory=Meters)
    tension_shift: tuple[tuple[int, ...], ...] = ()
    """tension_shift[party][tension]: what tension adds to the party's no-deal value, in points; 5 columns."""
    tension_on: bool = True
    """False at levels that play without tension: the meter then stays at 0, where sheets state no deal's worth."""
    sessions: int = 6
    rounds: int = 20
    """Deadline of the alternating protocol; where it is hidden, the most rounds that there may be."""
    ends_from: int | None = None
    """Where the deadline is hidden, the number of rounds from which on the talks may end; None where it is known."""
    levels: tuple[Level, ...] = ()
    level: str = ""
    """The level this public part was cut to by `at_level`; empty for the whole scenario."""
    reference: Reference | None = None
    law: Law | None = None
    """What the law says of the humanitarian issues; None where none is played."""
    studies: tuple[Study, ...] = ()
    """How people did at tables like this one."""
    reviews: tuple[Review, ...] = ()
    """Who has played the scenario with a class, or read it from the side of a party."""
    absent: tuple[str, ...] = ()
    """Who is not at the table and bears the result."""
    words: tuple[Wording, ...] = ()
    teaching: str = ""
    lesson: Lesson = field(default_factory=Lesson)
    questions: tuple[str, ...] = ()
    """Questions to reflect on after the game."""
    seed: str = ""
    """The fact sheet that `cites` refer to, as a path below `seeds/`."""
    preamble: str = ""
    """The opening sentence of the communiqué."""
    adjournment: str = ""
    """The sentence of record when the talks are adjourned; names the date of the next meeting."""
    scale: int = 100
    """What the best conceivable package is worth, in points: 100 in written scenarios, more in imported ones."""
    origin: Origin | None = None
    """For imported scenarios: where they come from."""
    rules: int = 2
    """The edition of the rules that is played by: 2, or 1 in games that were begun before there was a closing call."""
    map: str = ""
    """The file with a drawing of the region; empty when there is none."""
    papers: int | None = None
    """The number that all sheets were drawn from; None as they are written. Everybody at the table knows it."""
    facts: Facts = field(init=False, compare=False, repr=False)
    """What follows from the rest and is asked for at every move."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", _facts(self))

    def of_hundred(self, points: int, *, signed: bool = False) -> Figure:
        """Points as people read them, out of 100: as they are in written scenarios, else with one decimal."""
        if self.scale == 100:
            return Figure(points, 0, signed)
        return Figure(100 * points / self.scale, 1, signed)

    @property
    def sizes(self) -> tuple[int, ...]:
        """The number of options of each issue."""
        return tuple(len(issue.options) for issue in self.issues)

    @property
    def humanitarian(self) -> tuple[int, ...]:
        """The issues on which people's lives or freedom hang, in order."""
        return tuple(i for i, issue in enumerate(self.issues) if issue.humanitarian)

    @property
    def principals(self) -> tuple[Seat, ...]:
        """The seats of the principals, in order."""
        return self.facts.principals

    @property
    def mediators(self) -> tuple[Seat, ...]:
        """The seats of the mediators, in order."""
        return self.facts.mediators

    @property
    def signatories(self) -> tuple[Seat, ...]:
        """The seats whose signature counts under the signing rule."""
        return self.facts.signatories


def _facts(public: Public) -> Facts:
    signing, principals = public.signing, _seats(public, Role.PRINCIPAL)
    signatories = principals if signing.rule == "principals" else tuple(map(Seat, range(len(public.parties))))
    counted = signing.rule == "k-of-n"
    hands = set(signing.vetoes if counted else signatories)
    return Facts(
        principals=principals,
        mediators=_seats(public, Role.MEDIATOR),
        signatories=signatories,
        signing=(sum(1 << seat for seat in hands), signing.k if counted else 0),
        locks=tuple(tuple(option.guarantee for option in issue.options) for issue in public.issues),
        sizes=public.sizes,
        zeros=(0,) * len(public.issues),
        rules=tuple(
            (r.issue, r.option, r.other_issue, r.other_option, r.kind == "requires") for r in public.feasibility
        ),
    )


def _seats(public: Public, role: Role) -> tuple[Seat, ...]:
    return tuple(Seat(i) for i, party in enumerate(public.parties) if party.role is role)
