"""Announce: terms agreed in a caucus become public and go to signing. It follows from the last acceptance by itself."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.package import Terms
from communique.model.scenario import Public, Seat
from communique.rules.flow import to_signing
from communique.rules.kind import Move, MoveKind, both, clauses, name_of
from communique.rules.standing import publish
from communique.rules.state import Agreed, Phase, State, Talks, TextSource


@dataclass(frozen=True, slots=True)
class Announce(Move):
    """`terms` agreed by `consent` out of the others' hearing.

    If a hand that is needed is not at the table, they stand as an offer until it returns.
    """

    terms: Terms
    consent: tuple[Seat, ...]


def perform(public: Public, state: Talks, seat: Seat, move: Announce) -> Talks:
    table, desks = state
    due = desks[seat].due
    out = list(desks)
    for own, desk in enumerate(desks):
        if due is not None and due in desk.whispers:
            kept = tuple(w for w in desk.whispers if w != due)
            out[own] = desk._replace(whispers=kept)
    out[seat] = out[seat]._replace(due=None)
    after = to_signing(public, table, Agreed(move.terms, TextSource.CAUCUS, move.consent))
    if after.agreed is None:
        after = publish(public, table, seat, move.terms, move.consent)
    return State(after, tuple(out))


def told(public: Public, seat: Seat, move: Announce) -> Message:
    names = both(name_of(public, s) for s in move.consent)
    return message("announce.said", parties=names, clauses=clauses(public, move.terms))


KIND = MoveKind(
    name="announce",
    type=Announce,
    phases=frozenset({Phase.FLOOR}),
    perform=perform,
    told=told,
    by_itself=True,
)
