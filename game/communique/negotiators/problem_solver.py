"""Problem-solver: asks, listens, and trades what costs it little for what it needs."""

from communique.model.message import N_
from communique.negotiators.negotiator import Strategy
from communique.negotiators.parts.belief_bidding import for_all
from communique.negotiators.parts.player import Player
from communique.negotiators.parts.temper import CONSTRUCTIVE, Concession, Temper
from communique.negotiators.parts.timed import by_time

NEGOTIATOR = Strategy(
    name="problem-solver",
    title=N_("Problem-solver"),
    description=N_("Asks what matters to you, says what matters to it, and trades clauses so that both gain."),
    mind=Player(
        Temper(
            pride=18,
            unasked=30,
            start=82,
            end=20,
            power=3,
            root=2,
            rounds=Concession(78, 12, 5, 4),
            press="open",
            gesture=2,
            habits=CONSTRUCTIVE,
        ),
        by_time,
        for_all,
        for_all,
    ),
)
