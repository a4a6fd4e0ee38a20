"""A NegMAS utility function as whole points: what a party values, exactly as far as floats let it be told.

NegMAS counts in floats, a sheet in whole points. Whatever can be evaluated on each outcome of a discrete space comes
over: points by option where the values add up, and beside them a bundle over all issues where they do not. Two rules
hold whichever class it is: outcomes that NegMAS values alike are worth the same here, and those that it values
differently are not. _Floats that differ by less than a millionth of a millionth are taken for one number that was added
up in another order; what lies closer together than points can tell is said in a note.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from math import lcm, prod
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from communique.interop.decimals import decimal
from communique.interop.domain import Refused
from communique.interop.negmas_library import library
from communique.model.package import Package
from communique.model.scenario import Seat
from communique.model.sheet import Bundle, DiscountBy, Sheet
from communique.words import number, rounded, tr, tr_n

MOST_OUTCOMES: Final = 1_000_000
"""A space of more is not evaluated outcome by outcome."""
CHECKED: Final = 20_000
"""Functions that NegMAS calls linear are held against each outcome up to so many; beyond, their parts are believed."""
CLOSE: Final = 1e-12
"""_Floats no farther apart are one number; times the largest utility where that is above 1."""
FINEST: Final = 100_000_000
"""The most points that the largest utility may become where no smaller number of points holds all exactly."""
LEAST: Final = 50
"""The best outcome is worth at least so many points, so that strategies have room."""
READABLE: Final = 1_000_000

_Floats = npt.NDArray[np.float64]
_Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is to be settled in a NegMAS outcome space: issues with their values, or one issue of whole outcomes."""

    names: tuple[str, ...]
    values: tuple[tuple[Any, ...], ...]
    """By issue, its values in NegMAS's order."""
    listed: bool = False
    """True where the space is a list of outcomes: the one issue's values are these."""
    _places: list[dict[Any, int]] = field(default_factory=list, compare=False, repr=False)

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many values each issue has."""
        return tuple(map(len, self.values))

    @property
    def outcomes(self) -> int:
        """How many outcomes there are."""
        return prod(self.sizes)

    def outcome(self, package: Sequence[int]) -> tuple[Any, ...]:
        """The NegMAS outcome. Inverse of `package`."""
        chosen = tuple(row[k] for row, k in zip(self.values, package, strict=True))
        return chosen[0] if self.listed else chosen

    def package(self, outcome: Sequence[Any]) -> Package:
        """The options of a NegMAS outcome. Raises KeyError for one that is not of this space."""
        if not self._places:
            self._places.extend({value: k for k, value in enumerate(row)} for row in self.values)
        if self.listed:
            return (self._places[0][tuple(outcome)],)
        return tuple(place[value] for place, value in zip(self._places, outcome, strict=True))

    def every(self) -> Iterator[tuple[Any, ...]]:
        """All outcomes, in the order in which packages are numbered."""
        return iter(self.values[0]) if self.listed else product(*self.values)


def agenda_of(space: Any) -> Agenda:
    """The agenda of a NegMAS outcome space. Raises Refused where it has more outcomes than can be counted."""
    outcomes = library("negmas.outcomes.outcome_space")
    if not space.is_discrete() or math.isinf(space.cardinality):
        named = [issue.name for issue in getattr(space, "issues", ()) if not _countable(issue)]
        raise Refused(
            "NegMAS",
            tr(
                "issue {names} is not discrete; cut it into values first, as with Scenario.discretize",
                names=", ".join(named) or "?",
            ),
        )
    if isinstance(space, outcomes.CartesianOutcomeSpace) and not isinstance(
        space, outcomes.SubsetCartesianOutcomeSpace
    ):
        issues = space.issues
        return Agenda(tuple(str(issue.name) for issue in issues), tuple(tuple(issue.all) for issue in issues))
    if space.cardinality > MOST_OUTCOMES:
        raise Refused("NegMAS", _too_many(int(space.cardinality)))
    # In an order that does not depend on the process, which that of a set of texts does.
    every = tuple(sorted((tuple(one) for one in space.enumerate_or_sample()), key=repr))
    if not every:
        raise Refused("NegMAS", tr("the outcome space is empty"))
    return Agenda((str(space.name or "outcome"),), (every,), listed=True)


def _countable(issue: Any) -> bool:
    return bool(issue.is_discrete()) and not math.isinf(issue.cardinality)


def _too_many(outcomes: int) -> str:
    return tr(
        "there are {outcomes} outcomes; up to {most} can be evaluated one by one",
        outcomes=number(outcomes),
        most=number(MOST_OUTCOMES),
    )


@dataclass(frozen=True, slots=True)
class Worth:
    """What one NegMAS utility function comes to, in whole points."""

    points: tuple[tuple[int, ...], ...]
    """points[issue][option]."""
    bundle: tuple[int, ...]
    """By outcome, what it is worth beyond the sum of its options; empty where values add up."""
    reservation: int
    discount: str
    """What is left of a point after all rounds or after each, as a decimal."""
    discount_by: DiscountBy
    points_per_unit: Fraction
    notes: tuple[str, ...]
    """What is not exactly as NegMAS has it, one sentence each."""
    best: int
    """What the best outcome is worth, in points."""

    @property
    def reach(self) -> Fraction:
        """The largest number on the sheet, whichever its sign, in units of utility."""
        rows = max(abs(points) for row in self.points for points in row)
        return max(rows, abs(self.reservation), *map(abs, (self.best, *self.bundle))) / self.points_per_unit

    def sheet(self, seat: Seat, *, brief: str = "") -> Sheet:
        """The sheet of a party that values outcomes so."""
        sizes = tuple(map(len, self.points))
        bundles = (Bundle(tuple(range(len(sizes))), sizes, self.bundle),) if self.bundle else ()
        return Sheet(
            seat, self.points, (), self.reservation,
            brief=brief, discount=self.discount, discount_by=self.discount_by, bundles=bundles,
        )  # fmt: skip


def worth_of(ufun: Any, agenda: Agenda, whose: str, *, per_unit: Fraction | None = None) -> Worth:
    """The utility function in points. `whose` names the party in refusals and notes.

    `per_unit` are the points that
    make one unit of utility; None for as many as hold all values exactly, if there are. Raises Refused for what cannot
    be told in points: values that change with the talks, that are not numbers, or too many of them.
    """
    base, discount, by, notes = _stationary(ufun, whose)
    linear = _linear(base)
    if agenda.outcomes > MOST_OUTCOMES and not linear:
        raise Refused(whose, _too_many(agenda.outcomes))
    values = _evaluated(base, agenda, whose) if agenda.outcomes <= (CHECKED if linear else MOST_OUTCOMES) else None
    rows = _rows(base, agenda, whose)
    reserved = _reserved(ufun, whose)
    found = None
    if values is None or (np.isfinite(values).all() and _adds_up(rows, values)):
        found = _additive(rows, values, reserved, per_unit, whose, notes)
    if found is None:
        assert values is not None
        found = _tabled(values, agenda, reserved, per_unit, whose, notes)
    points, bundle, unit, low, high = found
    reservation = _no_deal(reserved, unit, low, high, whose, notes)
    return Worth(points, bundle, reservation, discount, by, unit, tuple(notes), high)


def undiscounted(ufun: Any) -> Any:
    """The utility function below all discounts; the same one where there are none."""
    while isinstance(ufun, library("negmas.preferences.discounted").DiscountedUtilityFunction):
        ufun = ufun.ufun
    return ufun


# -- values as NegMAS has them ---------------------------------------------------------------


def _stationary(ufun: Any, whose: str) -> tuple[Any, str, DiscountBy, list[str]]:
    """The function that stands still below a discount, that discount and what it goes by, and what is to be noted."""
    still, notes = undiscounted(ufun), list[str]()
    discount = "1"
    by: DiscountBy = "deadline"
    if ufun is not still:
        discount, by = _discount(ufun, whose, notes)
        if ufun.ufun is not still and discount != "1":
            raise Refused(whose, tr("it is discounted twice, which no sheet can hold"))
        if ufun.ufun is not still:
            return _stationary(ufun.ufun, whose)
    if not still.is_stationary():
        raise Refused(whose, tr("{kind} gives values that change with the talks", kind=type(still).__name__))
    return still, discount, by, notes


def _discount(ufun: Any, whose: str, notes: list[str]) -> tuple[str, DiscountBy]:
    """What is left of a point, and after what time."""
    if not isinstance(ufun, library("negmas.preferences.discounted").ExpDiscountedUFun):
        raise Refused(whose, tr("{kind} is no discount that a sheet can hold", kind=type(ufun).__name__))
    rate = 1.0 if ufun.discount is None else float(ufun.discount)
    if rate == 1:
        return "1", "deadline"
    if not 0 < rate < 1:
        raise Refused(whose, tr("the discount is {rate}; it should be above 0 and at most 1", rate=rounded(rate, 6)))
    reserved = float(ufun.reserved_value)
    if not ufun.dynamic_reservation and math.isfinite(reserved) and reserved:
        raise Refused(whose, tr("its reserved value stands still while utilities shrink, which no sheet can hold"))
    if ufun.factor == "step":
        return decimal(Fraction(str(rate))), "round"
    if ufun.factor != "relative_time":
        raise Refused(whose, tr("the discount goes by {factor}, which no sheet can hold", factor=str(ufun.factor)))
    notes.append(tr("{whose}: time is counted in rounds that have passed, of all there are", whose=whose))
    return decimal(Fraction(str(rate))), "deadline"


def _linear(ufun: Any) -> bool:
    """True where the class itself says that values are added up issue by issue."""
    linear = library("negmas.preferences.crisp.linear")
    kinds = (linear.LinearAdditiveUtilityFunction, linear.AffineUtilityFunction)
    return isinstance(ufun, kinds) and not getattr(ufun, "constraints", None)


def _evaluated(ufun: Any, agenda: Agenda, whose: str) -> _Floats:
    """utility[outcome]; -inf for what a constraint forbids."""
    return np.fromiter((_utility(ufun, one, whose) for one in agenda.every()), np.float64, agenda.outcomes)


def _utility(ufun: Any, outcome: Any, whose: str) -> float:
    try:
        value = float(ufun(outcome))
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        raise Refused(whose, tr("outcome {outcome} has no utility ({what})", outcome=str(outcome), what=what)) from None
    if math.isnan(value) or value == math.inf:
        raise Refused(whose, tr("the utility of {outcome} is {value}", outcome=str(outcome), value=str(value)))
    return value


def _rows(ufun: Any, agenda: Agenda, whose: str) -> list[_Floats]:
    """rows[issue][option], if values add up: what changes when one issue alone changes. The rest is on the first."""
    first = [0] * len(agenda.sizes)
    start = _utility(ufun, agenda.outcome(first), whose)
    rows = []
    for issue, size in enumerate(agenda.sizes):
        changed = (agenda.outcome([*first[:issue], k, *first[issue + 1 :]]) for k in range(size))
        rows.append(np.array([_utility(ufun, one, whose) - start for one in changed]))
    lows = [float(row.min()) for row in rows]
    rows = [row - low for row, low in zip(rows, lows, strict=True)]
    rows[0] = rows[0] + (start + sum(lows))
    return rows


def _reserved(ufun: Any, whose: str) -> float:
    """The reserved value; -inf where any agreement is better than none."""
    value = ufun.reserved_value
    value = -math.inf if value is None else float(value)
    if math.isnan(value):
        raise Refused(whose, tr("the reserved value is no number"))
    return value


# -- and as points ----------------------------------------------------------------------------

_Found = tuple[tuple[tuple[int, ...], ...], tuple[int, ...], Fraction, int, int]
"""Points by option, the bundle, points a unit, what the worst outcome is worth and the best."""


def _sums(rows: Sequence[npt.NDArray[Any]]) -> npt.NDArray[Any]:
    total = rows[0]
    for row in rows[1:]:
        total = np.add.outer(total, row).ravel()
    return total


def _tolerance(values: _Floats) -> float:
    return CLOSE * max(1.0, float(np.abs(values).max(initial=0)))


def _adds_up(rows: Sequence[_Floats], values: _Floats) -> bool:
    # The differences between the rows are sums of floats themselves, so that a little more is forgiven.
    return bool(np.abs(_sums(rows) - values).max() <= 100 * _tolerance(values))


def _additive(
    rows: Sequence[_Floats],
    values: _Floats | None,
    reserved: float,
    asked: Fraction | None,
    whose: str,
    notes: list[str],
) -> _Found | None:
    """Points by option, where they rank outcomes as the values do."""
    numbers = np.concatenate([*rows, [reserved] if math.isfinite(reserved) else []])
    reach = sum(float(np.abs(row).max()) for row in rows)
    per_unit, whole = _points_per_unit(numbers, reach, asked)
    points = [np.rint(row * float(per_unit)).astype(np.int64) for row in rows]
    if values is not None and not _ranked_alike(values, _sums(points)):
        return None
    if not whole:
        notes.append(_rounded(whose, per_unit))
    low, high = sum(int(row.min()) for row in points), sum(int(row.max()) for row in points)
    return tuple(tuple(row.tolist()) for row in points), (), per_unit, low, high


def _ranked_alike(values: _Floats, points: _Ints) -> bool:
    """True when outcomes are worth the same points exactly where they have the same value, and more where more."""
    order = np.argsort(values, kind="stable")
    apart = np.diff(values[order]) > _tolerance(values)
    steps = np.diff(points[order])
    return bool(((steps > 0) == apart).all() and (steps >= 0).all())


def _tabled(
    values: _Floats, agenda: Agenda, reserved: float, asked: Fraction | None, whose: str, notes: list[str]
) -> _Found:
    """Points by outcome: by option as far as it goes, and the rest in a bundle."""
    told = np.isfinite(values)
    if not told.any():
        raise Refused(whose, tr("no outcome is allowed by its constraints"))
    known = values[told]
    numbers = np.unique(np.concatenate([known, [reserved] if math.isfinite(reserved) else []]))
    per_unit, whole = _points_per_unit(numbers, float(np.abs(known).max()), asked)
    ranks = _told_apart(known, per_unit, whose, notes) if not whole else None
    total = np.empty(len(values), np.int64)
    total[told] = np.rint(known * float(per_unit)).astype(np.int64) if ranks is None else ranks
    low, high = int(total[told].min()), int(total[told].max())
    if not told.all():
        low = min(low, math.floor(reserved * per_unit) if math.isfinite(reserved) else low) - 1
        total[~told] = low
        notes.append(
            tr_n(
                "{whose}: {n} outcome that its constraints forbid is worth less than any other",
                "{whose}: {n} outcomes that its constraints forbid are worth less than any other",
                int((~told).sum()),
                whose=whose,
            )
        )
    if len(agenda.sizes) == 1:
        return (tuple(total.tolist()),), (), per_unit, low, high
    points, rest = _split(total, agenda.sizes)
    return tuple(tuple(row.tolist()) for row in points), tuple(rest.tolist()), per_unit, low, high


def _told_apart(known: _Floats, per_unit: Fraction, whose: str, notes: list[str]) -> _Ints:
    """Points of values too fine to be whole: one number to those that are alike, and a note on what became alike."""
    order = np.argsort(known, kind="stable")
    ascending = known[order]
    fresh = np.concatenate([[True], np.diff(ascending) > _tolerance(known)])
    group = np.cumsum(fresh) - 1
    # The first of each group stands for it, so that no rounding tells apart what is alike.
    points = np.rint(ascending[fresh] * float(per_unit)).astype(np.int64)
    merged = int((np.diff(points) == 0).sum())
    if merged:
        notes.append(
            tr_n(
                "{whose}: {n} value lies closer than {step} to the next and is worth the same here",
                "{whose}: {n} values lie closer than {step} to the next and are worth the same here",
                merged,
                whose=whose,
                step=rounded(float(1 / per_unit), 9),
            )
        )
    notes.append(_rounded(whose, per_unit))
    found = np.empty(len(known), np.int64)
    found[order] = points[group]
    return found


def _rounded(whose: str, per_unit: Fraction) -> str:
    return tr("{whose}: utilities are rounded to {step}", whose=whose, step=rounded(float(1 / per_unit), 9))


def _split(total: _Ints, sizes: Sequence[int]) -> tuple[list[_Ints], _Ints]:
    """What options are worth on average, and what is left of each outcome: their sum is `total`, exactly."""
    cube, mean = total.reshape(tuple(sizes)), float(total.mean())
    rows, rest = [], cube.copy()
    for issue in range(len(sizes)):
        others = tuple(k for k in range(len(sizes)) if k != issue)
        effect = cube.mean(axis=others) - mean
        row = np.rint(effect - effect.min()).astype(np.int64)
        rows.append(row)
        rest -= row.reshape([-1 if k == issue else 1 for k in range(len(sizes))])
    return rows, rest.ravel()


def _points_per_unit(numbers: _Floats, reach: float, asked: Fraction | None) -> tuple[Fraction, bool]:
    """Points a unit, and whether they hold all numbers: short tenths, a common denominator, then ever finer tenths.

    As many as were `asked`, if any.
    """
    if asked is not None:
        return asked, _whole(numbers, asked)
    reach = max(reach, float(np.abs(numbers[np.isfinite(numbers)]).max(initial=0))) or 1.0
    if reach > 1e12:
        raise Refused("NegMAS", tr("utilities go up to {reach}, beyond what points can hold", reach=rounded(reach, 0)))
    first = math.ceil(math.log10(LEAST / reach))
    last = math.floor(math.log10(FINEST / reach))
    tenths = [Fraction(10) ** power for power in range(first, last + 1)]
    short = [one for one in tenths if one * Fraction(reach) <= READABLE]
    for one in short:
        if _whole(numbers, one):
            return one, True
    common = _common(numbers, reach)
    if common is not None:
        return common, True
    for one in tenths[len(short) :]:
        if _whole(numbers, one):
            return one, True
    return tenths[-1], False


def _whole(numbers: _Floats, per_unit: Fraction) -> bool:
    scaled = numbers * float(per_unit)
    return bool(np.abs(scaled - np.rint(scaled)).max(initial=0) <= CLOSE * float(per_unit))


def _common(numbers: _Floats, reach: float) -> Fraction | None:
    """The smallest number of points a unit that makes short fractions whole; None when they have none in common."""
    found = 1
    for value in np.unique(numbers)[:5_000].tolist():
        exact = Fraction(value)
        short = exact.limit_denominator(10_000)
        if abs(short - exact) > CLOSE:
            return None
        found = lcm(found, short.denominator)
        if found * reach > READABLE:
            return None
    per_unit = Fraction(found * max(1, math.ceil(LEAST / (found * reach))))
    return per_unit if _whole(numbers, per_unit) else None


def _no_deal(reserved: float, per_unit: Fraction, low: int, high: int, whose: str, notes: list[str]) -> int:
    """The reservation in points: an outcome beats it here where it beats it there."""
    if reserved == -math.inf:
        return low - 1
    if reserved == math.inf:
        return high
    # A hair above a whole number is that number; between two, the lower leaves the same outcomes better.
    points = math.floor(reserved * float(per_unit) + 1e-6)
    span = max(1, high - low)
    if not low - 10 * span <= points <= high + 10 * span:
        notes.append(tr("{whose}: the reserved value lies far beyond all outcomes and was brought nearer", whose=whose))
        return min(max(points, low - 1), high)
    return points
