"""Accept: consent to a standing offer. When enough have consented, the terms go on to signing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.kind import IN_BOTH, Hearers, Move, MoveKind, name_of
from communique.rules.meters import add_trust
from communique.rules.offer_id import OfferId, offer_said
from communique.rules.standing import accept, find
from communique.rules.state import ConferenceTable, Desk, Phase, State, Table, Talks
from communique.rules.terms import terms_refusal


@dataclass(frozen=True, slots=True)
class Accept(Move):
    """Consent to the standing offer `offer`; empty in alternating offers, where there is only one."""

    offer: str = ""


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Accept) -> Message | None:
    standing = find(table, desk, move.offer)
    if standing is None:
        return message("accept.none", offer=offer_said(move.offer))
    if seat in standing.accepted:
        return message("accept.already")
    return terms_refusal(public, standing.terms, table.floors, table.unlocked)


def perform(public: Public, state: Talks, seat: Seat, move: Accept) -> Talks:
    table = state.table
    standing = find(table, state.desks[seat], move.offer)
    assert standing is not None
    if not OfferId(move.offer).private:
        cause = message("accept.cause", party=name_of(public, seat))
        state = State(add_trust(table, standing.by, seat, 1, cause), state.desks)
    return accept(public, state, seat, OfferId(move.offer))


def audience(public: Public, table: ConferenceTable, seat: Seat, move: Accept) -> Hearers:
    return OfferId(move.offer).hearers


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Accept]:
    for standing in (*table.offers, *desk.whispers):
        yield Accept(standing.id)


def told(public: Public, seat: Seat, move: Accept) -> Message:
    who = name_of(public, seat)
    return (
        message("accept.said", who=who, offer=offer_said(move.offer))
        if move.offer
        else message("accept.said_standing", who=who)
    )


def examples(public: Public, table: Table, desk: Desk, seat: Seat) -> Iterator[Accept]:
    if table.alternating is not None:
        yield Accept()


KIND = MoveKind(
    name="accept",
    type=Accept,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    told=told,
    audience=audience,
    candidates=candidates,
    protocols=IN_BOTH,
    examples=examples,
    in_call=True,
)
