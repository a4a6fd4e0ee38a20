"""The confidential types: one sheet per party, and the scenario that holds them all.

Whoever imports this module may read secrets: the loader, the analysis, a party's own negotiator. The rules
may not, and import-linter holds them to it. `repr` of a sheet shows no number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import Literal

from communique.model.package import Package
from communique.model.papers import Ranges
from communique.model.scenario import TENSION_STEPS, Public, Seat

DiscountBy = Literal["deadline", "round"]
"""After which time a discount is what is left of a point."""


@dataclass(frozen=True, slots=True, repr=False)
class Link:
    """A bonus (or penalty) for one party when two options stand together."""

    issue: int
    option: int
    other_issue: int
    other_option: int
    points: int
    why: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class SheetBox:
    """Points for one party wherever the options of some issues lie within ranges: a hyper-rectangle of packages."""

    bounds: tuple[tuple[int, int, int], ...]
    """(issue, first option, last option), both included; two issues or more, ascending."""
    points: int

    @property
    def issues(self) -> tuple[int, ...]:
        """The issues that it looks at."""
        return tuple(issue for issue, _, _ in self.bounds)

    def value(self, package: Sequence[int]) -> int:
        """What the box adds to `package`: its points, or 0 outside."""
        for issue, first, last in self.bounds:
            if not first <= package[issue] <= last:
                return 0
        return self.points


@dataclass(frozen=True, slots=True, repr=False)
class Bundle:
    """What some issues are worth to one party taken together, over and above their options one by one.

    Any preference over packages is points by option and one bundle over all issues.
    """

    issues: tuple[int, ...]
    """Two or more, ascending."""
    sizes: tuple[int, ...]
    """How many options each of `issues` has."""
    points: tuple[int, ...]
    """One entry for each combination of options, those of the last issue following one another."""

    def value(self, package: Sequence[int]) -> int:
        """What the bundle adds to `package`."""
        place = 0
        for issue, size in zip(self.issues, self.sizes, strict=True):
            place = place * size + package[issue]
        return self.points[place]


@dataclass(frozen=True, slots=True, repr=False)
class Audience:
    """Part of the public at home: content when the party's own points on `issues` reach `threshold`."""

    id: str
    name: str
    issues: tuple[int, ...]
    threshold: int
    text: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Card:
    """Evidence a delegation may lay on the table: verifiable, unlike a statement."""

    id: str
    title: str
    text: str
    issue: int | None = None
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """What one party privately values. Points are integers; the best package is worth 100, or `Public.scale`."""

    seat: Seat
    points: tuple[tuple[int, ...], ...]
    """points[issue][option]."""
    links: tuple[Link, ...]
    reservation: int
    """What no deal is worth at tension 0, in points."""
    audiences: tuple[Audience, ...] = ()
    cards: tuple[Card, ...] = ()
    brief: str = ""
    level_reservations: dict[str, int] = field(default_factory=dict)
    """Reservation at levels that leave issues out; see `communique.model.levels.at_level`."""
    discount: str = "1"
    """What is left of a point when the time of `discount_by` has passed, as a decimal: "1" when time costs nothing."""
    discount_by: DiscountBy = "deadline"
    """Whether the discount is that of the whole time, however many rounds that is, or of each round."""
    ordinal: bool = False
    """True when points are places in an order: which of two is larger says something, by how much does not."""
    boxes: tuple[SheetBox, ...] = ()
    """What issues are worth within ranges, where a space is too large for tables of what they are worth together."""
    bundles: tuple[Bundle, ...] = ()
    """What issues are worth taken together; links are the short way to say it of two options."""

    def __repr__(self) -> str:
        """A name without a number: sheets are confidential."""
        return f"<Sheet of seat {self.seat}, confidential>"

    def value(self, package: Package) -> int:
        """Points of `package` for this party, links, bundles and boxes included."""
        total = 0
        for row, choice in zip(self.points, package, strict=True):
            total += row[choice]
        for link in self.links:
            if package[link.issue] == link.option and package[link.other_issue] == link.other_option:
                total += link.points
        for one in self.together:
            total += one.value(package)
        return total

    @property
    def together(self) -> tuple[Bundle | SheetBox, ...]:
        """All that looks at several issues at once, beside links."""
        return (*self.bundles, *self.boxes)

    def no_deal(self, public: Public, tension: int = 0) -> int:
        """The reservation at a given tension, by the scenario's published table."""
        if not public.tension_shift:
            return self.reservation
        return self.reservation + public.tension_shift[self.seat][min(max(tension, 0), TENSION_STEPS - 1)]

    def discounted(self, points: int, time: float | Fraction, rounds: int) -> float:
        """What `points` are worth at `time`, 0 at the start and 1 at the deadline, which is after `rounds` rounds.

        By deadline, points times discount to the time: the discount of Genius (Baarslag et al., Genius user guide,
        "Discount factor"). By round, points times discount to the rounds that have passed: that of Rubinstein (1982,
        "Perfect equilibrium in a bargaining model", section 3) and of NegMAS where it counts steps. Both hold for
        packages and for the no-deal value alike, so that what is acceptable does not change as time passes.
        """
        if self.discount == "1":
            return float(points)
        share = min(max(Fraction(time), Fraction(0)), Fraction(1))
        if self.discount_by == "round":
            share *= rounds
        with localcontext(Context(prec=28)):  # not the machine's `pow`, whose last digit differs between libraries
            factor = Decimal(self.discount) ** (Decimal(share.numerator) / Decimal(share.denominator))
            return float(points * factor)

    def unhappy(self, package: Package) -> tuple[Audience, ...]:
        """The audiences at home that would reject `package`; empty when it would be ratified."""
        return tuple(a for a in self.audiences if self._own(a.issues, package) < a.threshold)

    def _own(self, issues: Sequence[int], package: Package) -> int:
        return sum(self.points[i][package[i]] for i in issues)


@dataclass(frozen=True, slots=True, repr=False)
class Scenario:
    """A whole scenario file: the public part and every party's sheet. Only a facilitator holds one."""

    public: Public
    sheets: tuple[Sheet, ...]
    digest: str
    """SHA-256 over the scenario's content (not its layout or comments), hexadecimal; of fresh papers, over theirs."""
    ranges: Ranges | None = field(default=None, compare=False)
    """Within which bounds the sheets may be drawn anew; None where the file states none."""
    no_deal_expected: bool = False
    """True where the file says `expects: no_deal`: as written no text is worth more to all than no deal. Players are
    not told, since a view is made from the public part."""
    written: Scenario | None = field(default=None, compare=False)
    """The scenario as written, when these are fresh papers; whole, not cut to a level."""
    cuts: dict[str, Scenario] = field(default_factory=dict, init=False, compare=False)
    """By level, the scenario as it is played there, once `at_level` has cut it."""
    worked_out: dict[Seat, dict[object, object]] = field(default_factory=dict, init=False, compare=False)
    """By seat, what its players have worked out from its briefing alone; each briefing gets its seat's part."""

    @property
    def papers(self) -> int | None:
        """The number that the sheets were drawn from; None as they are written."""
        return self.public.papers

    def __repr__(self) -> str:
        """The scenario's id; never a number of a sheet."""
        return f"<Scenario {self.public.id!r}>"
