"""Adjusted winner (Brams & Taylor 1996) for two principals: each wins the issues it cares about more.

An issue is won by settling it at the winner's best option. Stakes, the points between a party's best and worst
option, are scaled to 100 for each party. First each issue goes to whom it matters more; then issues pass from
the one who is ahead, those of nearly equal worth first, until both have the same points, which may split one
issue. The result is efficient, equitable and envy-free for stakes that add up; linked clauses, feasibility rules
and third parties are not looked at, so it is a proposal to think about and not a solution of the scenario.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from communique.analysis.problem import Problem
from communique.analysis.seats import IntArray
from communique.model.package import Package


@dataclass(frozen=True, slots=True)
class AdjustedWinner:
    """Who wins what."""

    parties: tuple[int, int]
    shares: tuple[Fraction | None, ...]
    """shares[issue]: 1 when the first party wins it, 0 when the second does, between for the split issue; None for
    an issue not in dispute, which is settled at an option best for both."""
    worth: Fraction
    """What each gets, of the 100 points of its own disputed stakes."""
    split: int | None
    """The issue that is split, if any."""
    package: Package
    """The nearest package: the split issue at the option whose share of the first party's stake is nearest."""


def adjusted_winner(problem: Problem, one: int, other: int) -> AdjustedWinner:
    """The adjusted-winner division between two parties. Raises ValueError when nothing is in dispute."""
    options = [np.flatnonzero(free) for free in problem.available]
    rows = [(value[one, free], value[other, free]) for value, free in zip(problem.values, options, strict=True)]
    disputed = [i for i, (a, b) in enumerate(rows) if not _agreed(a, b).size]
    if not disputed:
        raise ValueError("No issue is in dispute between these parties: one package is best for both.")
    first, second = (_scaled([rows[i][k] for i in disputed]) for k in (0, 1))
    won = _divide(first, second)
    shares: list[Fraction | None] = [None] * len(rows)
    for issue, share in zip(disputed, won, strict=True):
        shares[issue] = share
    split = next((i for i in disputed if shares[i] not in (0, 1)), None)
    package = tuple(int(free[_settle(*row, share)]) for row, free, share in zip(rows, options, shares, strict=True))
    worth = sum((stake * share for stake, share in zip(first, won, strict=True)), Fraction(0))
    return AdjustedWinner((one, other), tuple(shares), worth, split, package)


def _divide(first: list[Fraction], second: list[Fraction]) -> list[Fraction]:
    """The first party's share of each disputed issue."""
    won = [Fraction(int(a >= b)) for a, b in zip(first, second, strict=True)]

    def lead() -> Fraction:
        pairs = zip(won, first, second, strict=True)
        return sum((share * a - (1 - share) * b for share, a, b in pairs), Fraction(0))

    ahead = 1 if lead() >= 0 else 0
    mine, theirs = (first, second) if ahead else (second, first)
    passing = [k for k, share in enumerate(won) if share == ahead]
    for k in sorted(passing, key=lambda k: (mine[k] / theirs[k], k)):
        gap = abs(lead())
        # What passes is lost to the one and won by the other, so the whole issue would close the gap by both stakes.
        moved = min(Fraction(1), gap / (mine[k] + theirs[k])) if gap else Fraction(0)
        won[k] = won[k] - moved if ahead else won[k] + moved
    return won


def _agreed(a: IntArray, b: IntArray) -> IntArray:
    """Positions of the options that are best for both."""
    return np.flatnonzero((a == a.max()) & (b == b.max()))


def _scaled(rows: list[IntArray]) -> list[Fraction]:
    stakes = [int(row.max() - row.min()) for row in rows]
    return [Fraction(100 * stake, sum(stakes)) for stake in stakes]


def _settle(a: IntArray, b: IntArray, share: Fraction | None) -> int:
    """Position of the option that stands for a share: the winner's best, best for the loser among equals."""
    if share is None:
        return int(_agreed(a, b)[0])
    stake = int(a.max() - a.min())
    distance = [abs(Fraction(int(u - a.min()), stake) - share) for u in a]
    if share == 0:
        return int(np.lexsort((-a, -b))[0])
    return min(range(len(a)), key=lambda o: (distance[o], -int(b[o]), o))
