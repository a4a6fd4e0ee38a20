"""Conceder: gives early, and signs without asking at home."""

from typing import Final

from communique.model.message import N_
from communique.negotiators.negotiator import Strategy
from communique.negotiators.parts.belief_bidding import for_all
from communique.negotiators.parts.player import Player
from communique.negotiators.parts.temper import Habit, Temper
from communique.negotiators.parts.timed import TimedMind, by_time

TEMPER: Final = Temper(
    pride=0, unasked=8, start=80, end=2, root=3, press="open", gesture=2, habits=frozenset({Habit.TELLS})
)

NEGOTIATOR = Strategy(
    name="conceder",
    title=N_("Eager"),
    description=N_("Concedes early, tells you what matters to it, and signs without asking its audiences at home."),
    mind=TimedMind(Player(TEMPER, by_time, for_all, for_all)),
)
