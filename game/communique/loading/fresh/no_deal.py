"""What no deal is worth once points are drawn: so much that a given share of the packages suits all.

Each party first gets the value that refuses as many packages as its sheet as written does. Then all are moved
together until the share is met, and two principals against each other until neither is ahead at the points that theory
would choose, but for a little luck that favours either as often. Among more principals coalitions decide who is
ahead, and the values stay as the sheets as written have them to each other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from communique.analysis.pareto import Frontier
from communique.analysis.seats import IntArray, Seats
from communique.analysis.space import OutcomeSpace
from communique.rules.dice import Dice

LUCK: Final = 2
"""Points by which a principal's gain may be meant to be above the usual."""
_ROUNDS: Final = 8
"""Times that the principals are moved against each other."""

_RAISED: Final = 15
"""Points by which principals are raised at most."""

Points16 = npt.NDArray[np.int16]
"""Points of feasible packages: a sheet's lie between -100 and 100 and few, so sums fit, and small numbers are fast."""


class Wanted(NamedTuple):
    """What is asked of the no-deal values."""

    permille: int
    """The share of the feasible packages that is to be acceptable to all."""
    most: tuple[int, ...]
    """By seat, the most that no deal may be worth."""
    least: int
    """The least that no deal may be worth."""
    unsigned: tuple[int, ...]
    """Packages that should not be signed, by number: what a party could ask for before it has listened."""


def refused(space: OutcomeSpace) -> list[int]:
    """By seat, how many feasible packages are worth less to the party than no deal, in a million."""
    feasible = int(space.feasible.sum())
    return [
        1_000_000 * int((points[space.feasible] < reservation).sum()) // feasible
        for points, reservation in zip(space.points, space.seats.reservations, strict=True)
    ]


def no_deal_values(
    space: OutcomeSpace, frontier: Callable[[], Frontier], before: Sequence[int], wanted: Wanted, dice: Dice
) -> tuple[int, ...]:
    """By seat, what no deal is worth in a drawn case; `before` is `refused` of the case as written."""
    points = (space.points if space.feasible.all() else space.points[:, space.feasible]).astype(np.int16)
    values = tuple(_refusing(row, share) for row, share in zip(points, before, strict=True))
    principals = space.seats.principals
    luck = [dice.below(2 * LUCK + 1) - LUCK for _ in range(2)]
    tried: list[tuple[int, int, tuple[int, ...]]] = []
    named = space.points[:, list(wanted.unsigned)].astype(np.int16)
    for _ in range(_ROUNDS):
        shifted = _shifted(points, values, wanted)
        values = _unsigned(space.seats, named, shifted, wanted)
        lead = 0 if len(principals) != 2 else _lead(frontier().vectors, values, principals) - luck[0] + luck[1]
        seen = any(values == before for *_, before in tried)
        tried.append((abs(lead), len(tried), values))
        if len(principals) != 2 or seen or (lead == 0 and values == shifted):
            break
        one, other = principals
        # On either side a quarter, so half of the lead at a time: the points that theory chooses move along.
        step = (abs(lead) + 3) // 4 * (1 if lead > 0 else -1)
        values = tuple(v + step * (seat == one) - step * (seat == other) for seat, v in enumerate(values))
    return min(tried)[2]


def _refusing(points: Points16, millionths: int) -> int:
    """The value below which so many of `points` lie, as nearly as can be."""
    low = int(points.min())
    below = np.concatenate(([0], np.cumsum(np.bincount(points - low))))
    return low + int(np.abs(below * 1_000_000 - millionths * points.size).argmin())


def _shifted(points: Points16, values: Sequence[int], wanted: Wanted) -> tuple[int, ...]:
    """The values moved together as far up as the share allows, and then within their bounds."""
    slack = points[0] - np.int16(values[0])
    for row, value in zip(points[1:], values[1:], strict=True):
        np.minimum(slack, row - np.int16(value), out=slack)
    # slack[package]: by how much it beats no deal with whom it beats it least. At `low` all packages still suit all,
    # at `high` none does; between them lies the highest at which enough do.
    low, high = int(slack.min()), int(slack.max()) + 1
    while high - low > 1:
        middle = (low + high) // 2
        if 1000 * int(np.count_nonzero(slack >= middle)) >= wanted.permille * slack.size:
            low = middle
        else:
            high = middle
    return tuple(min(max(value + low, wanted.least), most) for value, most in zip(values, wanted.most, strict=True))


def _unsigned(seats: Seats, named: Points16, values: tuple[int, ...], wanted: Wanted) -> tuple[int, ...]:
    """The values, the principals' raised together until nothing that can be named unheard could be signed."""
    for _ in range(_RAISED):
        if not replace(seats, reservations=values).acceptable(named).any() or values == wanted.most:
            break
        values = tuple(
            min(value + (seat in seats.principals), most)
            for seat, (value, most) in enumerate(zip(values, wanted.most, strict=True))
        )
    return values


def _lead(vectors: IntArray, values: Sequence[int], principals: Sequence[int]) -> int:
    """How far the first of two principals gains more than the other, in points.

    The mean of two points: the principals' own Nash point (Nash 1950), and where the smaller gain is largest, of the
    efficient packages acceptable to all; the first of equals, so that every machine chooses the same.
    """
    gains = vectors - np.array(values, np.int64)
    gains = gains[(gains >= 0).all(axis=1)][:, list(principals)]
    if not len(gains):
        return 0
    chosen = (int(gains.prod(axis=1).argmax()), int(gains.min(axis=1).argmax()))
    total = sum(int(gains[row, 0] - gains[row, 1]) for row in chosen)
    return total // 2 if total >= 0 else -(-total // 2)
