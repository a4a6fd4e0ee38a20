"""The form of `amend`: which text, and one to three clauses that are to say something else."""

from __future__ import annotations

from communique.host.forms._form import Asked, FormFields, PhoneForm, Written, clause_text, frame
from communique.host.forms._parts import changes, standing, text_select
from communique.host.html import Markup, el
from communique.model.package import OPEN
from communique.model.package import changes as differing
from communique.present import terms_of
from communique.rules.kind import Move
from communique.rules.moves.amend import Amend
from communique.views import PartyView
from communique.words import tr


def draw(asked: Asked) -> Markup:
    """The texts and the clauses. Where the package differs little from the text, that is proposed."""
    texts = standing(asked.view)
    words = tr("Change one to three clauses. Who put the text forward, and all others, hear it.")
    return frame(
        asked,
        "amend",
        el("p", words, class_="quiet"),
        text_select(asked, "target", tr("Which text"), texts),
        changes(asked.view, out=tr("leave it out"), chosen=_mine(asked)),
        submit=tr("Propose the amendment"),
    )


def read(view: PartyView, fields: FormFields) -> Move | str:
    """The amendment."""
    found = fields.clauses(view, "change")
    return Amend(fields.text("target"), found) if found else tr("Change a clause: choose what it is to say.")


def write(view: PartyView, move: Move) -> Written:
    """Its fields."""
    assert isinstance(move, Amend)
    return {"target": [move.target], **{f"change{n}": [clause_text(*one)] for n, one in enumerate(move.changes)}}


def _mine(asked: Asked) -> tuple[tuple[int, int], ...]:
    """What the package would have the text say, where that is an amendment; else nothing."""
    terms = terms_of(asked.view, asked.text) if asked.text else None
    if terms is None or not asked.package:
        return ()
    found = [(i, asked.terms[i]) for i in differing(terms, asked.terms) if asked.terms[i] != OPEN]
    return tuple(found) if len(found) <= 3 else ()


FORM = PhoneForm("amend", draw, read, write)
