"""Power-broker: brings guarantees and a text of its own, and presses for a yes or no.

The manipulator of Touval & Zartman (1985); the directive strategy of Bercovitch (1992). It spends its weight on the
outcome: early draft, guarantees before they are asked for, small changes only, and a final text at the end, come
what may.
"""

from communique.model.message import N_
from communique.negotiators.negotiator import Strategy
from communique.negotiators.parts.belief_bidding import for_all
from communique.negotiators.parts.player import Player
from communique.negotiators.parts.temper import Concession, Habit, Mediation, Temper
from communique.negotiators.parts.timed import by_time

NEGOTIATOR = Strategy(
    name="power-broker",
    title=N_("Power-broker"),
    description=N_(
        "Drafts at once, brings guarantees, serves its own interests too, and ends with a take-it-or-leave-it."
    ),
    mind=Player(
        Temper(
            start=35,
            end=10,
            rounds=Concession(70, 25),
            press="firm",
            gesture=1,
            habits=frozenset({Habit.CAREFUL, Habit.CONSULTS, Habit.DRAFTS, Habit.EVIDENCE}),
            mediation=Mediation(own=2, first=0, insists=True, gives=10, content=600, underwrites=True),
        ),
        by_time,
        for_all,
        for_all,
    ),
)
