"""Leave: break off alternating offers for good. In a conference, walking out is the move; one may return."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.scenario import Public, Seat
from communique.rules.kind import Move, MoveKind, name_of
from communique.rules.state import State


@dataclass(frozen=True, slots=True)
class Leave(Move):
    """End the talks."""


def perform(public: Public, state: State, seat: Seat, move: Leave) -> State:
    raise AssertionError("leave has no phase in the conference")


def sentence(public: Public, seat: Seat, move: Leave) -> str:
    return f"{name_of(public, seat)} breaks off the talks."


KIND = MoveKind(
    name="leave",
    type=Leave,
    phases=frozenset(),
    perform=perform,
    sentence=sentence,
)
