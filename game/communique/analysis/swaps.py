"""Small changes of a package: which one, two or three clauses could be exchanged, and who would gain what.

Every neighbour within reach is looked at, by the same points and rules as everywhere, so links count and
infeasible changes are left out, and with them every change that does less for people (`Problem.beside`). No outcome
space is needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from communique.analysis.problem import Problem
from communique.analysis.seats import IntArray, Mask
from communique.model.package import Package


@dataclass(frozen=True, slots=True)
class Swap:
    """A change of a few clauses."""

    issues: tuple[int, ...]
    """The issues that change, in order."""
    options: tuple[int, ...]
    """The new option of each of them."""
    gains: tuple[int, ...]
    """gains[party], in points."""

    def applied(self, package: Package) -> Package:
        """`package` with the swap made."""
        changed = list(package)
        for issue, option in zip(self.issues, self.options, strict=True):
            changed[issue] = option
        return tuple(changed)


def harmless_swaps(problem: Problem, package: Package, *, most: int = 3) -> tuple[Swap, ...]:
    """The smallest changes of up to `most` clauses that cost no delegation a point and bring one of them some.

    Smallest: no part of the change would do so by itself. Fewer clauses first, then the larger smallest gain,
    then the larger sum, then issue order.
    """
    problem = problem.beside(package)
    found: list[Swap] = []
    good: dict[tuple[int, ...], Mask] = {}
    for issues, gains, changed in _neighbours(problem, package, most):
        useful = changed & (gains >= 0).all(axis=0) & (gains > 0).any(axis=0)
        good[issues] = useful.copy()
        for part in (part for size in range(1, len(issues)) for part in combinations(issues, size)):
            useful &= ~_spread(good[part], part, issues)
        found.extend(_listed(issues, gains, useful))
    return tuple(sorted(found, key=lambda s: (len(s.issues), -min(s.gains), -sum(s.gains), s.issues, s.options)))


def trades(problem: Problem, package: Package, one: int, other: int) -> tuple[Swap, ...]:
    """The exchanges of two clauses that help both `one` and `other`, each giving way on one of them.

    Logrolling: alone, one change would help the first party and hurt the second, the other change the reverse.
    What third parties get is in `Swap.gains`. Larger joint gains first.
    """
    problem, here = problem.beside(package), problem.points(package)
    alone = {issue: problem.box(package, (issue,))[0] - here[:, None] for issue in range(len(package))}
    found: list[Swap] = []
    for issues in combinations(range(len(package)), 2):
        points, feasible = problem.box(package, issues)
        gains = points - here[:, None, None]
        first, second = alone[issues[0]][:, :, None], alone[issues[1]][:, None, :]
        gives = (first[one] > 0) & (first[other] < 0) & (second[one] < 0) & (second[other] > 0)
        takes = (first[one] < 0) & (first[other] > 0) & (second[one] > 0) & (second[other] < 0)
        both = feasible & (gives | takes) & (gains[one] > 0) & (gains[other] > 0)
        found.extend(_listed(issues, gains, both))
    return tuple(sorted(found, key=lambda s: (-s.gains[one] - s.gains[other], s.issues, s.options)))


def trade_counts(problem: Problem, package: Package, pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """How many `trades` each of `pairs` of parties finds; all pairs in one pass over the changes."""
    problem, here = problem.beside(package), problem.points(package)
    alone = [problem.box(package, (issue,))[0] - here[:, None] for issue in range(len(package))]
    counts = dict.fromkeys(pairs, 0)
    for issues in combinations(range(len(package)), 2):
        points, feasible = problem.box(package, issues)
        gains = (points - here[:, None, None] > 0) & feasible
        first, second = alone[issues[0]][:, :, None], alone[issues[1]][:, None, :]
        gives = (first > 0) & (second < 0)  # gives[party]: better by the first change, worse by the second
        takes = (first < 0) & (second > 0)
        for one, other in pairs:
            exchanged = (gives[one] & takes[other]) | (takes[one] & gives[other])
            counts[one, other] += int(np.count_nonzero(exchanged & gains[one] & gains[other]))
    return counts


def _neighbours(problem: Problem, package: Package, most: int) -> Iterator[tuple[tuple[int, ...], IntArray, Mask]]:
    """For each set of issues, smaller sets first: gains[party, option, ...] and which cells change them all."""
    here = problem.points(package)
    for size in range(1, min(most, len(package)) + 1):
        for issues in combinations(range(len(package)), size):
            points, changed = problem.box(package, issues)
            for axis, issue in enumerate(issues):
                # What `box` says is feasible there; of it only those count that change every issue of the set.
                changed[(slice(None),) * axis + (package[issue],)] = False
            yield issues, points - here.reshape(-1, *[1] * size), changed


def _spread(mask: Mask, part: Sequence[int], issues: Sequence[int]) -> Mask:
    """The mask over `part`, shaped to broadcast over `issues`."""
    return mask.reshape([mask.shape[part.index(i)] if i in part else 1 for i in issues])


def _listed(issues: tuple[int, ...], gains: IntArray, chosen: Mask) -> list[Swap]:
    return [
        Swap(issues, tuple(int(o) for o in options), tuple(gains[(slice(None), *options)].tolist()))
        for options in np.argwhere(chosen)
    ]
