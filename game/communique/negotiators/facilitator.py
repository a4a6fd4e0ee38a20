"""Facilitator: carries word between the parties, listens before it drafts, and asks little for itself.

The communicator and formulator of Touval & Zartman (1985); the communication-facilitation strategy of Bercovitch
(1992). It has no stick and brings no carrot before it has heard what is wanted; what it has is time and trust.
"""

from communique.model.message import N_
from communique.negotiators.negotiator import Strategy
from communique.negotiators.parts.belief_bidding import for_all
from communique.negotiators.parts.player import Player
from communique.negotiators.parts.temper import Concession, Habit, Mediation, Temper
from communique.negotiators.parts.timed import by_time

NEGOTIATOR = Strategy(
    name="facilitator",
    title=N_("Facilitator"),
    description=N_("Shuttles and asks in private, drafts only when it has listened, and wants little for itself."),
    mind=Player(
        Temper(
            start=30,
            end=2,
            rounds=Concession(20, 2),
            press="open",
            gesture=5,
            habits=frozenset({Habit.CAREFUL, Habit.CONSULTS, Habit.DRAFTS, Habit.SHUTTLES, Habit.ASKS}),
            mediation=Mediation(first=2, listens=True, own=1, gives=40),
        ),
        by_time,
        for_all,
        for_all,
    ),
)
