"""Solution points: what bargaining theory would recommend, with ties kept, in exact integers.

Each point is taken over the acceptable part of the frontier (whoever must sign gets at least its reservation),
from a dense space or from frontier vectors alone. That loses nothing: acceptability, products of gains, sums and
sorted minima never fall when everybody gains, so the best acceptable value is always attained by an efficient
package. Ties are those between efficient vectors. Without an acceptable package a solution is empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod

import numpy as np
import numpy.typing as npt

from communique.analysis.pareto import Frontier, frontier
from communique.analysis.seats import IntArray
from communique.analysis.space import OutcomeSpace

Solvable = OutcomeSpace | Frontier
"""A dense space, whose frontier is then computed, or a frontier that is already known."""


@dataclass(frozen=True, eq=False)
class Solution:
    """The vectors that a solution concept picks, and the packages known to attain them."""

    name: str
    vectors: IntArray
    """vectors[vector, party], in points: one row unless there are ties, none without an acceptable package."""
    packages: IntArray
    """Package ids, grouped by vector; all of them when the frontier is complete."""
    figure: Fraction | None
    """What was maximised: the product, the smallest ratio, gain or utility, or the sum; None when empty."""

    def __len__(self) -> int:
        """The number of tied vectors."""
        return len(self.vectors)


def nash(of: Solvable) -> Solution:
    """The Nash bargaining solution (Nash 1950): the largest product of all parties' gains over no deal.

    Only packages that leave no party below its reservation are compared.
    """
    return _nash(of, "nash", None)


def nash_principals(of: Solvable) -> Solution:
    """The principals' own Nash solution: mediators' gains are left out of the product (Nash 1950)."""
    known = _known(of)
    return _nash(known, "nash_principals", known.seats.principals)


def kalai_smorodinsky(of: Solvable, *, ideal: Sequence[int] | None = None) -> Solution:
    """Leximin of each party's share of its largest possible gain (Kalai & Smorodinsky 1975), on a finite set.

    The ideal point is each party's best among acceptable packages unless `ideal[party]` is given (other programs
    take it over all packages). A party with nothing to gain counts its points as they are.
    """
    known = _acceptable(of)
    if not len(known):
        return _solution("kalai_smorodinsky", known, np.zeros(0, np.int64), None)
    best = ideal_point(known) if ideal is None else np.asarray(ideal, np.int64)
    span = np.maximum(best - np.array(known.seats.reservations, np.int64), 1).tolist()
    # Over a common denominator shares compare as whole numbers.
    common = lcm(*span)
    scaled = _times(_gains(known), [common // size for size in span])
    chosen = _leximin(scaled)
    return _solution("kalai_smorodinsky", known, chosen, Fraction(int(min(scaled[chosen[0]])), common))


def egalitarian(of: Solvable) -> Solution:
    """Leximin of the gains over no deal (Kalai 1977): the smallest gain as large as can be, then the next."""
    known = _acceptable(of)
    return _by_leximin("egalitarian", known, _gains(known))


def utilitarian(of: Solvable) -> Solution:
    """The largest sum of points."""
    known = _acceptable(of)
    if not len(known):
        return _solution("utilitarian", known, np.zeros(0, np.int64), None)
    sums = known.vectors.sum(axis=1)
    return _solution("utilitarian", known, np.flatnonzero(sums == sums.max()), Fraction(int(sums.max())))


def maximin(of: Solvable) -> Solution:
    """Leximin of the points themselves, reservations left aside."""
    known = _acceptable(of)
    return _by_leximin("maximin", known, known.vectors)


def ideal_point(of: Solvable) -> IntArray:
    """ideal[party]: the most each party gets in an acceptable package. Raises ValueError when there is none."""
    known = _acceptable(of)
    if not len(known):
        raise ValueError("No package is acceptable under the signing rule, so there is no ideal point.")
    return np.asarray(known.vectors.max(axis=0), np.int64)


CONCEPTS = {
    "nash": nash,
    "nash_principals": nash_principals,
    "kalai_smorodinsky": kalai_smorodinsky,
    "egalitarian": egalitarian,
    "utilitarian": utilitarian,
    "maximin": maximin,
}
"""Every solution concept by the name of its result."""


def solve(of: Solvable) -> dict[str, Solution]:
    """Every solution point, the frontier computed once."""
    known = _known(of)
    return {name: concept(known) for name, concept in CONCEPTS.items()}


def _known(of: Solvable) -> Frontier:
    return of if isinstance(of, Frontier) else frontier(of)


def _acceptable(of: Solvable) -> Frontier:
    known = _known(of)
    return known.select(known.acceptable)


def _gains(known: Frontier) -> IntArray:
    return known.vectors - np.array(known.seats.reservations, np.int64)


def _solution(name: str, known: Frontier, chosen: IntArray, figure: Fraction | None) -> Solution:
    mask = np.zeros(len(known), np.bool_)
    mask[chosen] = True
    part = known.select(mask)
    return Solution(name, part.vectors, part.packages, figure)


def _by_leximin(name: str, known: Frontier, worth: IntArray) -> Solution:
    chosen = _leximin(worth)
    figure = Fraction(int(worth[chosen[0]].min())) if chosen.size else None
    return _solution(name, known, chosen, figure)


def _leximin(worth: npt.NDArray[np.generic]) -> IntArray:
    """Indices of the rows of worth[vector, party] that are largest when each is sorted from its smallest entry."""
    ordered = np.sort(worth, axis=1)
    left = np.arange(len(ordered))
    for column in range(ordered.shape[1]):
        entries = ordered[left, column]
        if entries.size:
            left = left[entries == entries.max()]
    return left


def _times(gains: IntArray, factors: Sequence[int]) -> npt.NDArray[np.generic]:
    """gains[vector, party] times a factor for each party; Python integers when int64 could overflow."""
    most = max(int(np.abs(gains[:, party]).max()) * factor for party, factor in enumerate(factors))
    if most < np.iinfo(np.int64).max:
        return np.asarray(gains * np.array(factors, np.int64))
    return np.asarray(gains.astype(object) * np.array(factors, object))


def _nash(of: Solvable, name: str, parties: Sequence[int] | None) -> Solution:
    known = _acceptable(of)
    among = list(range(known.seats.count) if parties is None else parties)
    known = known.select(np.asarray((_gains(known)[:, among] >= 0).all(axis=1)))
    if not len(known):
        return _solution(name, known, np.zeros(0, np.int64), None)
    gains = _gains(known)[:, among]
    near = _nearly_largest_product(gains)
    products = [prod(row) for row in gains[near].tolist()]
    best = max(products)
    chosen = near[[product == best for product in products]]
    return _solution(name, known, chosen, Fraction(best))


def _nearly_largest_product(gains: IntArray) -> IntArray:
    """Indices of rows whose product may be the largest: floats rule the others out, exact integers decide."""
    positive = (gains > 0).all(axis=1)
    # Nobody loses here, so every product is 0 then, and all of them tie.
    if not positive.any():
        return np.arange(len(gains))
    rows = np.flatnonzero(positive)
    logs = np.log(gains[rows].astype(np.float64)).sum(axis=1)
    # Far more than a sum of logarithms is off by rounding, and far less than what tells products apart by much.
    return np.asarray(rows[logs >= logs.max() - 1e-6])
