"""Firm: asks for much, gives little and late, and would rather go home."""

from communique.model.message import N_
from communique.negotiators.negotiator import Strategy
from communique.negotiators.parts.belief_bidding import for_all
from communique.negotiators.parts.player import Player
from communique.negotiators.parts.temper import Concession, Habit, Temper
from communique.negotiators.parts.timed import by_time

NEGOTIATOR = Strategy(
    name="firm",
    title=N_("Firm"),
    description=N_(
        "Asks for much, gives little and late, speaks firmly to the press, and may leave rather than give in."
    ),
    mind=Player(
        Temper(
            pride=30,
            unasked=22,
            start=90,
            end=28,
            power=2,
            rounds=Concession(92, 40, 3, 1),
            press="firm",
            habits=frozenset({Habit.CAREFUL, Habit.CONSULTS, Habit.WARNS, Habit.GUARDED, Habit.EVIDENCE}),
        ),
        by_time,
        for_all,
        for_all,
    ),
)
