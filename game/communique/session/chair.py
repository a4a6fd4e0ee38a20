"""A chair: all that whoever plays a seat gets to hold. Window, phone and computer player sit on the same kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from communique.model.scenario import Seat
from communique.rules.kind import Move
from communique.rules.state import Refusal
from communique.views import PartyView

if TYPE_CHECKING:
    from communique.session.session import Session


class Chair:
    """One seat at one session. Holds no state of its own."""

    __slots__ = ("_session", "seat")

    def __init__(self, session: Session, seat: Seat) -> None:
        self._session = session
        self.seat = seat

    def view(self) -> PartyView:
        """What this seat may know now."""
        return self._session.view(self.seat)

    def submit(self, move: Move, *, after: int | None = None) -> Refusal | None:
        """Make a move. The refusal when it is not legal; None when it was made.

        With `after`, the number of moves the mover had heard (`view().n`), a move that was thought out on
        an older view is refused.
        """
        return self._session.submit(self.seat, move, after=after)

    def subscribe(self, heard: Callable[[], None]) -> Callable[[], None]:
        """Call `heard` whenever this seat hears something or an undo takes it back. Returns how to stop."""
        return self._session.subscribe(self.seat, heard)
