"""Reciprocator: returns what it gets, a concession, an answer, a gesture, and asks for the same.

Nice, provocable, forgiving and clear (Axelrod 1984, chapter 6). The demand is behaviour-dependent (Faratin, Sierra &
Jennings 1998, section 4.3), and generous: without a small step unasked, two of a kind would wait for each other.
"""

from __future__ import annotations

from typing import Final

from communique.model.message import N_
from communique.negotiators.negotiator import Strategy
from communique.negotiators.parts.belief_bidding import for_all
from communique.negotiators.parts.player import Player
from communique.negotiators.parts.situation import Situation
from communique.negotiators.parts.temper import Habit, Temper, Voice
from communique.negotiators.tit_for_tat import given

_OPENING: Final = 85
_CLOSING: Final = 10
_UNASKED: Final = 60
"""Percent of the range given unasked in the course of the talks, in even steps."""


def in_return(situation: Situation) -> int:
    """The opening demand, less what the others have given on average, less what is given unasked by now."""
    unasked = situation.share(_UNASKED * situation.step // max(1, situation.steps - 1)) - situation.bottom
    return max(situation.share(_CLOSING), situation.share(_OPENING) - given(situation) - unasked)


NEGOTIATOR = Strategy(
    name="reciprocator",
    title=N_("Reciprocator"),
    description=N_(
        "Gives as much as it is given, answers openness with openness, and says so when nothing comes back."
    ),
    mind=Player(
        Temper(
            pride=28,
            wary=105,
            unasked=20,
            start=_OPENING,
            end=_CLOSING,
            press="mirror",
            gesture=4,
            habits=frozenset({Habit.CAREFUL, Habit.CONSULTS, Habit.MIRRORS, Habit.PROMISES}),
            voice=Voice.RECIPROCAL,
        ),
        in_return,
        for_all,
        for_all,
    ),
)
