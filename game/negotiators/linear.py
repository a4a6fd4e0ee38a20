"""Linear: concedes the same amount in every round."""

from game.negotiators.conduct import Player
from game.negotiators.learned import for_all
from game.negotiators.negotiator import Strategy
from game.negotiators.temper import Temper
from game.negotiators.timed import TimedMind, by_time

NEGOTIATOR = Strategy(
    name="linear",
    title="Step by step",
    description="Concedes by the same step every time, whatever you do, and answers honestly when asked.",
    mind=TimedMind(Player(Temper(start=85, end=3), by_time, for_all, for_all)),
)
