"""For whom a proposal is made: for all who have to sign; where some are enough, for enough, and not for the hardest.

    six sign, five are enough, one of them always      that one, and three more beside the seat itself
    who they are                                       those who have given and told most, then those it is near

Who squeezes is answered so where the rules allow it: what comes next is made with those who give.
"""

from __future__ import annotations

from typing import Final

from communique.model.scenario import Seat
from communique.negotiators.parts.mood import earned_by
from communique.negotiators.parts.relations import NOTHING
from communique.negotiators.parts.situation import Situation

_GIVEN: Final = 80
"""Thousandths of its own range from which a seat finds that a party has given something."""


def partners(situation: Situation) -> tuple[Seat, ...]:
    """Those of the others for whom a proposal is made, at least one; all of them where all have to sign."""
    signing, others = situation.public.signing, situation.others
    if situation.table.conference is None or signing.rule != "k-of-n" or not situation.space.signs:
        return others
    near = situation.character.near or (0,) * len(situation.public.parties)
    order = sorted(
        others, key=lambda s: (s not in signing.vetoes, _is_hard(situation, s), -_warmth(situation, s), -near[s], s)
    )
    vetoes = sum(s in signing.vetoes for s in others)
    enough = max(1, vetoes, min(signing.k - 1, vetoes + 1 + situation.conference.session // 3))
    return tuple(s for s in others if s in order[:enough])


def _warmth(situation: Situation, seat: Seat) -> int:
    """How much a party has earned by deed and word, in steps of an eighth of the seat's range."""
    span = max(1, situation.top - situation.opening)
    return 8 * earned_by(situation, situation.relations.accounts[seat], span) // span


def _is_hard(situation: Situation, seat: Seat) -> bool:
    """True for who has had time to say something and has not, or has asked twice and given nothing."""
    account, session = situation.relations.accounts[seat], situation.conference.session
    if account.spoke == NOTHING:
        return session > 0
    held = account.first != NOTHING and account.moved == NOTHING and session > 1
    span = max(1, situation.top - situation.opening)
    return held and 1000 * account.given(situation.opening) < _GIVEN * span
