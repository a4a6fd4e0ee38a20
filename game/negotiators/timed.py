"""Time-dependent bidding (Faratin, Sierra & Jennings 1998), shared by Boulware, linear and conceder."""

from __future__ import annotations

from operator import eq
from typing import Final

from game.model.package import Package, Terms
from game.negotiators.stand import Stand
from game.rules.dice import Dice

_BAND: Final = 3
"""Percent of the range above the target within which packages count as equal."""
_LOOKS: Final = 5
"""Packages looked at in the band."""


def by_time(stand: Stand) -> int:
    """The temper's aspiration at this hour."""
    return stand.by_time()


def near_target(stand: Stand, target: int, dice: Dice) -> Package:
    """Alternating: of some packages just above the target, the one most like the others' latest offers.

    Trade-off by similarity, after Faratin, Sierra & Jennings (2002); similarity is the count of equal clauses.
    """
    ladder = stand.space.ladder
    low = min(ladder.rank(target), len(ladder) - 1)
    width = max(1, (stand.top - stand.bottom) * _BAND // 100)
    high = max(ladder.rank(max(target, ladder.values[low]) + width), low + 1)
    theirs: Terms = ()
    others = 0
    for seat, terms in stand.memory.last.items():
        if seat != stand.seat:
            theirs, others = theirs + terms, others + 1
    if not theirs:
        return ladder.package(low + dice.below(high - low))
    best, most = None, -1
    for _ in range(min(_LOOKS, high - low)):
        package = ladder.package(low + dice.below(high - low))
        likeness = sum(map(eq, package * others, theirs))
        if likeness > most:
            best, most = package, likeness
    assert best is not None
    return best
