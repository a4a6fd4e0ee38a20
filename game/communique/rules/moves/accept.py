"""Accept: consent to a standing offer. When enough have consented, the terms go on to signing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.scenario import Public, Seat
from communique.rules.kind import Hearers, Move, MoveKind, name_of
from communique.rules.meters import add_trust
from communique.rules.standing import accept, channel, find
from communique.rules.state import ConferenceTable, Desk, Phase, State
from communique.rules.terms import terms_refusal


@dataclass(frozen=True, slots=True)
class Accept(Move):
    """Consent to the standing offer `offer`; empty in alternating offers, where there is only one."""

    offer: str = ""


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Accept) -> str | None:
    standing = find(table, desk, move.offer)
    if standing is None:
        return f'There is no standing offer "{move.offer:.40}" to accept.'
    if seat in standing.accepted:
        return "Your delegation has accepted this offer already."
    return terms_refusal(public, standing.terms, table.floors, table.unlocked)


def perform(public: Public, state: State, seat: Seat, move: Accept) -> State:
    table = state.table
    assert isinstance(table, ConferenceTable)
    standing = find(table, state.desks[seat], move.offer)
    assert standing is not None
    if not move.offer.startswith("W"):
        cause = f"{name_of(public, seat)} accepted an offer"
        state = State(add_trust(table, standing.by, seat, 1, cause), state.desks)
    return accept(public, state, seat, move.offer)


def audience(public: Public, table: ConferenceTable, seat: Seat, move: Accept) -> Hearers:
    return channel(move.offer) if move.offer.startswith("W") else None


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Accept]:
    for standing in (*table.offers, *desk.whispers):
        yield Accept(standing.id)


def sentence(public: Public, seat: Seat, move: Accept) -> str:
    what = f"offer {move.offer}" if move.offer else "the standing offer"
    return f"{name_of(public, seat)} accepts {what}."


KIND = MoveKind(
    name="accept",
    type=Accept,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    sentence=sentence,
    audience=audience,
    candidates=candidates,
)
