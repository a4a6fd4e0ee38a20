"""How each move is made from a phone: one move a file, found by scan; without a script, and read back with suspicion.

A file exports `FORM`. A move without a file gets the form of `_generic.py`, made from its own fields and from what its
kind suggests. What a form posts stands in `communique.host.places`; whether a move is possible is for the rules to say.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from communique.host.forms._form import Asked, FormFields, Hidden, PhoneForm, Posted, Written
from communique.host.forms._generic import generic
from communique.host.forms._package import read_terms
from communique.host.html import Markup
from communique.model.package import Terms
from communique.rules.kind import Move
from communique.rules.moves import KINDS, kind_of
from communique.views import PartyView
from communique.words import tr

__all__ = [
    "FORMS",
    "NOT_IN_CLASS",
    "PACKAGED",
    "Asked",
    "Hidden",
    "PhoneForm",
    "Posted",
    "draw",
    "fields_of",
    "form_for",
    "read_form",
    "read_package",
]


NOT_IN_CLASS: Final = frozenset({"say"})
"""Moves that no phone makes: what young people write to each other without a name is for a teacher to allow, and no
class is asked for that. What is posted all the same is no move."""


def _scan() -> dict[str, PhoneForm]:
    names = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    found: list[PhoneForm] = [import_module(f"{__name__}.{name}").FORM for name in names]
    own = {form.move: form for form in found}
    kinds = [name for name, kind in KINDS.items() if not kind.by_itself and name not in NOT_IN_CLASS]
    return {name: own.get(name) or generic(name) for name in kinds}


FORMS: dict[str, PhoneForm] = _scan()
"""The form of every move that somebody makes, by the move's name on the wire."""


PACKAGED: Final = ("offer", "table", "final")
"""The moves that put a whole package forward; one form holds the rows for all of them."""


def form_for(view: PartyView, move: str, hidden: Hidden, *, text: str = "", package: Terms = ()) -> Markup:
    """The form that makes the move of that name, about a text on the table, from what the phone has put together."""
    return draw(Asked(view, hidden, text, package), move)


def draw(asked: Asked, move: str) -> Markup:
    """The same, for whoever has said already what is asked for."""
    return FORMS[move].draw(asked)


def read_form(view: PartyView, fields: Posted) -> Move | str:
    """The move that was posted, or a sentence why it is none. Whether it is possible now, the rules say.

    Whatever is posted, this never raises, and what it gives can be put to `view.refusal` and be told.
    """
    names = fields.get("move", ())
    # A form with several buttons names its move once, and the button that was pressed names it again.
    form = FORMS.get(str(names[-1])) if names else None
    return tr("There is no such move.") if form is None else form.read(view, FormFields(fields))


def fields_of(view: PartyView, move: Move) -> Written:
    """The fields that read back as that very move."""
    kind = kind_of(move)
    return {"move": [kind.name], **FORMS[kind.name].write(view, move)}


def read_package(view: PartyView, fields: Posted) -> Terms:
    """The package that the fields of a package form hold."""
    return read_terms(view, FormFields(fields))
