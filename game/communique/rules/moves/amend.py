"""Amend: change one to three clauses of a standing offer or of the draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.package import OPEN, Terms
from communique.model.scenario import Public, Role, Seat
from communique.rules.drafting import put_draft
from communique.rules.kind import Cost, Hearers, Move, MoveKind, clause, name_of
from communique.rules.offer_id import OfferId, offer_said
from communique.rules.standing import put_offer, text_of, whisper_refusal
from communique.rules.state import ConferenceTable, Desk, Phase, State, Talks
from communique.rules.terms import terms_refusal


@dataclass(frozen=True, slots=True)
class Amend(Move):
    """`changes` are (issue, option) pairs; `target` is an offer id or `draft`.

    Amending an offer makes a child offer by the mover. The mediator's amendment of the draft makes its next
    version; anybody else's makes a plenary offer that starts from the draft.
    """

    target: str
    changes: tuple[tuple[int, int], ...]


def amended(table: ConferenceTable, desk: Desk, move: Amend) -> Terms | None:
    """The terms after the amendment, or None when there is nothing to amend."""
    base = text_of(table, desk, move.target)
    if base is None:
        return None
    out = list(base)
    for issue, option in move.changes:
        if not 0 <= issue < len(out):
            return None
        out[issue] = option
    return tuple(out)


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Amend) -> Message | None:
    if not 1 <= len(move.changes) <= 3:
        return message("amend.count", count=len(move.changes))
    if len({issue for issue, _ in move.changes}) < len(move.changes):
        return message("amend.once")
    if any(not 0 <= issue < len(public.issues) for issue, _ in move.changes):
        return message("amend.issues", last=len(public.issues) - 1)
    terms = amended(table, desk, move)
    if terms is None:
        return message("amend.none", target=offer_said(move.target))
    if all(choice == OPEN for choice in terms):
        return message("amend.empty")
    if terms == text_of(table, desk, move.target):
        return message("amend.same")
    return whisper_refusal(public, desk, seat, OfferId(move.target).partner(seat)) or terms_refusal(
        public, terms, table.floors, table.unlocked
    )


def perform(public: Public, state: Talks, seat: Seat, move: Amend) -> Talks:
    table = state.table
    terms = amended(table, state.desks[seat], move)
    assert terms is not None
    if move.target == "draft" and public.parties[seat].role is Role.MEDIATOR:
        return State(put_draft(public, table, seat, terms), state.desks)
    return put_offer(public, state, seat, terms, move.target, OfferId(move.target).partner(seat))


def cost(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Amend) -> Cost:
    return Cost(points=1)


def audience(public: Public, table: ConferenceTable, seat: Seat, move: Amend) -> Hearers:
    return OfferId(move.target).hearers


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Amend]:
    targets: list[str] = [o.id for o in (*table.offers, *desk.whispers)]
    if table.draft is not None:
        targets.append("draft")
    for target in targets:
        for i, issue in enumerate(public.issues):
            for k in range(len(issue.options)):
                yield Amend(target, ((i, k),))


def told(public: Public, seat: Seat, move: Amend) -> Message:
    who, said = name_of(public, seat), tuple(clause(public, i, k) for i, k in move.changes)
    if move.target == "draft":
        return message("amend.said_draft", who=who, clauses=said)
    return message("amend.said", who=who, offer=offer_said(move.target), clauses=said)


KIND = MoveKind(
    name="amend",
    type=Amend,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    told=told,
    cost=cost,
    audience=audience,
    candidates=candidates,
)
