"""The form of `table`: the package as the single text."""

from __future__ import annotations

from communique.host.forms._form import Asked, FormFields, PhoneForm, Written
from communique.host.forms._package import read_terms, simple, write_terms
from communique.host.html import Markup
from communique.rules.kind import Move
from communique.rules.moves.table_draft import TableDraft
from communique.views import PartyView
from communique.words import tr


def draw(asked: Asked) -> Markup:
    """The package, and what a draft brings."""
    words = tr("Every signatory will mark each clause. Marks on clauses that do not change stay.")
    return simple(asked, "table", words, tr("Table the draft"))


def read(view: PartyView, fields: FormFields) -> Move | str:
    """The draft."""
    return TableDraft(read_terms(view, fields))


def write(view: PartyView, move: Move) -> Written:
    """Its fields."""
    assert isinstance(move, TableDraft)
    return write_terms(move.terms)


FORM = PhoneForm("table", draw, read, write)
