"""Legalist: argues from principle, order, verification and wording, and moves clause against clause.

Objective criteria rather than positions (Fisher & Ury 1981, chapter 5), in the contractual manner that Ikle (1964,
chapter 12) describes: conditions are written out, evidence is laid on the table, and what was promised is kept.
"""

from communique.model.message import N_
from communique.negotiators.negotiator import Strategy
from communique.negotiators.parts.belief_bidding import for_all
from communique.negotiators.parts.player import Player
from communique.negotiators.parts.temper import Habit, Temper, Voice
from communique.negotiators.parts.timed import by_time

NEGOTIATOR = Strategy(
    name="legalist",
    title=N_("Legalist"),
    description=N_(
        "Argues from principle and wording, shows evidence, trades clause against clause, and keeps its word."
    ),
    mind=Player(
        Temper(
            pride=25,
            unasked=22,
            start=82,
            end=14,
            power=3,
            root=2,
            habits=frozenset(
                {
                    Habit.CAREFUL,
                    Habit.CONSULTS,
                    Habit.DRAFTS,
                    Habit.EVIDENCE,
                    Habit.PROBES,
                    Habit.PROMISES,
                    Habit.TRADES,
                }
            ),
            voice=Voice.LEGAL,
        ),
        by_time,
        for_all,
        for_all,
    ),
)
