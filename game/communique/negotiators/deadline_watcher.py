"""Deadline-watcher: holds its opening demand, says little, and gives way when the talks are about to end.

Much bargaining ends in the last moments, and concessions wait for them: the deadline effect (Roth, Murnighan &
Schoumaker 1988). The demand is a late Boulware curve (Faratin, Sierra & Jennings 1998, section 4.1).
"""

from typing import Final

from communique.model.message import N_
from communique.negotiators.negotiator import Strategy
from communique.negotiators.parts.belief_bidding import for_all
from communique.negotiators.parts.player import Player
from communique.negotiators.parts.temper import Habit, Temper
from communique.negotiators.parts.timed import by_time

TEMPER: Final = Temper(pride=20, unasked=32, start=88, end=8, power=6, habits=frozenset({Habit.CAREFUL, Habit.WAITS}))

NEGOTIATOR = Strategy(
    name="deadline-watcher",
    title=N_("Deadline-watcher"),
    description=N_(
        "Opens high, proposes and gives next to nothing until the talks are nearly over, and then moves fast."
    ),
    mind=Player(
        TEMPER,
        by_time,
        for_all,
        for_all,
    ),
)
