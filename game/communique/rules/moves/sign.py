"""Sign: put the delegation's name under the agreed terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.flow import advance
from communique.rules.kind import Move, MoveKind, name_of
from communique.rules.state import ConferenceTable, Desk, Phase, State, Talks


@dataclass(frozen=True, slots=True)
class Sign(Move):
    """Yes to the terms on the signing table."""


def perform(public: Public, state: Talks, seat: Seat, move: Sign) -> Talks:
    table = state.table
    return advance(public, State(table._replace(signed=(*table.signed, seat)), state.desks))


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Sign]:
    yield Sign()


def told(public: Public, seat: Seat, move: Sign) -> Message:
    return message("sign.said", who=name_of(public, seat))


KIND = MoveKind(
    name="sign",
    type=Sign,
    phases=frozenset({Phase.SIGNING, Phase.FINAL}),
    perform=perform,
    told=told,
    candidates=candidates,
)
