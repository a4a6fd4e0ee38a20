"""Guarantee: a mediator underwrites something, monitors or a fund; it unlocks the options that need it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.scenario import Public, Seat
from communique.rules.kind import Cost, Move, MoveKind, name_of
from communique.rules.state import ConferenceTable, Desk, Phase, State


@dataclass(frozen=True, slots=True)
class GiveGuarantee(Move):
    """Guarantee number `guarantee` of the scenario."""

    guarantee: int


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: GiveGuarantee) -> str | None:
    if not 0 <= move.guarantee < len(public.guarantees):
        return f"There is no guarantee number {move.guarantee}."
    guarantee = public.guarantees[move.guarantee]
    if guarantee.seat != seat:
        return f'"{guarantee.title}" is for {name_of(public, guarantee.seat)} to give.'
    if move.guarantee in table.unlocked:
        return f'"{guarantee.title}" has been given already.'
    return None


def cost(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: GiveGuarantee) -> Cost:
    known = 0 <= move.guarantee < len(public.guarantees)
    return Cost(capital=public.guarantees[move.guarantee].cost if known else 0)


def perform(public: Public, state: State, seat: Seat, move: GiveGuarantee) -> State:
    table = state.table
    assert isinstance(table, ConferenceTable)
    unlocked = tuple(sorted({*table.unlocked, move.guarantee}))
    return State(table._replace(unlocked=unlocked), state.desks)


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[GiveGuarantee]:
    for k, guarantee in enumerate(public.guarantees):
        if guarantee.seat == seat:
            yield GiveGuarantee(k)


def sentence(public: Public, seat: Seat, move: GiveGuarantee) -> str:
    return f"{name_of(public, seat)} gives a guarantee: {public.guarantees[move.guarantee].text}"


KIND = MoveKind(
    name="guarantee",
    type=GiveGuarantee,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    sentence=sentence,
    cost=cost,
    candidates=candidates,
)
