"""Standing offers: putting one on the table or into a caucus, finding one, and counting its acceptances."""

from __future__ import annotations

from communique.model.message import Message, message
from communique.model.package import Terms
from communique.model.scenario import Public, Seat
from communique.rules.flow import check_draft, to_signing
from communique.rules.kind import name_of
from communique.rules.offer_id import OfferId
from communique.rules.state import Agreed, ConferenceTable, Desk, Phase, Standing, State, Talks, TextSource
from communique.rules.terms import satisfied, terms_refusal

KEPT = 2
"""How many standing offers of one author stay open; an older one lapses when a new one is made."""


def find(table: ConferenceTable, desk: Desk, offer: str) -> Standing | None:
    """The standing offer with this id that the seat of `desk` can see, or None."""
    for standing in desk.whispers if OfferId(offer).private else table.offers:
        if standing.id == offer:
            return standing
    return None


def text_of(table: ConferenceTable, desk: Desk, target: str) -> Terms | None:
    """The terms of `target`, an offer id or `draft`, as the seat of `desk` can see them; None when there are none."""
    if target == TextSource.DRAFT:
        return table.draft.terms if table.draft is not None else None
    standing = find(table, desk, target)
    return standing.terms if standing is not None else None


def whisper_refusal(public: Public, desk: Desk, seat: Seat, to: Seat | None) -> Message | None:
    """Why the seat cannot speak to `to` in private now, or None; None also for plenary."""
    if to is None:
        return None
    if not 0 <= to < len(public.parties):
        return message("whisper.party", seat=to)
    if to == seat:
        return message("whisper.own")
    if to not in desk.caucus:
        return message("whisper.closed", party=name_of(public, to))
    return None


def put_offer(public: Public, state: Talks, seat: Seat, terms: Terms, parent: str, to: Seat | None) -> Talks:
    """`state` with a new standing offer by `seat`; its author counts as having accepted it."""
    table, desks = state
    if to is not None:
        return State(table, _whispered(desks, seat, terms, parent, to))
    number = table.offered + 1
    standing = Standing(OfferId.plenary(number), seat, terms, parent, (seat,))
    return State(table._replace(offers=_fresh(table.offers, standing), offered=number), desks)


def _whispered(desks: tuple[Desk, ...], seat: Seat, terms: Terms, parent: str, to: Seat) -> tuple[Desk, ...]:
    number = 1 + dict(desks[seat].whispered).get(to, 0)
    standing = Standing(OfferId.caucus(seat, to, number), seat, terms, parent, (seat,))
    out = list(desks)
    for own, other in ((seat, to), (to, seat)):
        counts = dict(out[own].whispered)
        counts[other] = number
        out[own] = out[own]._replace(
            # By seat, so that desks are equal whoever was whispered to first.
            whispers=_fresh(out[own].whispers, standing),
            whispered=tuple(sorted(counts.items())),
        )
    return tuple(out)


def _fresh(offers: tuple[Standing, ...], new: Standing) -> tuple[Standing, ...]:
    """`offers` and `new`, with the author's older ones beyond `KEPT` in the same channel lapsed."""
    same = [o.id for o in offers if o.by == new.by and o.id.channel == new.id.channel]
    lapsed = set(same[: max(0, len(same) + 1 - KEPT)])
    return tuple(o for o in offers if o.id not in lapsed) + (new,)


def accept(public: Public, state: Talks, seat: Seat, offer: OfferId) -> Talks:
    """`state` after `seat` accepts the standing offer; agreed terms go on to signing.

    A private offer that has enough consent is not signed on the spot, since the table must not move
    for reasons the others did not hear: it becomes due, and its acceptor announces it at once.
    """
    table, desks = state
    if not offer.private:
        offers = tuple(_accepted(o, seat) if o.id == offer else o for o in table.offers)
        table = table._replace(offers=offers)
        standing = next(o for o in offers if o.id == offer)
        if satisfied(public, standing.accepted):
            table = to_signing(public, table, Agreed(standing.terms, offer, standing.accepted))
        return State(table, desks)
    out = list(desks)
    for own in offer.pair:
        whispers = tuple(_accepted(o, seat) if o.id == offer else o for o in out[own].whispers)
        out[own] = out[own]._replace(whispers=whispers)
    standing = next(o for o in out[seat].whispers if o.id == offer)
    if satisfied(public, standing.accepted):
        out[seat] = out[seat]._replace(due=standing)
    return State(table, tuple(out))


def publish(
    public: Public, table: ConferenceTable, seat: Seat, terms: Terms, consent: tuple[Seat, ...]
) -> ConferenceTable:
    """`table` with terms agreed elsewhere as a plenary offer of `seat` that `consent` have accepted."""
    number = table.offered + 1
    standing = Standing(OfferId.plenary(number), seat, terms, "", consent)
    return table._replace(offers=_fresh(table.offers, standing), offered=number)


def resume_agreed(public: Public, table: ConferenceTable) -> ConferenceTable:
    """`table` with what enough had agreed to while a hand was missing, now on the signing table."""
    table = check_draft(public, table)
    for o in table.offers:
        if table.phase is not Phase.FLOOR:
            break
        if satisfied(public, o.accepted) and terms_refusal(public, o.terms, table.floors, table.unlocked) is None:
            table = to_signing(public, table, Agreed(o.terms, o.id, o.accepted))
    return table


def _accepted(standing: Standing, seat: Seat) -> Standing:
    return standing._replace(accepted=tuple(sorted({*standing.accepted, seat})))


def withdraw_voided(public: Public, table: ConferenceTable) -> ConferenceTable:
    """`table` without plenary offers that can no longer be signed, since a gesture has fixed a floor."""
    kept = tuple(o for o in table.offers if terms_refusal(public, o.terms, table.floors, table.unlocked) is None)
    return table if len(kept) == len(table.offers) else table._replace(offers=kept)
