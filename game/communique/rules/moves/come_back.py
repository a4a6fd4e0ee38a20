"""Return: come back to the table after walking out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.kind import Move, MoveKind, costs, name_of
from communique.rules.meters import add_tension, replaced
from communique.rules.standing import resume_agreed
from communique.rules.state import AT_THE_TABLE, ConferenceTable, Desk, Phase, State, Table, Talks


@dataclass(frozen=True, slots=True)
class Return(Move):
    """Take the seat again."""


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Return) -> Message | None:
    return message("return.here") if not table.is_away(seat) else None


def perform(public: Public, state: Talks, seat: Seat, move: Return) -> Talks:
    table = state.table
    table = table._replace(away=replaced(table.away, (seat,), AT_THE_TABLE))
    cause = message("return.cause", party=name_of(public, seat))
    return State(resume_agreed(public, add_tension(public, table, -1, cause)), state.desks)


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Return]:
    yield Return()


def told(public: Public, seat: Seat, move: Return) -> Message:
    return message("return.said", who=name_of(public, seat))


def belongs(public: Public, table: Table, desk: Desk, seat: Seat) -> bool:
    return table.is_away(seat)


KIND = MoveKind(
    name="return",
    type=Return,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    told=told,
    cost=costs(capital=1),
    candidates=candidates,
    belongs=belongs,
)
