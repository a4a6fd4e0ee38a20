"""The form of `final`: the draft, or the package, for a last yes or no."""

from __future__ import annotations

from dataclasses import replace

from communique.host.forms._form import Asked, FormFields, PhoneForm, Written
from communique.host.forms._package import read_terms, simple, write_terms
from communique.host.html import Markup
from communique.present import DRAFT, terms_of
from communique.rules.kind import Move
from communique.rules.moves.final import FinalText
from communique.views import PartyView
from communique.words import tr


def draw(asked: Asked) -> Markup:
    """The draft as it stands, to be put as it is or changed, and what a final text brings."""
    words = tr("Everyone is asked for yes or no, once. After a no, only what lies on the table already can be signed.")
    drafted = terms_of(asked.view, DRAFT)
    from_draft = asked if drafted is None else replace(asked, package=drafted)
    return simple(from_draft, "final", words, tr("Put the final text"), danger=True)


def read(view: PartyView, fields: FormFields) -> Move | str:
    """The final text."""
    return FinalText(read_terms(view, fields))


def write(view: PartyView, move: Move) -> Written:
    """Its fields."""
    assert isinstance(move, FinalText)
    return write_terms(move.terms)


FORM = PhoneForm("final", draw, read, write)
