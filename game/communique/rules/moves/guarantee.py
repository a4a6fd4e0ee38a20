"""Guarantee: a mediator underwrites something, monitors or a fund; it unlocks the options that need it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.kind import Cost, Move, MoveKind, name_of
from communique.rules.state import ConferenceTable, Desk, Phase, State, Table, Talks


@dataclass(frozen=True, slots=True)
class GiveGuarantee(Move):
    """Guarantee number `guarantee` of the scenario."""

    guarantee: int


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: GiveGuarantee) -> Message | None:
    if not 0 <= move.guarantee < len(public.guarantees):
        return message("guarantee.number", guarantee=move.guarantee)
    guarantee = public.guarantees[move.guarantee]
    if guarantee.seat != seat:
        return message("guarantee.other", guarantee=guarantee.title, party=name_of(public, guarantee.seat))
    if move.guarantee in table.unlocked:
        return message("guarantee.given", guarantee=guarantee.title)
    return None


def cost(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: GiveGuarantee) -> Cost:
    known = 0 <= move.guarantee < len(public.guarantees)
    return Cost(capital=public.guarantees[move.guarantee].cost if known else 0)


def perform(public: Public, state: Talks, seat: Seat, move: GiveGuarantee) -> Talks:
    table = state.table
    unlocked = tuple(sorted({*table.unlocked, move.guarantee}))
    return State(table._replace(unlocked=unlocked), state.desks)


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[GiveGuarantee]:
    for k, guarantee in enumerate(public.guarantees):
        if guarantee.seat == seat:
            yield GiveGuarantee(k)


def told(public: Public, seat: Seat, move: GiveGuarantee) -> Message:
    return message("guarantee.said", who=name_of(public, seat), text=public.guarantees[move.guarantee].text)


def belongs(public: Public, table: Table, desk: Desk, seat: Seat) -> bool:
    return any(guarantee.seat == seat for guarantee in public.guarantees)


KIND = MoveKind(
    name="guarantee",
    type=GiveGuarantee,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    told=told,
    cost=cost,
    candidates=candidates,
    belongs=belongs,
)
