"""The form of `line`: what is said in public about the session's news."""

from __future__ import annotations

from communique.host.forms._form import Asked, FormFields, PhoneForm, Written
from communique.host.forms._steps import buttons, number_of
from communique.host.html import Markup, el
from communique.present import news_decision
from communique.rules.kind import Move
from communique.rules.moves.line import TakeLine
from communique.rules.state import NO_NEWS
from communique.views import PartyView
from communique.words import tr


def draw(asked: Asked) -> Markup:
    """The card, and a button a line."""
    decision = news_decision(asked.view)
    if decision is None:
        return el("p", tr("There is no news."))
    return buttons(asked, "line", "line", decision.ways, el("h3", decision.title), el("p", decision.text))


def read(view: PartyView, fields: FormFields) -> Move | str:
    """The line on the news of now."""
    news, number = view.table.news, fields.number("line")
    if news == NO_NEWS:
        return tr("There is no news.")
    if number is None or not 0 <= number < len(view.public.news[news].lines):
        return tr("Choose a line.")
    return TakeLine(news, number)


def write(view: PartyView, move: Move) -> Written:
    """Its fields."""
    assert isinstance(move, TakeLine)
    return number_of("line", move.line)


FORM = PhoneForm("line", draw, read, write)
