"""Boulware: holds out, then concedes late."""

from typing import Final

from communique.model.message import N_
from communique.negotiators.negotiator import Strategy
from communique.negotiators.parts.belief_bidding import for_all
from communique.negotiators.parts.player import Player
from communique.negotiators.parts.temper import Habit, Temper
from communique.negotiators.parts.timed import TimedMind, by_time

TEMPER: Final = Temper(start=90, end=5, power=4, habits=frozenset({Habit.CAREFUL, Habit.CONSULTS, Habit.GUARDED}))

NEGOTIATOR = Strategy(
    name="boulware",
    title=N_("Holds out"),
    description=N_("Asks for nearly everything until late, then concedes fast; looks at the clock, not at you."),
    mind=TimedMind(Player(TEMPER, by_time, for_all, for_all)),
)
