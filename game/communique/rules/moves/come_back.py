"""Return: come back to the table after walking out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.scenario import Public, Seat
from communique.rules.kind import Move, MoveKind, costs, name_of
from communique.rules.meters import add_tension, replaced
from communique.rules.standing import resume_agreed
from communique.rules.state import ConferenceTable, Desk, Phase, State


@dataclass(frozen=True, slots=True)
class Return(Move):
    """Take the seat again."""


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Return) -> str | None:
    return "Your delegation is at the table." if table.away[seat] < 0 else None


def perform(public: Public, state: State, seat: Seat, move: Return) -> State:
    table = state.table
    assert isinstance(table, ConferenceTable)
    table = table._replace(away=replaced(table.away, (seat,), -1))
    cause = f"{name_of(public, seat)} returned to the table"
    return State(resume_agreed(public, add_tension(public, table, -1, cause)), state.desks)


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Return]:
    yield Return()


def sentence(public: Public, seat: Seat, move: Return) -> str:
    return f"{name_of(public, seat)} returns to the table."


KIND = MoveKind(
    name="return",
    type=Return,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    sentence=sentence,
    cost=costs(capital=1),
    candidates=candidates,
)
