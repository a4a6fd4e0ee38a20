"""Replay: the state that a list of events leads to, and the events' audiences on the way."""

from __future__ import annotations

from collections.abc import Iterable

from communique.model.scenario import Public, Seat
from communique.rules.kind import Move
from communique.rules.protocol import Rules
from communique.rules.state import State, T


def replay(rules: Rules[T], public: Public, events: Iterable[tuple[Seat, Move]]) -> State[T]:
    """The state after `events`, from the opening. Raises IllegalMove at the first that was not legal."""
    state = rules.opening(public)
    for seat, move in events:
        state = rules.apply(public, state, seat, move)
    return state
