"""Tit for tat: gives what it is given, measured on its own sheet.

The averaged tit-for-tat of Faratin, Sierra & Jennings (1998, section 4.3): the concession copied is what the
others' offers have risen in value to this party since their first, spread over those who made them.
"""

from __future__ import annotations

from typing import Final

from communique.model.message import N_
from communique.negotiators.negotiator import Strategy
from communique.negotiators.parts.belief_bidding import for_all
from communique.negotiators.parts.player import Player
from communique.negotiators.parts.situation import Situation
from communique.negotiators.parts.temper import Habit, Temper
from communique.negotiators.parts.timed import near_target

_OPENING: Final = 88
_FRIENDLY: Final = 5
_KINDNESS: Final = 6
"""Steps of so many percent of the range, and how many of them, given unasked in the course of the talks."""


def in_kind(situation: Situation) -> int:
    """The opening demand, less what the others have given since theirs, less small steps given unasked."""
    steps = situation.step * _KINDNESS // max(1, situation.steps - 1)
    kind = situation.share(_FRIENDLY * steps) - situation.bottom
    return max(situation.bottom, situation.share(_OPENING) - given(situation) - kind)


def given(situation: Situation) -> int:
    """What the others' best offers so far have risen by, on average, since their first, in own points."""
    first: dict[int, int] = {}
    best: dict[int, int] = {}
    for seat, terms in situation.memory.received:
        worth = situation.worth(terms)
        first.setdefault(seat, worth)
        best[seat] = max(best.get(seat, worth), worth)
    if not first:
        return 0
    return sum(best[seat] - first[seat] for seat in first) // len(first)


TEMPER: Final = Temper(start=_OPENING, end=5, press="mirror", habits=frozenset({Habit.CAREFUL, Habit.CONSULTS}))

NEGOTIATOR = Strategy(
    name="tit-for-tat",
    title=N_("Tit for tat"),
    description=N_("Gives as much as it is given, by its own measure; takes small steps unasked to keep things going."),
    mind=Player(
        TEMPER,
        in_kind,
        for_all,
        near_target,
    ),
)
