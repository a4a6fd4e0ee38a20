"""Offer: a package, or part of one, that the others may accept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.package import OPEN, Terms
from communique.model.scenario import Public, Seat
from communique.rules.kind import Cost, Move, MoveKind, addressed, addressee, clauses, name_of
from communique.rules.standing import put_offer, whisper_refusal
from communique.rules.state import ConferenceTable, Desk, Phase, State
from communique.rules.terms import terms_refusal


@dataclass(frozen=True, slots=True)
class Offer(Move):
    """A standing offer of `terms` to all (`to` is None) or to one party in an open caucus."""

    terms: Terms
    to: Seat | None = None


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Offer) -> str | None:
    if all(choice == OPEN for choice in move.terms):
        return "An offer must speak of at least one clause."
    return whisper_refusal(public, desk, seat, move.to) or terms_refusal(
        public, move.terms, table.floors, table.unlocked
    )


def perform(public: Public, state: State, seat: Seat, move: Offer) -> State:
    return put_offer(public, state, seat, move.terms, "", move.to)


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Offer]:
    n = len(public.issues)
    for i, issue in enumerate(public.issues):
        for k in range(len(issue.options)):
            terms = tuple(k if j == i else OPEN for j in range(n))
            yield Offer(terms)
            for partner in desk.caucus:
                yield Offer(terms, partner)


def sentence(public: Public, seat: Seat, move: Offer) -> str:
    return f"{name_of(public, seat)} offers{addressee(public, move.to)}: {clauses(public, move.terms)}."


def cost(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Offer) -> Cost:
    return Cost(points=1)


KIND = MoveKind(
    name="offer",
    type=Offer,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    sentence=sentence,
    cost=cost,
    audience=addressed,
    candidates=candidates,
)
