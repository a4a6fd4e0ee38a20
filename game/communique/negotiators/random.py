"""Random: any legal move. A baseline, and a way into every corner of the rules for tests."""

from __future__ import annotations

from typing import Final

from communique.model.message import N_
from communique.model.package import Package
from communique.negotiators.negotiator import Strategy
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves import KINDS
from communique.rules.moves.accept import Accept
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.leave import Leave
from communique.rules.moves.offer import Offer
from communique.rules.moves.say import OwnWords
from communique.views import PartyView

_TRIES: Final = 12
_DRASTIC: Final = ("walk", "final", "withhold")
"""Kinds of move that end games early; taken once in `_SELDOM` times that they come up."""
_SELDOM: Final = 12
_KINDS: Final = [kind for kind in KINDS.values() if not kind.by_itself and kind.type is not OwnWords]
"""What is drawn from: chance has no words of its own."""


class _Any:
    """A mind that picks a kind of move, then a move of that kind."""

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """A legal move, drawn from the dice."""
        if (table := view.table.conference) is None:
            return _exchange(view, dice)
        kinds = [kind for kind in _KINDS if table.phase in kind.phases]
        for _ in range(_TRIES):
            kind = dice.pick(kinds)
            if kind.name in _DRASTIC and dice.below(_SELDOM):
                continue
            moves = list(kind.candidates(view.public, table, view.desk, view.seat))
            if moves:
                move: Move = dice.pick(moves)
                if view.refusal(move) is None:
                    return move
        return dice.pick(list(view.candidates()))


def _exchange(view: PartyView, dice: Dice) -> Move:
    """An offer in seven of eight turns; now and then an acceptance, rarely an end."""
    if dice.chance(12) and view.refusal(Accept()) is None:
        return Accept()
    if dice.below(400) == 0:
        return Leave()
    for _ in range(_TRIES):
        package: Package = tuple(dice.below(size) for size in view.public.sizes)
        if view.refusal(Offer(package)) is None:
            return Offer(package)
    return Pass()


NEGOTIATOR = Strategy(
    name="random",
    title=N_("At random"),
    description=N_("Makes any legal move with no plan at all, and may sign what hurts it; a baseline."),
    mind=_Any(),
)
