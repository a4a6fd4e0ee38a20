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
    """What decides: any object with `decide`. Nothing else is asked of it, and this page says all that is.

    * **What it is given.** `view` is all that its chair may know: the public part of the case (`view.public`), its own
      sheet (`view.sheet`), the table (`view.table.alternating` or `view.table.conference`), and what it has heard
      (`view.heard`). Nothing in it leads to another's sheet. It is to be read, not changed.
    * **What it returns.** A move: an object of one of the types that `communique` names (`Offer`, `Accept`, `Pass` and
      so on), whose fields are whole numbers, texts, None and rows of these. Lists and numpy's whole numbers will do.
    * **What is legal.** `view.refusal(move)` is None for a legal move, and else says why not; `view.candidates()` has
      legal ones. An illegal move, no move and an error are the negotiator's fault: a single game stops with a sentence,
      a batch or tournament counts them and goes on.
    * **Determinism.** The same view and dice give the same move, whatever was asked before, so that saves, undo,
      workers and equal seeds agree. Chance comes from `dice` alone, not from `random`, the clock or the order of sets.
    * **No state.** Nothing is kept between two calls. What is to be remembered is worked out from `view.heard`; where
      that costs too much, a `Fold` grows with it.
    * **Time.** There is none at the table, and a move is waited for as long as it takes. Batches and tournaments have
      limits: see their options.

    `communique.testing.check_negotiator` holds an object to this.
    """

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """A legal move for the view's seat, whose turn it is. A function of the view and the dice alone."""
        ...


@runtime_checkable
class Negotiator(Protocol):
    """A mind with a name; what the registry holds. Any seat, either protocol. See `Mind` for what is asked of it."""

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
    """A mind and how it is called: what a negotiator of this package is, and may well be of another."""

    name: str
    title: str
    description: str
    mind: Mind

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """A legal move for the view's seat, whose turn it is. Talks held in turn look to a mind like talks of two."""
        if view.rules.name == InTurn.name:
            return in_one_talk(self.mind.decide, view, dice)
        return self.mind.decide(view, dice)
