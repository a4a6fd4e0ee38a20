"""What a computer player is: a name for the window, and a pure function from a view to a move.

A negotiator keeps nothing between two calls. Whatever it remembers is a fold over what its seat has heard, so
it survives save, undo and restart, and it cannot know more than its chair does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from communique.rules.dice import Dice
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


@runtime_checkable
class Attending(Protocol):
    """A negotiator that is told when a game is over: one whose moves come from elsewhere, such as a program."""

    @property
    def trouble(self) -> str:
        """What went wrong last, as a sentence; empty when nothing has."""
        ...

    def ended(self, view: PartyView) -> int:
        """Hear that the talks of this view, the seat's last, are over.

        Returns how many of the seat's moves another negotiator made in its place, as it had declared beforehand.
        """
        ...


@dataclass(frozen=True, slots=True)
class Strategy:
    """A negotiator of this package: a mind and how it is called."""

    name: str
    title: str
    description: str
    mind: Mind

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """A legal move for the view's seat, whose turn it is."""
        return self.mind.decide(view, dice)
