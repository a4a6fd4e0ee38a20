"""Warn of leaving: a threat that must be kept before the session ends, or credibility pays for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.scenario import Public, Seat
from communique.rules.kind import Move, MoveKind, costs, name_of
from communique.rules.meters import add_tension
from communique.rules.state import ConferenceTable, Desk, Phase, State


@dataclass(frozen=True, slots=True)
class Warn(Move):
    """Tell all that the delegation will leave in this session unless the talks move."""


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Warn) -> str | None:
    if table.warned[seat]:
        return "Your warning of this session stands already."
    if table.credibility[seat] == 0:
        return "Nobody believes your warnings any more."
    return None


def perform(public: Public, state: State, seat: Seat, move: Warn) -> State:
    table = state.table
    assert isinstance(table, ConferenceTable)
    warned = table.warned[:seat] + (True,) + table.warned[seat + 1 :]
    table = table._replace(warned=warned)
    cause = f"{name_of(public, seat)} warned of leaving"
    return State(add_tension(public, table, 1, cause), state.desks)


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Warn]:
    yield Warn()


def sentence(public: Public, seat: Seat, move: Warn) -> str:
    return f"{name_of(public, seat)} warns that it will leave in this session unless the talks move."


KIND = MoveKind(
    name="warn",
    type=Warn,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    sentence=sentence,
    cost=costs(capital=1),
    candidates=candidates,
)
