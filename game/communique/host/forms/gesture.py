"""The form of `gesture`: a one-sided step, with what it will fix."""

from __future__ import annotations

from communique.host.forms._form import Asked, FormFields, PhoneForm, Written
from communique.host.forms._steps import ReadyMove, number_of, steps
from communique.host.html import Markup
from communique.present.possible_moves import fixed_words
from communique.rules.kind import Move
from communique.rules.moves.gesture import MakeGesture
from communique.views import PartyView
from communique.words import tr


def draw(asked: Asked) -> Markup:
    """The seat's own gestures."""
    public = asked.public
    found = [
        ReadyMove(str(k), one.title, f"{one.text} {fixed_words(public, one)}", MakeGesture(k))
        for k, one in enumerate(public.gestures)
        if one.seat == asked.view.seat
    ]
    return steps(asked, "gesture", "gesture", found, submit=tr("Make the gesture"), danger=True)


def read(view: PartyView, fields: FormFields) -> Move | str:
    """The gesture."""
    number = fields.number("gesture")
    if number is None or not 0 <= number < len(view.public.gestures):
        return tr("Choose a gesture.")
    return MakeGesture(number)


def write(view: PartyView, move: Move) -> Written:
    """Its fields."""
    assert isinstance(move, MakeGesture)
    return number_of("gesture", move.gesture)


FORM = PhoneForm("gesture", draw, read, write)
