"""Sign: put the delegation's name under the agreed terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.scenario import Public, Seat
from communique.rules.flow import advance
from communique.rules.kind import Move, MoveKind, name_of
from communique.rules.state import ConferenceTable, Desk, Phase, State


@dataclass(frozen=True, slots=True)
class Sign(Move):
    """Yes to the terms on the signing table."""


def perform(public: Public, state: State, seat: Seat, move: Sign) -> State:
    table = state.table
    assert isinstance(table, ConferenceTable)
    return advance(public, State(table._replace(signed=(*table.signed, seat)), state.desks))


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Sign]:
    yield Sign()


def sentence(public: Public, seat: Seat, move: Sign) -> str:
    return f"{name_of(public, seat)} signs."


KIND = MoveKind(
    name="sign",
    type=Sign,
    phases=frozenset({Phase.SIGNING, Phase.FINAL}),
    perform=perform,
    sentence=sentence,
    candidates=candidates,
)
