"""Walk: leave the table. A party that nothing can be signed without breaks the talks if it does not return."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.flow import advance
from communique.rules.kind import Move, MoveKind, name_of
from communique.rules.meters import add_tension, replaced, trust_of_others
from communique.rules.state import ConferenceTable, Desk, Phase, State, Table, Talks


@dataclass(frozen=True, slots=True)
class Walk(Move):
    """Leave. The party's caucuses end; it may return in a later session for 1 capital."""


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Walk) -> Message | None:
    return message("walk.left") if table.is_away(seat) else None


def perform(public: Public, state: Talks, seat: Seat, move: Walk) -> Talks:
    table = state.table
    warned = table.warned[seat]
    table = table._replace(
        away=replaced(table.away, (seat,), table.session),
        warned=table.warned[:seat] + (False,) + table.warned[seat + 1 :],
    )
    cause = message("walk.cause", party=name_of(public, seat))
    if not warned:
        table = trust_of_others(table, seat, -2, message("walk.cause_unwarned", party=name_of(public, seat)))
    desks = tuple(desk._replace(caucus=tuple(s for s in desk.caucus if s != seat)) for desk in state.desks)
    desks = desks[:seat] + (desks[seat]._replace(points=0, free=0, caucus=()),) + desks[seat + 1 :]
    return advance(public, State(add_tension(public, table, 1, cause), desks))


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Walk]:
    yield Walk()


def told(public: Public, seat: Seat, move: Walk) -> Message:
    return message("walk.said", who=name_of(public, seat))


def belongs(public: Public, table: Table, desk: Desk, seat: Seat) -> bool:
    return not table.is_away(seat)


KIND = MoveKind(
    name="walk",
    type=Walk,
    phases=frozenset({Phase.FLOOR, Phase.PRESS}),
    refuse=refuse,
    perform=perform,
    told=told,
    candidates=candidates,
    belongs=belongs,
)
