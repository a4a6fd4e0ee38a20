"""Adjourn: whoever runs the game ends the talks where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.flow import adjourn, enter, unasked
from communique.rules.kind import Move, MoveKind
from communique.rules.state import Phase, Talks, new_state


@dataclass(frozen=True, slots=True)
class Adjourn(Move):
    """The talks end now: what all have initialled may still be signed, but for hands that are asked for already."""


def perform(public: Public, state: Talks, seat: Seat, move: Adjourn) -> Talks:
    table, desks = unasked(state)
    return enter(public, new_state((adjourn(public, table), desks)))


def told(public: Public, seat: Seat, move: Adjourn) -> Message:
    return message("adjourn.said")


KIND = MoveKind(
    name="adjourn",
    type=Adjourn,
    phases=frozenset({Phase.NEWS, Phase.FLOOR, Phase.BALLOT, Phase.PRESS, Phase.SIGNING, Phase.FINAL}),
    perform=perform,
    told=told,
    by_itself=True,
    by_facilitator=True,
)
