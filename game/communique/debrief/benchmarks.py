"""What theory says of the end: frontier, solution points, stability, and who could agree without the others.

Figures come from `communique.analysis`; here they are picked and put into words. The cloud is a sample of packages for
a drawing, spread evenly by a fixed rule, never a figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from math import prod
from typing import Final

import numpy as np

from communique.analysis import (
    Analysis,
    Effort,
    OutOfEffort,
    Problem,
    Stability,
    blocking,
    is_listed,
    least_tempting,
    tabulate_problem,
)
from communique.analysis.seats import IntArray
from communique.debrief.deal import Deal, DealScale
from communique.model.package import Package, PackageId, decode
from communique.model.scenario import Seat
from communique.words import N_, gain_of_hundred, in_a_row, joined, say, tr

Vector = tuple[int, ...]

CLOUD: Final = 900
"""How many packages the cloud is drawn from."""
_STRIDE: Final = 2_654_435_761
"""A prime near the golden section of 2^32: its multiples spread evenly over any space (Knuth 1973, 6.4)."""

TITLES: Final = {
    "nash": (N_("Nash"), N_("The largest product of the gains over no deal (Nash 1950).")),
    "nash_principals": (
        N_("Nash, principals alone"), N_("The same for the principals; the mediator's gain is left out.")
    ),
    "kalai_smorodinsky": (
        N_("Kalai-Smorodinsky"), N_("Everybody the same share of the most it could gain (Kalai and Smorodinsky 1975).")
    ),
    "egalitarian": (N_("Egalitarian"), N_("The smallest gain over no deal as large as can be (Kalai 1977).")),
    "utilitarian": (N_("Utilitarian"), N_("The largest sum of points.")),
}  # fmt: skip


ALONE: Final = N_(
    "By our assumed points alone, and without the clauses on which people's lives or freedom hang; trust, law and "
    "reputation are not in them."
)
"""What stands over the question who would keep a text."""


@dataclass(frozen=True, slots=True)
class SolutionPoint:
    """A solution point."""

    name: str
    title: str
    meaning: str
    deal: Deal
    """One package that attains it."""
    tied: int
    """How many vectors of points attain it."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """Whether one signatory would keep what was signed, by its points alone."""

    seat: Seat
    kept: int
    stalled: int
    stable: bool
    """Nash stable: no gain by stalling or denouncing."""
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coalition:
    """Parties that could have signed another package among themselves, each the better for it."""

    seats: tuple[Seat, ...]
    gains: tuple[int, ...]
    """By member."""
    deal: Deal
    words: str


def points_of(scale: DealScale, known: Analysis) -> tuple[SolutionPoint, ...]:
    """The solution points that there are. The principals' own Nash is left out where nobody mediates."""
    found = []
    for name, (title, meaning) in TITLES.items():
        solution = known.solutions[name]
        if not len(solution) or (name == "nash_principals" and not scale.public.mediators):
            continue
        package = decode(PackageId(int(solution.packages[0])), known.frontier.sizes)
        found.append(SolutionPoint(name, tr(title), tr(meaning), scale.deal(package), len(solution)))
    return tuple(found)


def keeping(found: Stability, signed: tuple[Seat, ...]) -> tuple[Keeping, ...]:
    """Who could gain by stalling, for everybody that signed."""
    kept = []
    for stance in found.stances:
        if stance.seat not in signed:
            continue
        nash, answer = stance.verdicts["nash"], stance.verdicts.get("seq")
        why = (nash.why,) if nash.stable or answer is None else (nash.why, answer.why)
        words = tuple(map(say, why))
        kept.append(Keeping(Seat(stance.seat), stance.kept, stance.stalled, nash.stable, words))
    return tuple(kept)


def coalitions(scale: DealScale, package: Package, effort: Effort) -> tuple[tuple[Coalition, ...], int | None]:
    """Who could have agreed without the others, and the least such temptation anywhere; for k-of-n rules only.

    To no text that does less for people than `package` does.

    The second is None where the rule is another, or looking at every group and package is out of reach.
    """
    problem = scale.problem.beside(package)
    if scale.public.signing.rule != "k-of-n" or not is_listed(problem) or not problem.is_feasible(package):
        return (), None
    space = tabulate_problem(problem)
    try:
        blocks = blocking(space, package, effort)
        least = least_tempting(space, effort=effort).excess
    except OutOfEffort:
        return (), None
    found = []
    for block in blocks:
        seats = tuple(Seat(seat) for seat in block.coalition)
        members = [scale.public.parties[seat].short for seat in seats]
        given = zip(members, map(partial(gain_of_hundred, scale.public), block.gains), strict=True)
        gains = in_a_row([tr("{party} {points}", party=name, points=gain) for name, gain in given])
        words = tr("{parties} could have signed another text: {gains}.", parties=joined(members), gains=gains)
        found.append(Coalition(seats, block.gains, scale.deal(block.witness), words))
    return tuple(found), least


def vectors(known: Analysis) -> tuple[tuple[Vector, ...], tuple[bool, ...]]:
    """The frontier's vectors of points, and which of them could be signed."""
    rows = tuple(tuple(row) for row in known.frontier.vectors.tolist())
    return rows, tuple(known.frontier.acceptable.tolist())


def cloud(problem: Problem, most: int = CLOUD) -> tuple[Vector, ...]:
    """The points of at most `most` packages, feasible ones only, evenly spread over the space; for drawing."""
    options = [np.flatnonzero(free) for free in problem.available]
    sizes = tuple(len(free) for free in options)
    digits = [free[place] for free, place in zip(options, _places(sizes, most), strict=True)]
    points = np.zeros((problem.seats.count, digits[0].size), np.int64)
    for value, digit in zip(problem.values, digits, strict=True):
        points += value[:, digit]
    feasible = np.ones(digits[0].size, np.bool_)
    for pair in problem.pairs:
        one, other = digits[pair.issue], digits[pair.other]
        points += pair.bonus[:, one, other]
        feasible &= pair.allowed[one, other]
    for box in problem.ranges:
        inside = np.ones(digits[0].size, np.bool_)
        for issue, first, last in box.bounds:
            inside &= (first <= digits[issue]) & (digits[issue] <= last)
        points[box.party, inside] += box.points
    kept = np.unique(points.T[feasible], axis=0)
    return tuple(tuple(row) for row in kept.tolist())


def _places(sizes: tuple[int, ...], most: int) -> list[IntArray]:
    """The digits of at most `most` numbers below the product of `sizes`, which no integer of numpy need hold."""
    total = prod(sizes)
    # Python's own whole numbers: how many packages there are may be more than numpy can count.
    left = list(range(total)) if total <= most else [k * _STRIDE % total for k in range(most)]
    digits = []
    for size in reversed(sizes):
        digits.append(np.array([number % size for number in left], np.int64))
        left = [number // size for number in left]
    return digits[::-1]
