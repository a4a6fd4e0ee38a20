"""Problem-solver: asks, listens, and trades what costs it little for what it needs."""

from game.negotiators.conduct import Player
from game.negotiators.learned import for_all
from game.negotiators.negotiator import Strategy
from game.negotiators.temper import CONSTRUCTIVE, Temper
from game.negotiators.timed import by_time

NEGOTIATOR = Strategy(
    name="problem-solver",
    title="Problem-solver",
    description="Asks what matters to you, says what matters to it, and trades clauses so that both gain.",
    mind=Player(
        Temper(
            start=78,
            end=12,
            power=5,
            root=4,
            press="open",
            gesture=2,
            habits=CONSTRUCTIVE,
        ),
        by_time,
        for_all,
        for_all,
    ),
)
