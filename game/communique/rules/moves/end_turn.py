"""Pass: end the floor turn; in alternating offers, let the standing offer go by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.scenario import Public, Seat
from communique.rules.flow import advance
from communique.rules.kind import Move, MoveKind, name_of
from communique.rules.state import ConferenceTable, Desk, Phase, State


@dataclass(frozen=True, slots=True)
class Pass(Move):
    """Nothing more for now."""


def perform(public: Public, state: State, seat: Seat, move: Pass) -> State:
    assert isinstance(state.table, ConferenceTable)
    desks = list(state.desks)
    desks[seat] = desks[seat]._replace(points=0, free=0)
    return advance(public, State(state.table, tuple(desks)))


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Pass]:
    yield Pass()


def sentence(public: Public, seat: Seat, move: Pass) -> str:
    return f"{name_of(public, seat)} gives up the floor."


KIND = MoveKind(
    name="pass",
    type=Pass,
    phases=frozenset({Phase.FLOOR}),
    perform=perform,
    sentence=sentence,
    candidates=candidates,
)
