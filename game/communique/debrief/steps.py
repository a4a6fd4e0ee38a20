"""A finished game as a list of steps: every event with its number, its sentence and what stood before it.

Steps are numbered from 1, as `communique replay` prints them. The states are played again by the rules, so the
path of offers and the conduct of the parties are read off the log alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from communique.model.message import Message
from communique.model.scenario import Public, Seat
from communique.rules.kind import Hearers, Move
from communique.rules.moves import kind_of
from communique.rules.moves.answer import Answer, answered
from communique.rules.state import State, Table
from communique.session.session import Session
from communique.words import say


class Step(NamedTuple):
    """One event of the log."""

    number: int
    seat: Seat
    move: Move
    before: State[Table]
    audience: Hearers
    """Who heard it; None for everyone."""
    sentence: str

    @property
    def session(self) -> int:
        """The session, or the round, counted from 1."""
        return 1 + self.before.table.when

    @property
    def floors(self) -> tuple[int, ...]:
        """The floors that gestures had fixed; empty in alternating offers."""
        return self.before.table.floors

    def heard_by(self, seat: Seat) -> bool:
        """Whether `seat` heard it."""
        return self.audience is None or seat in self.audience

    def partner(self) -> Seat | None:
        """The one other party that heard it, for a word in private."""
        if self.audience is None:
            return None
        return next((seat for seat in self.audience if seat != self.seat), None)


def steps(session: Session) -> tuple[Step, ...]:
    """Every event of `session`, in order."""
    public, rules = session.scenario.public, session.rules
    state, found = rules.opening(public), []
    for number, (seat, move) in enumerate(session.events, start=1):
        audience = rules.audience(public, state.table, seat, move)
        earlier = (event.move for event in session.events[: number - 1][::-1])
        found.append(Step(number, seat, move, state, audience, say(_told(public, seat, move, earlier))))
        state = rules.apply(public, state, seat, move)
    return tuple(found)


def _told(public: Public, seat: Seat, move: Move, earlier: Iterable[Move]) -> Message:
    if isinstance(move, Answer):
        return answered(public, seat, move, earlier)
    return kind_of(move).told(public, seat, move)
