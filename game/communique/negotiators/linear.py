"""Linear: concedes the same amount in every round."""

from typing import Final

from communique.model.message import N_
from communique.negotiators.negotiator import Strategy
from communique.negotiators.parts.belief_bidding import for_all
from communique.negotiators.parts.player import Player
from communique.negotiators.parts.temper import Temper
from communique.negotiators.parts.timed import TimedMind, by_time

TEMPER: Final = Temper(start=85, end=3)

NEGOTIATOR = Strategy(
    name="linear",
    title=N_("Step by step"),
    description=N_("Concedes by the same step every time, whatever you do, and answers honestly when asked."),
    mind=TimedMind(Player(TEMPER, by_time, for_all, for_all)),
)
