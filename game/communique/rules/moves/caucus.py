"""Caucus: a private channel with one party until the session ends; a mediator's is called shuttle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.scenario import Public, Role, Seat
from communique.rules.kind import Hearers, Move, MoveKind, costs, name_of
from communique.rules.news import caucus_closed
from communique.rules.state import ConferenceTable, Desk, Phase, State, Table, Talks

LOW_TRUST = 3
"""Below this trust, on either side, two principals do not meet alone."""


@dataclass(frozen=True, slots=True)
class Caucus(Move):
    """Open a private channel with party `to`."""

    to: Seat


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Caucus) -> Message | None:
    if not 0 <= move.to < len(public.parties) or move.to == seat:
        return message("caucus.another")
    if len(public.parties) == 2:
        return message("caucus.two")
    if caucus_closed(public, table):
        return message("caucus.closed", news=public.news[table.news].title)
    if table.is_away(move.to):
        return message("caucus.left", party=name_of(public, move.to))
    if move.to in desk.caucus:
        return message("caucus.open", party=name_of(public, move.to))
    roles = {public.parties[seat].role, public.parties[move.to].role}
    if Role.MEDIATOR in roles:
        return None
    if min(table.trust[seat][move.to], table.trust[move.to][seat]) < LOW_TRUST:
        return message("caucus.trust", party=name_of(public, move.to), least=LOW_TRUST)
    return None


def perform(public: Public, state: Talks, seat: Seat, move: Caucus) -> Talks:
    out = list(state.desks)
    for own, other in ((seat, move.to), (move.to, seat)):
        out[own] = out[own]._replace(caucus=tuple(sorted({*out[own].caucus, other})))
    return State(state.table, tuple(out))


def audience(public: Public, table: ConferenceTable, seat: Seat, move: Caucus) -> Hearers:
    return min(seat, move.to), max(seat, move.to)


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Caucus]:
    for other in range(len(public.parties)):
        if other != seat:
            yield Caucus(Seat(other))


def told(public: Public, seat: Seat, move: Caucus) -> Message:
    who, whom = name_of(public, seat), name_of(public, move.to)
    if public.parties[seat].role is Role.MEDIATOR:
        return message("caucus.said_shuttle", who=who, whom=whom)
    return message("caucus.said", who=who, whom=whom)


def belongs(public: Public, table: Table, desk: Desk, seat: Seat) -> bool:
    return len(public.parties) > 2


KIND = MoveKind(
    name="caucus",
    type=Caucus,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    told=told,
    cost=costs(points=1),
    audience=audience,
    candidates=candidates,
    belongs=belongs,
)
