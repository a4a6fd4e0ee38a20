"""Bidding by belief: worth the target to oneself, and as good as can be for those whose consent is needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from game.model.package import Package
from game.model.scenario import Seat
from game.negotiators.beliefs import WHOLE, Beliefs
from game.negotiators.bidding import Joint
from game.negotiators.stand import Stand
from game.rules.dice import Dice

_ROUNDS: Final = 3
"""Rounds of reweighting at most, when more than one other party has to agree."""
_KNOWN: Final = 8
"""How much more a thousandth of belief weighs than an own point given up for nothing known."""
_JITTER: Final = 3
"""Percent of the range by which a bid may ask for less than its target; keeps games from being copies."""


def for_all(stand: Stand, target: int, dice: Dice) -> Package:
    """The package worth the target (less a little chance) that the others are believed to like best.

    On clauses about which nothing is believed it keeps its own wish. With several others, one that would get
    less than half of what another gets is given more weight, so that no signature is forgotten.
    """
    return _best_for(stand, _chanced(stand, target, dice), "learned", lambda joint: joint)


def for_all_and_less(stand: Stand, target: int, dice: Dice) -> Package:
    """As `for_all`, but worth hardly more than the target: it gives way also where nothing is believed.

    For those who concede by the clock. What costs it points is taken to please others a little.
    """

    def opposed(joint: Joint) -> Joint:
        rows = stand.space.rows
        return [
            [_KNOWN * other + max(row) - own for other, own in zip(others, row, strict=True)]
            for others, row in zip(joint, rows, strict=True)
        ]

    return _best_for(stand, _chanced(stand, target, dice), "opposed", opposed)


def _chanced(stand: Stand, target: int, dice: Dice) -> int:
    less = dice.below(2 + max(0, stand.top - stand.bottom) * _JITTER // 100)
    return max(stand.bottom, target - less)


def _best_for(stand: Stand, target: int, kind: str, measure: Callable[[Joint], Joint]) -> Package:
    """The best package for the others by `measure`, which is named `kind`, of what they are believed to gain."""
    beliefs, seats = stand.memory.beliefs, stand.others
    weights = [16] * len(seats)
    best, most = None, -1
    for _ in range(_ROUNDS):
        by = () if len(seats) == 1 else tuple(weights)
        exchange = stand.exchange((kind, by), partial(_measured, beliefs, seats, by, measure))
        package = exchange.trade(target, stand.careful)
        shares = [beliefs.share(seat, package) for seat in seats]
        if min(shares) > most:
            best, most = package, min(shares)
        if 2 * min(shares) >= max(shares):
            break
        weights = [max(1, w * WHOLE // (share + WHOLE // 4)) for w, share in zip(weights, shares, strict=True)]
    assert best is not None
    return best


def _measured(
    beliefs: Beliefs, seats: tuple[Seat, ...], by: tuple[int, ...], measure: Callable[[Joint], Joint]
) -> Joint:
    return measure(beliefs.joint(seats, by))
