"""The form of `ask`: what matters more, what would be needed, what it would take, which text is better."""

from __future__ import annotations

from communique.host.forms._form import Asked, FormFields, PhoneForm, Written, clause_text, frame
from communique.host.forms._parts import (
    Way,
    clause_select,
    issue_select,
    others,
    party_select,
    privately,
    radios,
    standing,
    text_select,
)
from communique.host.html import Markup, el
from communique.model.package import OPEN
from communique.rules.kind import Move
from communique.rules.moves.ask import ABOUT_TEXTS, Ask
from communique.rules.offer_id import OfferId
from communique.rules.state import QuestionKind
from communique.views import PartyView
from communique.words import tr


def draw(asked: Asked) -> Markup:
    """The kind of question, whom it goes to, and what it is about."""
    view, texts = asked.view, standing(asked.view)
    none = "" if texts else tr("there is no text on the table")
    two = none or ("" if len(texts) > 1 else tr("there is one text only"))
    ways = [
        Way("compare", tr("Which matters more?"), tr("compares two issues")),
        Way("need", tr("What would you need?"), tr("for one option")),
        Way("take", tr("What would it take?"), tr("to accept a text"), none),
        Way("prefer", tr("Which text is better?"), tr("compares two texts"), two),
    ]
    return frame(
        asked,
        "ask",
        radios("question", tr("Question"), ways, "take" if asked.text else "compare"),
        party_select(view, "of", tr("Whom"), others(view), tr("Everyone")),
        issue_select(view, "issue", tr("This"), 0, when="compare"),
        issue_select(view, "other_issue", tr("or this"), min(1, len(view.public.issues) - 1), when="compare"),
        clause_select(view, "clause", tr("For this option"), when="need"),
        text_select(asked, "target", tr("This text"), texts, when="take prefer") if texts else None,
        text_select(asked, "other", tr("or this one"), texts, when="prefer") if texts else None,
        privately(view),
        el("p", tr("Free when all who are asked trust you highly. A question about texts goes to one party."),
           class_="quiet"),
        submit=tr("Ask"),
    )  # fmt: skip


def read(view: PartyView, fields: FormFields) -> Move | str:
    """The question. About a private offer it is asked in private, whatever was chosen."""
    kind = fields.text("question")
    if kind not in tuple(QuestionKind):
        return tr("Choose what you ask.")
    of = fields.seat(view, "of")
    to = of if fields.text("private") else None
    if kind in ABOUT_TEXTS:
        target, other = fields.text("target"), fields.text("other") if kind == QuestionKind.PREFER else ""
        secret = any(OfferId(one).private for one in (target, other))
        return Ask(kind, of=of, to=of if secret else to, target=target, other=other)
    if kind == QuestionKind.COMPARE:
        return Ask(kind, fields.issue(view, "issue"), other_issue=fields.issue(view, "other_issue"), of=of, to=to)
    clause = fields.clause(view, "clause")
    if clause is None or clause[1] == OPEN:
        return tr("Name the option that you ask about.")
    return Ask(kind, clause[0], clause[1], of=of, to=to)


def write(view: PartyView, move: Move) -> Written:
    """Its fields."""
    assert isinstance(move, Ask)
    out: Written = {"question": [move.question], "of": ["" if move.of is None else str(move.of)]}
    if move.question == QuestionKind.COMPARE:
        out |= {"issue": [str(move.issue)], "other_issue": [str(move.other_issue)]}
    elif move.question == QuestionKind.NEED and move.issue is not None and move.option is not None:
        out["clause"] = [clause_text(move.issue, move.option)]
    else:
        out["target"] = [move.target]
        if move.other:
            out["other"] = [move.other]
    if move.to is not None and not any(OfferId(one).private for one in (move.target, move.other)):
        out["private"] = ["1"]
    return out


FORM = PhoneForm("ask", draw, read, write)
