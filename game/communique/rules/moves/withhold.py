"""Withhold: do not sign. Breaking terms one had agreed to costs credibility and trust."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.flow import advance, withheld
from communique.rules.kind import Move, MoveKind, name_of
from communique.rules.state import ConferenceTable, Desk, Phase, State, Talks


@dataclass(frozen=True, slots=True)
class Withhold(Move):
    """No to the terms on the signing table."""


def perform(public: Public, state: Talks, seat: Seat, move: Withhold) -> Talks:
    table = state.table
    return advance(public, State(withheld(public, table, seat), state.desks))


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Withhold]:
    yield Withhold()


def told(public: Public, seat: Seat, move: Withhold) -> Message:
    return message("withhold.said", who=name_of(public, seat))


KIND = MoveKind(
    name="withhold",
    type=Withhold,
    phases=frozenset({Phase.SIGNING, Phase.FINAL}),
    perform=perform,
    told=told,
    candidates=candidates,
)
