"""The form of `reject`: one to three clauses of a text, a wish for each, and a reason for each."""

from __future__ import annotations

from communique.host.forms._form import MOST, Asked, FormFields, PhoneForm, Written, clause_text, frame
from communique.host.forms._parts import Way, clause_select, select, standing, text_select
from communique.host.html import Markup, el
from communique.model.package import OPEN
from communique.present import reason_words, terms_of
from communique.rules.kind import Move
from communique.rules.moves.reject import Reject
from communique.views import PartyView
from communique.words import tr


def draw(asked: Asked) -> Markup:
    """The texts of others and the draft; then the clauses that stand in the way."""
    texts = standing(asked.view, own=False)
    reasons = [Way(str(number), line) for number, (_, line) in enumerate(reason_words())]
    more = [_point(asked.view, number, None, reasons) for number in range(1, MOST)]
    first = _worst(asked.view, asked.text or next(iter(texts), ""))
    return frame(
        asked,
        "reject",
        text_select(asked, "target", tr("Which text"), texts),
        _point(asked.view, 0, first, reasons),
        el("details", el("summary", tr("Name another clause")), more, class_="more"),
        el("p", tr("Whether a reason was true is shown in the debrief, to nobody before."), class_="quiet"),
        submit=tr("Say no, with reasons"),
    )


def read(view: PartyView, fields: FormFields) -> Move | str:
    """The rejection."""
    points = []
    for number in range(MOST):
        clause = fields.clause(view, f"point{number}")
        if clause is not None:
            points.append((*clause, fields.number(f"reason{number}") or 0))
    return Reject(fields.text("target"), tuple(points)) if points else tr("Name a clause that stands in the way.")


def write(view: PartyView, move: Move) -> Written:
    """Its fields."""
    assert isinstance(move, Reject)
    out: Written = {"target": [move.target]}
    for number, (issue, wish, reason) in enumerate(move.points):
        out |= {f"point{number}": [clause_text(issue, wish)], f"reason{number}": [str(reason)]}
    return out


def _point(view: PartyView, number: int, chosen: tuple[int, int] | None, reasons: list[Way]) -> Markup:
    none = tr("no further clause") if number else ""
    label = tr("Clause {n}, and rather", n=number + 1)
    inside = (
        clause_select(view, f"point{number}", label, chosen, none=none, out=tr("not as it stands")),
        select(f"reason{number}", tr("Because"), reasons),
    )
    return el("div", inside, class_="point")


def _worst(view: PartyView, target: str) -> tuple[int, int]:
    """The clause of the text that gives the seat least of what the issue could give."""
    terms = (terms_of(view, target) or ()) if target else ()
    losses = [
        (max(row) - row[choice], -i)
        for i, (row, choice) in enumerate(zip(view.sheet.points, terms, strict=False))
        if choice != OPEN
    ]
    return (-max(losses)[1] if losses else 0), OPEN


FORM = PhoneForm("reject", draw, read, write)
