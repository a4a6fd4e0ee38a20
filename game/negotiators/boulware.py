"""Boulware: holds out, then concedes late."""

from game.negotiators.conduct import Player
from game.negotiators.learned import for_all
from game.negotiators.negotiator import Strategy
from game.negotiators.temper import Habit, Temper
from game.negotiators.timed import TimedMind, by_time

NEGOTIATOR = Strategy(
    name="boulware",
    title="Holds out",
    description="Asks for nearly everything until late, then concedes fast; looks at the clock, not at you.",
    mind=TimedMind(
        Player(
            Temper(start=90, end=5, power=4, habits=frozenset({Habit.CAREFUL, Habit.CONSULTS, Habit.GUARDED})),
            by_time,
            for_all,
            for_all,
        )
    ),
)
