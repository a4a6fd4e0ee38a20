"""A negotiator as somebody else would write one, where any process can import it."""

from __future__ import annotations

from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.views import PartyView


class Bargainer:
    """Accepts what it can, and else does anything."""

    def decide(self, view: PartyView, dice: Dice) -> Move:
        moves = list(view.candidates())
        return next((move for move in moves if isinstance(move, Accept)), None) or dice.pick(moves)
