"""What can be said of one package: how much it leaves on the table, how evenly it shares, how it was found.

Figures about changes of clauses are in `communique.analysis.swaps`, about what happens after signing in
`communique.analysis.graph_model`, about who could agree on something else in `communique.analysis.coalitions`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import Final

import numpy as np

from communique.analysis.pareto import Frontier
from communique.analysis.problem import Problem
from communique.analysis.seats import IntArray, Seats
from communique.analysis.solutions import ideal_point
from communique.analysis.space import OutcomeSpace
from communique.model.package import Package, PackageId, decode

BRITTLE: Final = 25
"""Surpluses that differ by more points of a hundred than this make an agreement brittle."""


@dataclass(frozen=True, slots=True)
class LeftOnTable:
    """The largest equal gain that was still open to all, and a package that gives it."""

    gain: int
    """The largest t such that some package gives every party t points more; 0 when none gives all more."""
    witness: Package
    """A package with that gain for all; among those, one whose gains are largest from the smallest up."""
    gains: tuple[int, ...]
    """gains[party] of the witness."""
    efficient: bool
    """Nobody can gain without a loss to another; then the witness is a package with the same points."""


def left_on_table(known: Frontier, points: Sequence[int] | IntArray) -> LeftOnTable:
    """What a feasible package worth `points[party]` leaves on the table, by a frontier that covers all above it.

    `known` is the whole frontier, or the part of `merge.better_for_all`.
    """
    if known.epsilon:
        raise ValueError(
            f"This frontier is only within {known.epsilon} points; value left on the table needs an exact one."
        )
    gains = known.vectors - np.asarray(points, np.int64)
    gains = gains[no_worse := np.flatnonzero((gains >= 0).all(axis=1))]
    if not gains.size:
        raise ValueError(f"No listed vector is at least {tuple(map(int, points))}; is the package feasible?")
    ordered = np.sort(gains, axis=1)
    # By the smallest gain first, since `lexsort` begins with its last key.
    best = int(np.lexsort(ordered.T[::-1])[-1])
    witness = int(known.packages_of(int(no_worse[best]))[0])
    return LeftOnTable(
        gain=int(ordered[best, 0]),
        witness=decode(PackageId(witness), known.sizes),
        gains=tuple(gains[best].tolist()),
        efficient=bool((gains == 0).all()),
    )


def surpluses(seats: Seats, points: Sequence[int] | IntArray) -> tuple[int, ...]:
    """surplus[party]: what a package worth `points[party]` gives beyond no deal."""
    return tuple(int(u) - r for u, r in zip(points, seats.reservations, strict=True))


def balance(known: Frontier, points: Sequence[int] | IntArray) -> Fraction:
    """The smallest normalised surplus: gain over no deal as a share of the party's largest acceptable gain.

    1 is everybody's ideal, 0 or less somebody's no deal. `known` holds the acceptable part of the frontier. A
    party with nothing to gain counts its points as they are. Raises ValueError when nothing is acceptable.
    """
    ideal = ideal_point(known).tolist()
    seats = known.seats
    return min(
        Fraction(surplus, max(best - reservation, 1))
        for surplus, best, reservation in zip(surpluses(seats, points), ideal, seats.reservations, strict=True)
    )


def is_brittle(seats: Seats, points: Sequence[int] | IntArray, *, scale: int = 100) -> bool:
    """Whether the signers' surpluses differ by more than `BRITTLE` hundredths of `scale`, the best package's worth."""
    gained = [surpluses(seats, points)[seat] for seat in seats.signers]
    return (max(gained) - min(gained)) * 100 > BRITTLE * scale


def midpoint(problem: Problem) -> Package:
    """A novice's package: for each issue, the option nearest the middle of the parties' best options.

    The middle is halfway between the lowest and the highest best option; of two equally near ones, the lower. A
    party with several best options counts their mean; one with equal points for all options has no say. Floors
    are heeded, feasibility rules are not: the package may be infeasible.
    """
    rows = zip(problem.values, problem.available, strict=True)
    return tuple(_middle(value, np.flatnonzero(free)) for value, free in rows)


def _middle(value: IntArray, options: IntArray) -> int:
    best = []
    for row in value[:, options]:
        if row.max() > row.min():
            favourites = options[row == row.max()]
            best.append(Fraction(int(favourites.sum()), favourites.size))
    if not best:
        return int(options[0])
    middle = (min(best) + max(best)) / 2
    return int(min(options.tolist(), key=lambda option: (abs(option - middle), option)))


def opposition(of: Frontier | OutcomeSpace) -> float:
    """Distance from everybody's ideal, (1, ..., 1), to the nearest point of the normalised frontier.

    Points are divided by each party's best feasible package (Baarslag et al. 2013, "Evaluating practical
    negotiating agents"). 0 when one package is best for all; it grows as interests oppose. The nearest of all packages
    is efficient, so a table of them gives the same as their frontier.
    """
    vectors = of.vectors if isinstance(of, Frontier) else of.points[:, of.feasible].T
    best = vectors.max(axis=0)
    missing = (best - vectors) / np.maximum(best, 1)
    return sqrt(float((missing**2).sum(axis=1).min()))
