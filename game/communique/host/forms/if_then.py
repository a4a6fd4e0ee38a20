"""The form of `if-then`: we initial this once they have initialled that."""

from __future__ import annotations

from communique.host.forms._form import Asked, FormFields, PhoneForm, Written, clause_text, frame
from communique.host.forms._parts import clause_select, party_select, privately
from communique.host.html import Markup, el
from communique.model.package import OPEN, Terms
from communique.present import DRAFT, terms_of
from communique.rules.kind import Move
from communique.rules.moves.if_then import IfThen
from communique.views import PartyView
from communique.words import tr


def draw(asked: Asked) -> Markup:
    """With whom, and the two clauses."""
    view, drafted = asked.view, terms_of(asked.view, DRAFT) or ()
    seats = [s for s in view.public.signatories if s != view.seat]
    other = min(1, len(view.public.issues) - 1)
    words = tr("Kept as logic: it fires by itself when the draft says both and they have initialled.")
    later = None if drafted else el("p", tr("There is no draft yet; the promise waits for one."), class_="quiet")
    return frame(
        asked,
        "if-then",
        el("p", words, class_="quiet"),
        later,
        party_select(view, "of", tr("With whom"), seats),
        clause_select(view, "mine", tr("We initial"), (0, _default(view, drafted, 0))),
        clause_select(view, "theirs", tr("once they have initialled"), (other, _default(view, drafted, other))),
        privately(view),
        submit=tr("Promise it"),
    )


def read(view: PartyView, fields: FormFields) -> Move | str:
    """The promise."""
    of, mine, theirs = fields.seat(view, "of"), fields.clause(view, "mine"), fields.clause(view, "theirs")
    if of is None:
        return tr("Say with whom.")
    if mine is None or theirs is None or OPEN in (mine[1], theirs[1]):
        return tr("Name both clauses.")
    return IfThen(*mine, of, *theirs, of if fields.text("private") else None)


def write(view: PartyView, move: Move) -> Written:
    """Its fields."""
    assert isinstance(move, IfThen)
    private = {"private": ["1"]} if move.to is not None else {}
    return {
        "of": [str(move.of)],
        "mine": [clause_text(move.issue, move.option)],
        "theirs": [clause_text(move.other_issue, move.other_option)],
        **private,
    }


def _default(view: PartyView, drafted: Terms, issue: int) -> int:
    said = drafted[issue] if drafted else OPEN
    return said if said != OPEN else min(1, len(view.public.issues[issue].options) - 1)


FORM = PhoneForm("if-then", draw, read, write)
