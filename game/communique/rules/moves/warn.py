"""Warn of leaving: a threat that must be kept before the session ends, or credibility pays for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.kind import Move, MoveKind, costs, name_of
from communique.rules.meters import add_tension
from communique.rules.state import ConferenceTable, Desk, Phase, State, Talks


@dataclass(frozen=True, slots=True)
class Warn(Move):
    """Tell all that the delegation will leave in this session unless the talks move."""


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Warn) -> Message | None:
    if table.warned[seat]:
        return message("warn.stands")
    if table.credibility[seat] == 0:
        return message("warn.unbelieved")
    return None


def perform(public: Public, state: Talks, seat: Seat, move: Warn) -> Talks:
    table = state.table
    warned = table.warned[:seat] + (True,) + table.warned[seat + 1 :]
    table = table._replace(warned=warned)
    cause = message("warn.cause", party=name_of(public, seat))
    return State(add_tension(public, table, 1, cause), state.desks)


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Warn]:
    yield Warn()


def told(public: Public, seat: Seat, move: Warn) -> Message:
    return message("warn.said", who=name_of(public, seat))


KIND = MoveKind(
    name="warn",
    type=Warn,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    told=told,
    cost=costs(capital=1),
    candidates=candidates,
)
