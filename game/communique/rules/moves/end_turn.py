"""Pass: end the floor turn; in alternating offers, let the standing offer go by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.flow import advance
from communique.rules.kind import IN_BOTH, Move, MoveKind, name_of
from communique.rules.state import ConferenceTable, Desk, Phase, State, Table, Talks


@dataclass(frozen=True, slots=True)
class Pass(Move):
    """Nothing more for now."""


def perform(public: Public, state: Talks, seat: Seat, move: Pass) -> Talks:
    desks = list(state.desks)
    desks[seat] = desks[seat]._replace(points=0, free=0)
    return advance(public, State(state.table, tuple(desks)))


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Pass]:
    yield Pass()


def told(public: Public, seat: Seat, move: Pass) -> Message:
    return message("pass.said", who=name_of(public, seat))


def examples(public: Public, table: Table, desk: Desk, seat: Seat) -> Iterator[Pass]:
    if table.alternating is not None:
        yield Pass()


KIND = MoveKind(
    name="pass",
    type=Pass,
    phases=frozenset({Phase.FLOOR}),
    perform=perform,
    told=told,
    candidates=candidates,
    protocols=IN_BOTH,
    examples=examples,
    in_call=True,
)
