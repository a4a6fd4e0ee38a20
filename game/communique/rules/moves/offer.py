"""Offer: a package, or part of one, that the others may accept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.package import OPEN, Terms
from communique.model.scenario import Public, Seat
from communique.rules.kind import IN_BOTH, Cost, Move, MoveKind, addressed, clauses, name_of
from communique.rules.standing import put_offer, whisper_refusal
from communique.rules.state import ConferenceTable, Desk, Phase, Table, Talks
from communique.rules.terms import terms_refusal


@dataclass(frozen=True, slots=True)
class Offer(Move):
    """A standing offer of `terms` to all (`to` is None) or to one party in an open caucus."""

    terms: Terms
    to: Seat | None = None


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Offer) -> Message | None:
    if all(choice == OPEN for choice in move.terms):
        return message("offer.empty")
    return whisper_refusal(public, desk, seat, move.to) or terms_refusal(
        public, move.terms, table.floors, table.unlocked
    )


def perform(public: Public, state: Talks, seat: Seat, move: Offer) -> Talks:
    return put_offer(public, state, seat, move.terms, "", move.to)


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Offer]:
    n = len(public.issues)
    for i, issue in enumerate(public.issues):
        for k in range(len(issue.options)):
            terms = tuple(k if j == i else OPEN for j in range(n))
            yield Offer(terms)
            for partner in desk.caucus:
                yield Offer(terms, partner)


def told(public: Public, seat: Seat, move: Offer) -> Message:
    who, said = name_of(public, seat), clauses(public, move.terms)
    if move.to is None:
        return message("offer.said", who=who, clauses=said)
    return message("offer.said_private", who=who, whom=name_of(public, move.to), clauses=said)


def cost(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Offer) -> Cost:
    return Cost(points=1)


def examples(public: Public, table: Table, desk: Desk, seat: Seat) -> Iterator[Offer]:
    if table.alternating is not None:
        yield Offer((0,) * len(public.issues))


KIND = MoveKind(
    name="offer",
    type=Offer,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    told=told,
    cost=cost,
    audience=addressed,
    candidates=candidates,
    protocols=IN_BOTH,
    examples=examples,
)
