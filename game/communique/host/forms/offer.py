"""The form of `offer`: the package, to all or in a caucus."""

from __future__ import annotations

from communique.host.forms._form import Asked, FormFields, PhoneForm, Written, button, number_text
from communique.host.forms._package import package_form, read_terms, write_terms
from communique.host.forms._parts import whom_select
from communique.host.html import Markup
from communique.rules.kind import Move
from communique.rules.moves.offer import Offer
from communique.views import PartyView
from communique.words import tr


def draw(asked: Asked) -> Markup:
    """The package with whom it is offered to."""
    whom = whom_select(asked.view) if asked.view.table.conference is not None else None
    return package_form(asked, "offer", whom, submit=[button(asked, tr("Make the offer"))])


def read(view: PartyView, fields: FormFields) -> Move | str:
    """The offer."""
    return Offer(read_terms(view, fields), fields.seat(view, "to"))


def write(view: PartyView, move: Move) -> Written:
    """Its fields."""
    assert isinstance(move, Offer)
    return {**write_terms(move.terms), "to": number_text(move.to)}


FORM = PhoneForm("offer", draw, read, write)
