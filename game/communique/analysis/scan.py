"""Figures read straight from a table of all packages, where its frontier would cost too much to work out.

Every solution point is the best by some measure that grows with everybody's points, so the acceptable packages with
the best measure are enough: the concepts of `communique.analysis.solutions` decide between those few.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from communique.analysis.dominance import distinct
from communique.analysis.pareto import Frontier
from communique.analysis.seats import IntArray
from communique.analysis.solutions import CONCEPTS, Solution, kalai_smorodinsky
from communique.analysis.space import OutcomeSpace


def solve_table(space: OutcomeSpace) -> dict[str, Solution]:
    """What `solve` says of the frontier of `space`, without the frontier. A Nash product of 0 is left out."""
    numbers = np.flatnonzero(space.acceptable)
    known = listed(space, np.unique(np.concatenate(list(_leading(space, numbers)))))
    found = {name: concept(known) for name, concept in CONCEPTS.items()}
    if numbers.size:
        ideal = [int(row[numbers].max()) for row in space.points]
        found["kalai_smorodinsky"] = kalai_smorodinsky(known, ideal=ideal)
    none = known.select(np.zeros(len(known), np.bool_))
    for name in ("nash", "nash_principals"):
        if found[name].figure == 0:
            found[name] = Solution(name, none.vectors, none.packages, None)
    return found


def at_least_as_good(space: OutcomeSpace, points: Sequence[int] | IntArray) -> IntArray:
    """The numbers of the feasible packages that give every party at least `points[party]`."""
    mask = space.feasible.copy()
    for row, least in zip(space.points, points, strict=True):
        mask &= row >= least
    return np.flatnonzero(mask)


def most_even(space: OutcomeSpace, numbers: IntArray, points: Sequence[int] | IntArray) -> IntArray:
    """Those of `numbers` whose gains over `points`, from the smallest up, are the largest."""
    least = _smallest(space, numbers, points, [1] * len(space.points))
    some = numbers[least == least.max(initial=-1)]
    gains = np.sort(space.points[:, some].astype(np.int64) - np.asarray(points, np.int64)[:, None], axis=0)
    for place in range(len(gains)):
        if gains.shape[1]:
            best = gains[place] == gains[place].max()
            some, gains = some[best], gains[:, best]
    return np.asarray(some)


def listed(space: OutcomeSpace, numbers: IntArray) -> Frontier:
    """`numbers` as if they were a frontier; they need not be efficient."""
    vectors, which = distinct(space.points[:, numbers])
    order = np.lexsort((numbers, which))
    return Frontier(
        space.seats, space.sizes, vectors.T.copy(), numbers[order].astype(np.int64), which[order],
        np.bincount(which, minlength=vectors.shape[1]).astype(np.int64),
    )  # fmt: skip


def _leading(space: OutcomeSpace, numbers: IntArray) -> Iterator[IntArray]:
    """By concept, the acceptable packages that may be best."""
    if not numbers.size:
        yield numbers
        return
    low, parties = space.seats.reservations, range(len(space.points))
    ones, zeros = [1] * len(low), [0] * len(low)
    spans = [max(1, int(row[numbers].max()) - r) for row, r in zip(space.points, low, strict=True)]
    for base, shares in ((low, ones), (zeros, ones), (low, spans)):
        least = _smallest(space, numbers, base, shares)
        # Floats only rule out: whatever may be equal to the best stays, and exact integers decide between those.
        yield numbers[least >= least.max() - 1e-9 * max(1.0, abs(float(least.max())))]
    total = np.zeros(numbers.size, np.int64)
    for row in space.points:
        total += row[numbers]  # one party after another: all at once would copy the table
    yield numbers[total == total.max()]
    for among in (tuple(parties), space.seats.principals):
        yield _largest_product(space, numbers, among)


def _smallest(
    space: OutcomeSpace, numbers: IntArray, base: Sequence[int] | IntArray, shares: Sequence[int]
) -> npt.NDArray[np.float64]:
    """smallest[k]: of packages[k], the smallest gain over `base` by `shares`."""
    least = np.full(numbers.size, np.inf)
    for row, low, share in zip(space.points, base, shares, strict=True):
        np.minimum(least, (row[numbers].astype(np.float64) - int(low)) / share, out=least)
    return least


def _largest_product(space: OutcomeSpace, numbers: IntArray, among: Sequence[int]) -> IntArray:
    logs: npt.NDArray[Any] = np.zeros(numbers.size)
    with np.errstate(divide="ignore", invalid="ignore"):
        for p in among:
            logs += np.log(np.maximum(space.points[p][numbers].astype(np.float64) - space.seats.reservations[p], 0))
    good = np.isfinite(logs)
    return np.asarray(numbers[good & (logs >= logs[good].max() - 1e-6)] if good.any() else numbers[:0])
