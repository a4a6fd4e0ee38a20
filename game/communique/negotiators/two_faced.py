"""Two-faced: pleasant in public, untrue about what it wants, and not bound by its initials.

Misstated priorities and reasons, false promises and bluffs: the questionable tactics that Lewicki & Robinson (1998)
list; a decoy issue as in O'Connor & Carnevale (1997). Players meet it to learn to ask twice, and to look at deeds.
"""

from communique.model.message import N_
from communique.negotiators.negotiator import Strategy
from communique.negotiators.parts.belief_bidding import for_all
from communique.negotiators.parts.player import Player
from communique.negotiators.parts.temper import Concession, Habit, Temper, Voice
from communique.negotiators.parts.timed import by_time

NEGOTIATOR = Strategy(
    name="two-faced",
    title=N_("Two-faced"),
    description=N_(
        "Friendly, but it misstates what matters to it, gives untrue reasons, bluffs, and takes initials back."
    ),
    mind=Player(
        Temper(
            pride=15,
            unasked=30,
            start=80,
            end=10,
            power=5,
            root=4,
            rounds=Concession(88, 12, 3, 2),
            press="open",
            habits=frozenset(
                {
                    Habit.CAREFUL,
                    Habit.CONSULTS,
                    Habit.TELLS,
                    Habit.ASKS,
                    Habit.PROMISES,
                    Habit.BLUFFS,
                    Habit.REOPENS,
                }
            ),
            voice=Voice.FALSE,
        ),
        by_time,
        for_all,
        for_all,
    ),
)
