"""A chair: all that whoever plays a seat gets to hold. Window, phone and computer player sit on the same kind.

It is the only door into a game for who plays, advises or looks on: a session has no other way to a view or to a move.
Whoever may see more than one seat may see holds a `Facilitator` (`communique.session.running`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from communique.model.scenario import Seat
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.rules.state import Refusal
from communique.views import PartyView


class Seating(Protocol):
    """What a chair asks of the session that it stands at. Nobody else does: the names are not for players."""

    def _view(self, seat: Seat) -> PartyView: ...

    def _submit(self, seat: Seat, move: Move, after: int | None) -> Refusal | None: ...

    def _dice(self, seat: Seat) -> Dice: ...

    def _subscribe(self, seat: Seat, heard: Callable[[], None]) -> Callable[[], None]: ...


class Chair:
    """One seat at one session. Holds no state of its own."""

    __slots__ = ("_session", "seat")

    def __init__(self, session: Seating, seat: Seat) -> None:
        self._session = session
        self.seat = seat

    def view(self) -> PartyView:
        """What this seat may know now."""
        return self._session._view(self.seat)

    def submit(self, move: Move, *, after: int | None = None) -> Refusal | None:
        """Make a move. The refusal when it is not legal; None when it was made.

        With `after`, the number of moves the mover had heard (`view().n`), a move that was thought out on
        an older view is refused.
        """
        return self._session._submit(self.seat, move, after)

    def dice(self) -> Dice:
        """The chance a computer player has for the seat's next decision, keyed by what the seat has heard."""
        return self._session._dice(self.seat)

    def subscribe(self, heard: Callable[[], None]) -> Callable[[], None]:
        """Call `heard` whenever this seat hears something or an undo takes it back. Returns how to stop."""
        return self._session._subscribe(self.seat, heard)
