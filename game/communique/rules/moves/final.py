"""Final text: the mediator asks for yes or no, once. Whatever the answer, the game ends with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.package import OPEN, Terms
from communique.model.scenario import Public, Role, Seat
from communique.rules.flow import present, to_signing
from communique.rules.kind import Move, MoveKind, clauses, costs, name_of
from communique.rules.state import Agreed, ConferenceTable, Desk, Phase, State
from communique.rules.terms import satisfied, terms_refusal


@dataclass(frozen=True, slots=True)
class FinalText(Move):
    """`terms` are put to a yes or no."""

    terms: Terms


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: FinalText) -> str | None:
    if public.parties[seat].role is not Role.MEDIATOR:
        return "Only the mediator can put a final text."
    if table.final_used:
        return "The final text has been put already."
    if all(choice == OPEN for choice in move.terms):
        return "A final text must speak of at least one clause."
    if not satisfied(public, present(public, table)):
        return "Too few parties are at the table to sign a final text."
    return terms_refusal(public, move.terms, table.floors, table.unlocked)


def perform(public: Public, state: State, seat: Seat, move: FinalText) -> State:
    table = state.table
    assert isinstance(table, ConferenceTable)
    table = table._replace(final_used=True)
    return State(to_signing(public, table, Agreed(move.terms, "final")), state.desks)


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[FinalText]:
    if table.draft is not None:
        yield FinalText(table.draft.terms)


def sentence(public: Public, seat: Seat, move: FinalText) -> str:
    return f"{name_of(public, seat)} puts the final text, yes or no: {clauses(public, move.terms)}."


KIND = MoveKind(
    name="final",
    type=FinalText,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    sentence=sentence,
    cost=costs(points=1),
    candidates=candidates,
)
