"""Final text: the mediator asks for yes or no, once. After a no there is the closing call, and then the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.package import OPEN, Terms
from communique.model.scenario import Public, Role, Seat
from communique.rules.flow import present, to_signing
from communique.rules.kind import Move, MoveKind, clauses, costs, name_of
from communique.rules.state import Agreed, ConferenceTable, Desk, Phase, State, Table, Talks, TextSource
from communique.rules.terms import satisfied, terms_refusal


@dataclass(frozen=True, slots=True)
class FinalText(Move):
    """`terms` are put to a yes or no."""

    terms: Terms


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: FinalText) -> Message | None:
    if public.parties[seat].role is not Role.MEDIATOR:
        return message("final.mediator")
    if table.final_used:
        return message("final.used")
    if all(choice == OPEN for choice in move.terms):
        return message("final.empty")
    if not satisfied(public, present(public, table)):
        return message("final.few")
    return terms_refusal(public, move.terms, table.floors, table.unlocked)


def perform(public: Public, state: Talks, seat: Seat, move: FinalText) -> Talks:
    table = state.table
    table = table._replace(final_used=True)
    return State(to_signing(public, table, Agreed(move.terms, TextSource.FINAL)), state.desks)


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[FinalText]:
    if table.draft is not None:
        yield FinalText(table.draft.terms)


def told(public: Public, seat: Seat, move: FinalText) -> Message:
    return message("final.said", who=name_of(public, seat), clauses=clauses(public, move.terms))


def belongs(public: Public, table: Table, desk: Desk, seat: Seat) -> bool:
    return public.parties[seat].role is Role.MEDIATOR


KIND = MoveKind(
    name="final",
    type=FinalText,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    told=told,
    cost=costs(points=1),
    candidates=candidates,
    belongs=belongs,
)
