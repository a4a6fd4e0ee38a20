"""MiCRO: its own packages, best first, one step down for each new offer it receives (de Jonge 2022).

"An analysis of the linear bilateral ANAC domains using the MiCRO benchmark strategy": no model of anybody, no
clock. It offers its best package; whenever it has received at least as many different offers as it has made, it
goes one package further down its own ranking, never below no deal; otherwise it repeats one of its earlier
offers. It accepts what is at least as good as the package it would offer now.

In a conference there are only a few turns, so a step is not one package but a part of its range.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.model.message import N_
from communique.negotiators.negotiator import Strategy
from communique.negotiators.parts.belief_bidding import for_all
from communique.negotiators.parts.player import Player
from communique.negotiators.parts.situation import Situation
from communique.negotiators.parts.tabular import ACCEPT, NOTHING, STEPWISE, Turns, stepwise
from communique.negotiators.parts.temper import Habit, Temper
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.leave import Leave
from communique.rules.moves.offer import Offer
from communique.rules.state import AlternatingTable
from communique.views import PartyView

_STEP: Final = 7
"""Percent of its range that one step is worth in a conference."""


def by_step(situation: Situation) -> int:
    """In a conference: a step down for each distinct text received, as long as as many have been made."""
    memory = situation.memory
    steps = min(len(memory.made), len({terms for _, terms in memory.received}) + memory.draft_version)
    return max(situation.bottom, situation.share(max(0, 100 - _STEP * steps)))


@dataclass(frozen=True, slots=True)
class _Micro:
    """MiCRO in alternating offers, its conference player otherwise."""

    player: Player

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """A legal move for the view's seat, whose turn it is."""
        if (table := view.table.alternating) is not None:
            return _exchange(view, table, self.player.temper, dice)
        return self.player.decide(view, dice)

    def turns(self, view: PartyView) -> Turns:
        """One step after the other, as long as they beat no deal."""
        return Turns(STEPWISE, view.no_deal + 1)


def _exchange(view: PartyView, table: AlternatingTable, temper: Temper, dice: Dice) -> Move:
    situation = Situation(view, temper)
    ladder, memory = situation.space.ladder, situation.memory
    made, received = len(memory.made), len({terms for _, terms in memory.received})
    worth = situation.space.value(table.offer) if table.offer and situation.seat not in table.accepted else NOTHING
    rank = stepwise(ladder.values, 0, len(ladder), made, received, situation.bottom, worth, dice.first)
    return Offer(ladder.package(rank)) if rank >= 0 else Accept() if rank == ACCEPT else Leave()


TEMPER: Final = Temper(start=100, end=0, press="neutral", habits=frozenset({Habit.CAREFUL, Habit.CONSULTS}))

NEGOTIATOR = Strategy(
    name="micro",
    title=N_("One step at a time"),
    description=N_("Goes down its own list one step for every new offer it gets, and not one step without (MiCRO)."),
    mind=_Micro(
        Player(
            TEMPER,
            by_step,
            for_all,
            for_all,
        )
    ),
)
