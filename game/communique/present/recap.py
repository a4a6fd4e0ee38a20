"""The recap: what others have done since a person's last move, a card each, and which rows it bears on.

It is worked out from the view alone, so it is there again after a pause, a save or a curtain, and it holds nothing
that the seat has not heard.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from communique.model.package import OPEN, Terms
from communique.model.scenario import NATURE, Seat
from communique.present.moments import Happening, ToldMoment, Touched, happenings, moments_in
from communique.present.moments._rows import changed, differing, draft_changes, draft_touched
from communique.present.offers import DRAFT, offer_title, terms_of
from communique.present.package_rows import CURRENT, standing_offers
from communique.rules.kind import Move
from communique.rules.moves import kind_of
from communique.rules.moves.accept import Accept
from communique.rules.moves.amend import Amend
from communique.rules.moves.answer import Answer
from communique.rules.moves.ask import Ask
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.fulfil import Fulfil
from communique.rules.moves.if_then import IfThen
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.reject import Reject
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.tell import Tell
from communique.rules.state import NO_MARK, Standing
from communique.views import PartyView
from communique.words import tr


@dataclass(frozen=True, slots=True)
class RecapCard:
    """One thing that happened."""

    number: int
    """Its place in what the seat has heard."""
    seat: Seat
    """Who did it; NATURE for chance."""
    who: str
    text: str
    """What was done, in the transcript's words."""
    private: bool
    effects: tuple[str, ...]
    """What it did to the meters, with causes."""
    changes: tuple[str, ...]
    """What it changed in the draft, or against the author's offer before, a line each."""
    touched: Touched
    """The rows that it bears on."""
    target: str
    """The text on the table to look at, an offer's id or `draft`; empty where none is left."""
    target_title: str
    moments: tuple[ToldMoment, ...]
    """The moments that it was."""

    @property
    def words(self) -> str:
        """All of it, for whoever cannot see it."""
        head = tr("{party}: {line}", party=self.who, line=self.text)
        told = [tr("{first} {next}", first=f"{moment.title}.", next=moment.caption) for moment in self.of_the_talks]
        return "\n".join((head, *self.changes, *self.effects, *told))

    @property
    def of_the_talks(self) -> tuple[ToldMoment, ...]:
        """The moments that came of it, beside what was done."""
        return tuple(moment for moment in self.moments if moment.seat == NATURE != self.seat)


@dataclass(frozen=True, slots=True)
class Recap:
    """What has happened since a seat's last move, the oldest first."""

    cards: tuple[RecapCard, ...]
    fresh: bool
    """True until the seat has moved again; its own moves in a row leave the cards where they are."""

    @property
    def rows(self) -> dict[int, tuple[int, ...]]:
        """The options that were touched, by issue."""
        return rows_touched(card.touched for card in self.cards)

    @property
    def title(self) -> str:
        """What stands above the cards."""
        return tr("Since your last move") if self.fresh else tr("Before your last move")


def rows_touched(touched: Iterable[Touched]) -> dict[int, tuple[int, ...]]:
    """The same by issue, each option once."""
    found: dict[int, tuple[int, ...]] = {}
    for rows in touched:
        for issue, option in rows:
            known = found.get(issue, ())
            found[issue] = known if option in known or option == OPEN else (*known, option)
    return found


def recap(view: PartyView) -> Recap:
    """What others have done since the seat's last move; for an onlooker, since the session or the round began."""
    heard = view.hearing.heard
    if view.seat == NATURE:
        since = next((k for k in range(view.n) if heard[k].session == view.table.when), view.n)
        return Recap(_cards(view, since, view.n), fresh=True)
    own = [k for k in range(view.n) if heard[k].seat == view.seat and not kind_of(heard[k].move).by_itself]
    since = own[-1] + 1 if own else 0
    cards = _cards(view, since, view.n)
    if cards or not own:
        return Recap(cards, fresh=True)
    # Nobody has moved since: what came before one's moves in a row is still there to be read.
    last = len(own) - 1
    while last > 0 and not _cards(view, own[last - 1] + 1, own[last]):
        last -= 1
    return Recap(_cards(view, own[last - 1] + 1 if last else 0, own[last]), fresh=False)


def _cards(view: PartyView, start: int, end: int) -> tuple[RecapCard, ...]:
    begin = max(0, start - 1)  # what one's own last move brought about by itself is told with it
    found = happenings(view, begin)[: end - begin]
    cards = []
    for happening in found:
        moments = moments_in(happening)
        if happening.number < start and (not happening.own or not moments):
            continue
        if moments or not isinstance(happening.move, Pass):
            cards.append(_card(happening, moments))
    return tuple(cards)


def _card(happening: Happening, moments: tuple[ToldMoment, ...]) -> RecapCard:
    view = happening.view
    touched, changes = _bears_on(happening)
    for moment in moments:
        touched += tuple(row for row in moment.touched if row not in touched)
        if moment.seat == happening.seat:
            changes += tuple(line for line in moment.changes if line not in changes and line not in happening.words)
    target = _target(happening)
    return RecapCard(
        number=happening.number,
        seat=happening.seat,
        who=tr("You") if happening.own else happening.who,
        text=happening.words,
        private=happening.heard.private,
        effects=happening.effects,
        changes=changes,
        touched=touched,
        target=target,
        target_title=offer_title(view.public, target, view.seat) if target else "",
        moments=moments,
    )


def _bears_on(happening: Happening) -> tuple[Touched, tuple[str, ...]]:
    """The rows that something bears on, and what it changed, in words."""
    rows = draft_touched(happening)
    if rows:
        return rows, draft_changes(happening)
    told = _ROWS.get(type(happening.move))
    touched = told(happening, happening.move) if told is not None else ()
    before = _offer_before(happening)
    if before is None:
        return touched, ()
    against, now = before
    moved = differing(against.terms, now)
    public, seat = happening.public, happening.view.seat
    head = offer_title(public, against.id or CURRENT, seat)
    lines = tuple(changed(public, i, against.terms[i], now[i]) for i, _ in moved)
    return moved, (tr("Against {offer}:", offer=head), *lines) if lines and against.id else lines


def _offer_before(happening: Happening) -> tuple[Standing, Terms] | None:
    """The newest offer of the same author that lay on the table before, and the terms of the new one; None for others.

    What was offered in private before a private offer may have lapsed, and is not looked for.
    """
    if happening.heard.private:
        return None
    known = {offer.id for offer in happening.before.offers if offer.id}
    now = [o for o in happening.after.offers if o.by == happening.seat and (not o.id or o.id not in known)]
    before = [offer for offer in happening.before.offers if offer.by == happening.seat]
    if not now or not before or not isinstance(happening.move, Offer | Amend):
        return None
    return before[-1], now[-1].terms


def _target(happening: Happening) -> str:
    """The text on the table, now, that it was about."""
    view, move = happening.view, happening.move
    if isinstance(move, TableDraft | Mark | Fulfil):
        wanted = DRAFT
    elif isinstance(move, Offer) or (isinstance(move, Amend) and happening.before.draft == happening.after.draft):
        wanted = _new_offer(happening)
    else:
        about: str = getattr(move, "offer", "") or getattr(move, "target", "")
        wanted = about
    return wanted if wanted and terms_of(view, wanted) is not None else ""


def _new_offer(happening: Happening) -> str:
    """The id under which an offer lies on the table now; empty when it has lapsed."""
    view = happening.view
    if view.table.conference is None:
        return CURRENT if view.table.offers and happening.after.offers == view.table.offers else ""
    if not happening.heard.private:
        known = {offer.id for offer in happening.before.offers}
        return next((offer.id for offer in happening.after.offers if offer.id not in known), "")
    terms = getattr(happening.move, "terms", None)
    changes = getattr(happening.move, "changes", ())
    for offer in reversed(list(standing_offers(view))):
        fits = offer.terms == terms if terms is not None else all(offer.terms[i] == k for i, k in changes)
        if offer.id.private and offer.by == happening.seat and fits:
            return offer.id
    return ""


def _said(terms: Terms) -> Touched:
    return tuple((i, k) for i, k in enumerate(terms) if k != OPEN)


def _marked(happening: Happening, move: Mark) -> Touched:
    draft = happening.before.draft
    return () if draft is None else tuple((i, draft.terms[i]) for i, mark in enumerate(move.marks) if mark != NO_MARK)


def _named(*clauses: tuple[int | None, int | None]) -> Touched:
    return tuple((issue, OPEN if option is None else option) for issue, option in clauses if issue is not None)


_ROWS: Final[Mapping[type[Move], Callable[[Happening, Any], Touched]]] = {
    Offer: lambda happening, move: _said(move.terms),
    Amend: lambda happening, move: move.changes,
    Mark: _marked,
    Reject: lambda happening, move: tuple((issue, wished) for issue, wished, _ in move.points),
    Ask: lambda happening, move: _named((move.issue, move.option), (move.other_issue, None)),
    Answer: lambda happening, move: (*_named((move.issue, move.option)), *move.changes),
    Tell: lambda happening, move: _named((move.issue, None)),
    IfThen: lambda happening, move: ((move.issue, move.option), (move.other_issue, move.other_option)),
    Accept: lambda happening, move: _accepted(happening, move),
}
"""The rows that a move speaks of, where the table does not say so."""


def _accepted(happening: Happening, move: Accept) -> Touched:
    terms = next((offer.terms for offer in happening.before.offers if offer.id == move.offer), None)
    return () if terms is None else _said(terms)
