"""Caucus: a private channel with one party until the session ends; a mediator's is called shuttle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.scenario import Public, Role, Seat
from communique.rules.kind import Hearers, Move, MoveKind, costs, name_of
from communique.rules.state import ConferenceTable, Desk, Phase, State

LOW_TRUST = 3
"""Below this trust, on either side, two principals do not meet alone."""


@dataclass(frozen=True, slots=True)
class Caucus(Move):
    """Open a private channel with party `to`."""

    to: Seat


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Caucus) -> str | None:
    if not 0 <= move.to < len(public.parties) or move.to == seat:
        return "Choose another party to meet."
    if len(public.parties) == 2:
        return "With two delegations at the table, every talk is a caucus."
    if table.away[move.to] >= 0:
        return f"{name_of(public, move.to)} has left the table."
    if move.to in desk.caucus:
        return f"A caucus with {name_of(public, move.to)} is open already."
    roles = {public.parties[seat].role, public.parties[move.to].role}
    if Role.MEDIATOR in roles:
        return None
    if min(table.trust[seat][move.to], table.trust[move.to][seat]) < LOW_TRUST:
        return f"Trust between you and {name_of(public, move.to)} is too low to meet alone (3 is needed)."
    return None


def perform(public: Public, state: State, seat: Seat, move: Caucus) -> State:
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


def sentence(public: Public, seat: Seat, move: Caucus) -> str:
    verb = "shuttles to" if public.parties[seat].role is Role.MEDIATOR else "meets"
    return f"{name_of(public, seat)} {verb} {name_of(public, move.to)} in private."


KIND = MoveKind(
    name="caucus",
    type=Caucus,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    sentence=sentence,
    cost=costs(points=1),
    audience=audience,
    candidates=candidates,
)
