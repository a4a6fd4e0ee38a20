"""What a seat can ask about texts on the table: which text, of whom, in the open or in private."""

from __future__ import annotations

from communique.model.scenario import Seat
from communique.present.possible_moves import why_not
from communique.rules.moves.ask import Ask, stands_by
from communique.rules.offer_id import OfferId
from communique.rules.standing import text_of
from communique.rules.state import QuestionKind, TextSource
from communique.views import PartyView


def texts_for(view: PartyView, of: Seat) -> tuple[str, ...]:
    """The ids of the texts that the seat and `of` both see, the draft first, then offers, the newest first."""
    table = view.table.conference
    if table is None:
        return ()
    drafted = (TextSource.DRAFT.value,) if table.draft is not None else ()
    between = [offer.id for offer in view.desk.whispers if offer.id.partner(view.seat) == of]
    return (*drafted, *reversed([*(offer.id for offer in table.offers), *between]))


def takeable(view: PartyView, of: Seat) -> tuple[str, ...]:
    """Of these, the ones that `of` signs and neither put forward nor accepted: what would it take?"""
    table = view.table.conference
    if table is None or of not in view.public.signatories:
        return ()
    return tuple(text for text in texts_for(view, of) if not stands_by(table, view.desk, of, text))


def comparable(view: PartyView, of: Seat, text: str) -> tuple[str, ...]:
    """The texts that `of` can hold against `text`: those that say something else."""
    table = view.table.conference
    if table is None:
        return ()
    said = text_of(table, view.desk, text)
    return tuple(one for one in texts_for(view, of) if one != text and text_of(table, view.desk, one) != said)


def about(view: PartyView, kind: QuestionKind, of: Seat, text: str, other: str, *, private: bool) -> Ask:
    """The question about one text or two; a private offer is asked about in private whatever was chosen."""
    secret = any(OfferId(one).private for one in (text, other))
    to = of if secret or (private and of in view.desk.caucus) else None
    return Ask(kind, of=of, to=to, target=text, other=other if kind is QuestionKind.PREFER else "")


def whom_to_ask(view: PartyView, text: str) -> tuple[Seat, ...]:
    """Who can be asked what it would take to accept `text`, at the table and able to sign it."""
    others = (Seat(p) for p in range(len(view.public.parties)) if p != view.seat)
    table = view.table.conference
    if table is None:
        return ()
    return tuple(of for of in others if not table.is_away(of) and text in takeable(view, of))


def why_not_ask(view: PartyView, text: str) -> str:
    """Why nobody can be asked now what it would take to accept `text`; empty when somebody can."""
    if view.table.conference is None:
        return ""
    others = (Seat(p) for p in range(len(view.public.parties)) if p != view.seat)
    first = ""
    for of in others:
        reason = why_not(view, about(view, QuestionKind.TAKE, of, text, "", private=False))
        if not reason:
            return ""
        first = first or reason
    return first
