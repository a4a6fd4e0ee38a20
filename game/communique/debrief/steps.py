"""A finished game as a list of steps: every event with its number, its sentence and what stood before it.

Steps are numbered from 1, as `communique replay` prints them. The states are played again by the rules, so the
path of offers and the conduct of the parties are read off the log alone.
"""

from __future__ import annotations

from typing import NamedTuple

from communique.model.scenario import Seat
from communique.present.telling import Telling, sentence
from communique.rules.kind import Hearers, Move
from communique.rules.state import State, Table
from communique.session.session import Session


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
    def in_call(self) -> bool:
        """Whether it was made in the closing call."""
        table = self.before.table.conference
        return table is not None and table.call

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
    telling = Telling(public, voiced=state.table.conference is not None)
    for number, (seat, move) in enumerate(session.events, start=1):
        audience = rules.audience(public, state.table, seat, move)
        words = sentence(public, seat, telling.add(seat, move, state.table.when))
        found.append(Step(number, seat, move, state, audience, words))
        state = rules.apply(public, state, seat, move)
    return tuple(found)
