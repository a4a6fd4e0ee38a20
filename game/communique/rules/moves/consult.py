"""Consult the capital: all hear that it happened; only the party learns which audience fails. Capital +1."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.scenario import Public, Seat
from communique.rules.kind import Move, MoveKind, costs, name_of
from communique.rules.meters import add_capital
from communique.rules.state import ConferenceTable, Desk, Phase, State


@dataclass(frozen=True, slots=True)
class Consult(Move):
    """A call home. What it says stands on the party's own sheet, so the rules need not know it."""


def perform(public: Public, state: State, seat: Seat, move: Consult) -> State:
    table = state.table
    assert isinstance(table, ConferenceTable)
    return State(add_capital(table, seat, 1, f"{name_of(public, seat)} consulted its capital"), state.desks)


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Consult]:
    yield Consult()


def sentence(public: Public, seat: Seat, move: Consult) -> str:
    return f"{name_of(public, seat)} consults its capital."


KIND = MoveKind(
    name="consult",
    type=Consult,
    phases=frozenset({Phase.FLOOR}),
    perform=perform,
    sentence=sentence,
    cost=costs(points=1),
    candidates=candidates,
)
