"""The form of `press`: what the delegation tells the press at the end of a session."""

from __future__ import annotations

from communique.host.forms._form import Asked, FormFields, PhoneForm, Written
from communique.host.forms._steps import buttons, number_of
from communique.host.html import Markup, el
from communique.present import press_decision
from communique.rules.kind import Move
from communique.rules.moves.press import Press
from communique.rules.state import PRESS_LINES
from communique.views import PartyView
from communique.words import tr


def draw(asked: Asked) -> Markup:
    """A button a line."""
    decision = press_decision(asked.view)
    return buttons(asked, "press", "line", decision.ways, el("p", decision.text))


def read(view: PartyView, fields: FormFields) -> Move | str:
    """The line."""
    number = fields.number("line")
    if number is None or not 0 <= number < len(PRESS_LINES):
        return tr("Choose a line.")
    return Press(number)


def write(view: PartyView, move: Move) -> Written:
    """Its fields."""
    assert isinstance(move, Press)
    return number_of("line", move.line)


FORM = PhoneForm("press", draw, read, write)
