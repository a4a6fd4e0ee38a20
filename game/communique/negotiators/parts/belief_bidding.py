"""Bidding by belief: worth the target to oneself, and as good as can be for those whose consent is needed."""

from __future__ import annotations

from functools import partial
from operator import getitem
from typing import Final

from communique.model.package import Package
from communique.negotiators.parts.beliefs import WHOLE, Gains, joint
from communique.negotiators.parts.bidding import KNOWN
from communique.negotiators.parts.partners import partners
from communique.negotiators.parts.situation import Situation
from communique.rules.dice import Dice

_ROUNDS: Final = 3
"""Rounds of reweighting at most, when more than one other party has to agree."""
_MOODS: Final = 12
"""The same at a conference, where nobody reckons to a point."""
_JITTER: Final = 3
"""Percent of the range by which a bid may ask for less than its target; keeps games from being copies."""


def for_all(situation: Situation, target: int, dice: Dice) -> Package:
    """The package worth the target (less a little chance) that the others are believed to like best.

    Where nothing is believed, a point given up is taken to please the others a little, so that a bid asks for
    hardly more than its target. With several others, one that would get less than half of what another gets is
    given more weight, so that no signature is forgotten.
    """
    jitter = _JITTER if situation.table.conference is None else _MOODS
    less = dice.below(2 + max(0, situation.top - situation.bottom) * jitter // 100)
    return best_for_others(situation, max(situation.bottom, target - less))


def best_for_others(situation: Situation, target: int, part: int = 100) -> Package:
    """The package worth `target` that the others are believed to like best; `part` is how far tastes show."""
    beliefs, seats = situation.memory.beliefs, partners(situation)
    tables = tuple(map(beliefs.table, seats))
    if part and situation.character.tastes:
        tables = tuple([tasted(situation, table, part) for table in tables])
    weights, best, most = [16] * len(seats), None, -1
    for _ in range(_ROUNDS):
        by = () if len(seats) == 1 else tuple(weights)
        exchange = situation.menu.exchange((tables, by), partial(joint, tables, by), KNOWN)
        package = exchange.trade(target, situation.careful)
        shares = [sum(map(getitem, table, package)) for table in tables]
        least = min(shares)
        if least > most:
            best, most = package, least
        if 2 * least >= max(shares):
            break
        weights = [max(1, w * WHOLE // (share + WHOLE // 4)) for w, share in zip(weights, shares, strict=True)]
    assert best is not None
    return best


def tasted(situation: Situation, table: Gains, part: int = 100) -> Gains:
    """What a party is believed to gain, as far as the seat would please it: on some issues more than on others.

    `part` is how much of its tastes the seat lets show, in percent.
    """
    tastes = situation.character.tastes
    if not tastes or not part:
        return table
    shown = [100 + (taste - 100) * part // 100 for taste in tastes]
    return tuple([tuple([value * taste // 100 for value in row]) for row, taste in zip(table, shown, strict=True)])
