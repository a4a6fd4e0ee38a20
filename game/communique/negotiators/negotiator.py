"""What a computer player is: a name for the window, and a pure function from a view to a move.

A negotiator keeps nothing between two calls. Whatever it remembers is a fold over what its seat has heard, so
it survives save, undo and restart, and it cannot know more than its chair does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from communique.negotiators.parts.one_talk import in_one_talk
from communique.rules.dice import Dice
from communique.rules.in_turn import InTurn
from communique.rules.kind import Move
from communique.views import PartyView


class Mind(Protocol):
    """What decides."""

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """A legal move for the view's seat, whose turn it is. A function of the view and the dice alone."""
        ...


@runtime_checkable
class Negotiator(Protocol):
    """A mind with a name; what the registry holds. Any seat, either protocol."""

    @property
    def name(self) -> str:
        """The word in line-ups and on the command line."""
        ...

    @property
    def title(self) -> str:
        """The name for people, in English; marked with `N_` where it can be translated, and shown by `tr`."""
        ...

    @property
    def description(self) -> str:
        """One honest sentence about how it behaves, likewise."""
        ...

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """A legal move for the view's seat, whose turn it is. A function of the view and the dice alone."""
        ...


@dataclass(frozen=True, slots=True)
class Strategy:
    """A negotiator of this package: a mind and how it is called."""

    name: str
    title: str
    description: str
    mind: Mind

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """A legal move for the view's seat, whose turn it is. Talks held in turn look to a mind like talks of two."""
        if view.rules.name == InTurn.name:
            return in_one_talk(self.mind.decide, view, dice)
        return self.mind.decide(view, dice)
