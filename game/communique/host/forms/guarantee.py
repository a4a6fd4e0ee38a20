"""The form of `guarantee`: what a mediator underwrites, with what it unlocks."""

from __future__ import annotations

from communique.host.forms._form import Asked, FormFields, PhoneForm, Written
from communique.host.forms._steps import ReadyMove, number_of, steps
from communique.host.html import Markup
from communique.present.possible_moves import unlocked_words
from communique.rules.kind import Move
from communique.rules.moves.guarantee import GiveGuarantee
from communique.views import PartyView
from communique.words import tr


def draw(asked: Asked) -> Markup:
    """The seat's own guarantees."""
    public = asked.public
    found = [
        ReadyMove(str(k), one.title, f"{one.text} {unlocked_words(public, k)}", GiveGuarantee(k))
        for k, one in enumerate(public.guarantees)
        if one.seat == asked.view.seat
    ]
    return steps(asked, "guarantee", "guarantee", found, submit=tr("Give the guarantee"), danger=True)


def read(view: PartyView, fields: FormFields) -> Move | str:
    """The guarantee."""
    number = fields.number("guarantee")
    if number is None or not 0 <= number < len(view.public.guarantees):
        return tr("Choose a guarantee.")
    return GiveGuarantee(number)


def write(view: PartyView, move: Move) -> Written:
    """Its fields."""
    assert isinstance(move, GiveGuarantee)
    return number_of("guarantee", move.guarantee)


FORM = PhoneForm("guarantee", draw, read, write)
