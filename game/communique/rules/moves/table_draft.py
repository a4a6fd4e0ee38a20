"""Table a draft: the mediator lays a single text on the table; every signatory will mark it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.package import OPEN, Terms
from communique.model.scenario import Public, Seat
from communique.rules.drafting import may_draft, put_draft
from communique.rules.kind import Move, MoveKind, clauses, costs, name_of
from communique.rules.state import ConferenceTable, Desk, Phase, State, Table, Talks
from communique.rules.terms import terms_refusal


@dataclass(frozen=True, slots=True)
class TableDraft(Move):
    """`terms` become the draft; marks on clauses that did not change stay."""

    terms: Terms


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: TableDraft) -> Message | None:
    if not may_draft(public, seat):
        return message("table.mediator")
    if all(choice == OPEN for choice in move.terms):
        return message("table.empty")
    if table.draft is not None and table.draft.terms == move.terms:
        return message("table.same")
    return terms_refusal(public, move.terms, table.floors, table.unlocked)


def perform(public: Public, state: Talks, seat: Seat, move: TableDraft) -> Talks:
    return State(put_draft(public, state.table, seat, move.terms), state.desks)


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[TableDraft]:
    for standing in table.offers:
        yield TableDraft(standing.terms)
    yield TableDraft(tuple(table.floors))


def told(public: Public, seat: Seat, move: TableDraft) -> Message:
    return message("table.said", who=name_of(public, seat), clauses=clauses(public, move.terms))


def belongs(public: Public, table: Table, desk: Desk, seat: Seat) -> bool:
    return may_draft(public, seat)


KIND = MoveKind(
    name="table",
    type=TableDraft,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    told=told,
    cost=costs(points=2),
    candidates=candidates,
    belongs=belongs,
)
