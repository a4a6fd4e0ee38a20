"""The form of `tell`: state a priority, or lay an evidence card on the table."""

from __future__ import annotations

from communique.host.forms._form import Asked, FormFields, PhoneForm, Written, frame, number_text
from communique.host.forms._parts import Way, issue_select, radios, whom_select
from communique.host.html import Markup, el
from communique.model.scenario import Seat
from communique.model.sheet import Card
from communique.present import why_not
from communique.rules.kind import Move
from communique.rules.moves.tell import Tell
from communique.views import PartyView
from communique.words import tr

_CARD = "card."


def draw(asked: Asked) -> Markup:
    """What is said: of an issue how much it matters, or which card."""
    view = asked.view
    ways = [
        Way("high", tr("It matters much to us"), tr("a statement, free")),
        Way("low", tr("It matters less than other things"), tr("a statement, free")),
        *(Way(f"{_CARD}{card.id}", tr("Evidence: {card}", card=card.title), card.text, _why(view, card))
          for card in view.sheet.cards),
    ]  # fmt: skip
    note = tr("Nobody can check a statement. Evidence can be checked, and costs 1 action point.")
    return frame(
        asked,
        "tell",
        radios("what", tr("What"), ways, "high"),
        issue_select(view, "issue", tr("This issue"), when="high low"),
        whom_select(view),
        el("p", note, class_="quiet"),
        submit=tr("Say it"),
    )


def read(view: PartyView, fields: FormFields) -> Move | str:
    """The statement, or the card as it stands on the seat's own sheet."""
    what, to = fields.text("what"), fields.seat(view, "to")
    if what in ("high", "low"):
        return Tell(fields.issue(view, "issue"), what, to=to)
    card = next((one for one in view.sheet.cards if what == f"{_CARD}{one.id}"), None)
    return tr("Choose what you say.") if card is None else _shown(card, to)


def write(view: PartyView, move: Move) -> Written:
    """Its fields."""
    assert isinstance(move, Tell)
    if move.card:
        return {"what": [f"{_CARD}{move.card}"], "to": number_text(move.to)}
    return {"what": [move.weight], "issue": number_text(move.issue), "to": number_text(move.to)}


def _shown(card: Card, to: Seat | None = None) -> Tell:
    return Tell(card.issue, card=card.id, text=card.text, to=to)


def _why(view: PartyView, card: Card) -> str:
    return "" if view.desk.caucus else why_not(view, _shown(card))


FORM = PhoneForm("tell", draw, read, write)
