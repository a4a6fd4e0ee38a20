"""Consult at home: all hear that it happened; only the party learns which audience fails. Capital +1."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.kind import Move, MoveKind, costs, name_of
from communique.rules.meters import add_capital
from communique.rules.state import ConferenceTable, Desk, Phase, State, Talks


@dataclass(frozen=True, slots=True)
class Consult(Move):
    """A call home. What it says stands on the party's own sheet, so the rules need not know it."""


def perform(public: Public, state: Talks, seat: Seat, move: Consult) -> Talks:
    table = state.table
    cause = message("consult.cause", party=name_of(public, seat))
    return State(add_capital(table, seat, 1, cause), state.desks)


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Consult]:
    yield Consult()


def told(public: Public, seat: Seat, move: Consult) -> Message:
    return message("consult.said", who=name_of(public, seat))


KIND = MoveKind(
    name="consult",
    type=Consult,
    phases=frozenset({Phase.FLOOR}),
    perform=perform,
    told=told,
    cost=costs(points=1),
    candidates=candidates,
)
