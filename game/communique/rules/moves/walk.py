"""Walk: leave the table. A party that nothing can be signed without breaks the talks if it does not return."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.scenario import Public, Seat
from communique.rules.flow import advance
from communique.rules.kind import Move, MoveKind, name_of
from communique.rules.meters import add_tension, replaced, trust_of_others
from communique.rules.state import ConferenceTable, Desk, Phase, State


@dataclass(frozen=True, slots=True)
class Walk(Move):
    """Leave. The party's caucuses end; it may return in a later session for 1 capital."""


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Walk) -> str | None:
    return "Your delegation has left already." if table.away[seat] >= 0 else None


def perform(public: Public, state: State, seat: Seat, move: Walk) -> State:
    table = state.table
    assert isinstance(table, ConferenceTable)
    warned = table.warned[seat]
    table = table._replace(
        away=replaced(table.away, (seat,), table.session),
        warned=table.warned[:seat] + (False,) + table.warned[seat + 1 :],
    )
    cause = f"{name_of(public, seat)} left the table"
    if not warned:
        table = trust_of_others(table, seat, -2, cause + " without warning")
    desks = tuple(desk._replace(caucus=tuple(s for s in desk.caucus if s != seat)) for desk in state.desks)
    desks = desks[:seat] + (desks[seat]._replace(points=0, free=0, caucus=()),) + desks[seat + 1 :]
    return advance(public, State(add_tension(public, table, 1, cause), desks))


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Walk]:
    yield Walk()


def sentence(public: Public, seat: Seat, move: Walk) -> str:
    return f"{name_of(public, seat)} leaves the table."


KIND = MoveKind(
    name="walk",
    type=Walk,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    sentence=sentence,
    candidates=candidates,
)
