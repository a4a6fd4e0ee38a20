"""Leave: break off alternating offers for good. In a conference, walking out is the move; one may return."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.kind import Move, MoveKind, name_of
from communique.rules.state import ALTERNATING_OFFERS, Desk, Table, Talks


@dataclass(frozen=True, slots=True)
class Leave(Move):
    """End the talks."""


def perform(public: Public, state: Talks, seat: Seat, move: Leave) -> Talks:
    raise AssertionError("leave has no phase in the conference")


def told(public: Public, seat: Seat, move: Leave) -> Message:
    return message("leave.said", who=name_of(public, seat))


def examples(public: Public, table: Table, desk: Desk, seat: Seat) -> Iterator[Leave]:
    if table.alternating is not None:
        yield Leave()


KIND = MoveKind(
    name="leave",
    type=Leave,
    phases=frozenset(),
    perform=perform,
    told=told,
    protocols=frozenset({ALTERNATING_OFFERS}),
    examples=examples,
)
