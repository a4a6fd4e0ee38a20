"""Bidding by belief: worth the target to oneself, and as good as can be for those whose consent is needed."""

from __future__ import annotations

from typing import Final

from game.model.package import Package
from game.negotiators.beliefs import WHOLE
from game.negotiators.stand import Stand
from game.rules.dice import Dice

_ROUNDS: Final = 3
"""Rounds of reweighting at most, when more than one other party has to agree."""
_JITTER: Final = 3
"""Percent of the range by which a bid may ask for less than its target; keeps games from being copies."""


def for_all(stand: Stand, target: int, dice: Dice) -> Package:
    """The package worth the target (less a little chance) that the others are believed to like best.

    With several others, one that would get less than half of what another gets is given more weight, so that no
    signature is forgotten.
    """
    less = dice.below(2 + max(0, stand.top - stand.bottom) * _JITTER // 100)
    return logrolled(stand, max(stand.bottom, target - less))


def logrolled(stand: Stand, target: int) -> Package:
    """The package of `for_all` without chance."""
    beliefs, seats = stand.memory.beliefs, stand.others
    if len(seats) == 1:
        return stand.exchange("learned 0", lambda: beliefs.table(seats[0])).trade(target, stand.careful)
    weights = [16] * len(seats)
    best, most = None, -1
    for _ in range(_ROUNDS):
        by = tuple(weights)
        exchange = stand.exchange(f"learned {by}", lambda by=by: beliefs.joint(seats, by))  # type: ignore[misc]
        package = exchange.trade(target, stand.careful)
        shares = [beliefs.share(seat, package) for seat in seats]
        if min(shares) > most:
            best, most = package, min(shares)
        if 2 * min(shares) >= max(shares):
            break
        weights = [max(1, w * WHOLE // (share + WHOLE // 4)) for w, share in zip(weights, shares, strict=True)]
    assert best is not None
    return best
