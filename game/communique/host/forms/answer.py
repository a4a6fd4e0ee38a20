"""The form of `answer`: what one says to the question that waits."""

from __future__ import annotations

from collections.abc import Sequence

from communique.host.forms._form import Asked, FormFields, PhoneForm, Written, clause_text, frame
from communique.host.forms._parts import Way, changes, clause_select, radios
from communique.host.html import Markup, el
from communique.model.package import OPEN
from communique.model.scenario import NATURE
from communique.present import Decision, answer_decision
from communique.rules.kind import Move
from communique.rules.moves.answer import SAYS, Answer
from communique.views import PartyView
from communique.words import tr


def draw(asked: Asked) -> Markup:
    """The question, and the ways to answer it."""
    decision = answer_decision(asked.view)
    if decision is None:
        return el("p", tr("Nobody is waiting for your answer."))
    ways = [Way(_says(way.move), way.label, way.text, way.reason) for way in decision.ways]
    first = _naming(decision)
    note = tr("The rules do not know whether an answer is true; the debrief will show it.")
    return frame(
        asked,
        "answer",
        el("p", el("strong", decision.title), " ", decision.text),
        radios("says", tr("Your answer"), [*first, *ways], (first or ways)[0].value),
        _clauses(asked, decision),
        el("p", note, class_="quiet"),
        submit=tr("Answer"),
    )


def read(view: PartyView, fields: FormFields) -> Move | str:
    """The answer, to whom it is owed."""
    says = fields.text("says")
    if says not in SAYS:
        return tr("Choose what you answer.")
    decision = answer_decision(view) if view.seat != NATURE else None
    to = decision.to if decision is not None else None
    if says == "need":
        clause = fields.clause(view, "need")
        if clause is None or clause[1] == OPEN:
            return tr("Name a clause that you would need.")
        return Answer("need", clause[0], clause[1], to)
    if says not in ("terms", "issues"):
        return Answer(says, to=to)
    found = fields.clauses(view, "change")
    if not found:
        return tr("Change a clause: choose what it is to say.")
    return Answer(says, to=to, changes=found if says == "terms" else tuple((i, OPEN) for i, _ in found))


def write(view: PartyView, move: Move) -> Written:
    """Its fields."""
    assert isinstance(move, Answer)
    out: Written = {"says": [move.says]}
    if move.issue is not None and move.option is not None:
        out["need"] = [clause_text(move.issue, move.option)]
    return out | {f"change{n}": [clause_text(*one)] for n, one in enumerate(move.changes)}


def _naming(decision: Decision) -> list[Way]:
    """The full answers, which name clauses."""
    if not decision.needs_clause:
        return []
    if not decision.about:
        return [Way("need", tr("We would need this"), tr("name a clause"))]
    return [
        Way("terms", tr("With these changes"), tr("name up to three clauses and what they would have to say")),
        Way("issues", tr("Something on these issues"), tr("name the issues only")),
    ]


def _clauses(asked: Asked, decision: Decision) -> Markup | None:
    view = asked.view
    if not decision.needs_clause:
        return None
    if decision.about:
        return el("div", changes(view, out=tr("leave it out")), data_when="terms issues")
    best = (0, _best(view.sheet.points[0]))
    return clause_select(view, "need", tr("We would need"), best, when="need")


def _says(move: Move) -> str:
    assert isinstance(move, Answer)
    return move.says


def _best(points: Sequence[int]) -> int:
    return max(range(len(points)), key=points.__getitem__)


FORM = PhoneForm("answer", draw, read, write)
