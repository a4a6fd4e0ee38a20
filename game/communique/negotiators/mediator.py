"""Mediator: one text on the table, mended by what is said about it, put to a yes or no at the end."""

from communique.model.message import N_
from communique.negotiators.negotiator import Strategy
from communique.negotiators.parts.belief_bidding import for_all
from communique.negotiators.parts.player import Player
from communique.negotiators.parts.temper import Concession, Habit, Temper
from communique.negotiators.parts.timed import by_time

NEGOTIATOR = Strategy(
    name="mediator",
    title=N_("Mediator"),
    description=N_("Keeps one draft on the table and mends it by your criticism; it has interests of its own, too."),
    mind=Player(
        Temper(
            start=35,
            end=5,
            rounds=Concession(45, 5),
            press="open",
            gesture=3,
            habits=frozenset({Habit.CAREFUL, Habit.CONSULTS, Habit.DRAFTS, Habit.ASKS, Habit.EVIDENCE}),
        ),
        by_time,
        for_all,
        for_all,
    ),
)
