"""Table a draft: the mediator lays a single text on the table; every signatory will mark it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.package import OPEN, Terms
from communique.model.scenario import Public, Seat
from communique.rules.drafting import may_draft, put_draft
from communique.rules.kind import Move, MoveKind, clauses, costs, name_of
from communique.rules.state import ConferenceTable, Desk, Phase, State
from communique.rules.terms import terms_refusal


@dataclass(frozen=True, slots=True)
class TableDraft(Move):
    """`terms` become the draft; marks on clauses that did not change stay."""

    terms: Terms


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: TableDraft) -> str | None:
    if not may_draft(public, seat):
        return "Only the mediator tables a draft; you can make an offer or amend the draft."
    if all(choice == OPEN for choice in move.terms):
        return "A draft must speak of at least one clause."
    if table.draft is not None and table.draft.terms == move.terms:
        return "This is the draft on the table already."
    return terms_refusal(public, move.terms, table.floors, table.unlocked)


def perform(public: Public, state: State, seat: Seat, move: TableDraft) -> State:
    assert isinstance(state.table, ConferenceTable)
    return State(put_draft(public, state.table, seat, move.terms), state.desks)


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[TableDraft]:
    for standing in table.offers:
        yield TableDraft(standing.terms)
    yield TableDraft(tuple(table.floors))


def sentence(public: Public, seat: Seat, move: TableDraft) -> str:
    return f"{name_of(public, seat)} tables a draft: {clauses(public, move.terms)}."


KIND = MoveKind(
    name="table",
    type=TableDraft,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    sentence=sentence,
    cost=costs(points=2),
    candidates=candidates,
)
