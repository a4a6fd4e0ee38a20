"""The form of `remark`: what is said, of whom, of which clause and session, and who hears it."""

from __future__ import annotations

from typing import Final

from communique.host.forms._form import Asked, FormFields, PhoneForm, Written, clause_text, frame, number_text, whole
from communique.host.forms._parts import Way, clause_select, others, select, whom_select
from communique.host.html import Markup, el
from communique.model.message import N_
from communique.model.package import OPEN
from communique.model.scenario import NATURE
from communique.rules.kind import Move
from communique.rules.moves.remark import MOVED, NOBODYS, SHAPES, Remark
from communique.views import PartyView
from communique.words import tr

SAID: Final = {
    "thanks": N_("Thanks"),
    "thanks.0": N_("Thanks for a gesture"),
    "thanks.1": N_("Thanks for a concession"),
    "thanks.2": N_("Thanks for an answer"),
    "patience.0": N_("Patience: plenty"),
    "patience.1": N_("Patience: some"),
    "patience.2": N_("Patience: little"),
    "patience.3": N_("Patience: next to none"),
    "firm": N_("It is for them to move"),
    "moved.0": N_("Can live with it now, since they moved"),
    "moved.1": N_("Can live with it now, by their evidence"),
    "moved.2": N_("Can live with it now, for lack of time"),
    "moved.3": N_("Can live with it now, by their gesture"),
    "moved.4": N_("Can live with it now, as part of a whole"),
    "close": N_("Close to an accord"),
    "listens": N_("A reason was heard"),
    "kept": N_("A word kept"),
    "broken": N_("A word broken"),
    "reminds": N_("An offer taken back"),
    "unanswered": N_("No answer"),
    "unkept": N_("A warning not kept"),
    "unreturned": N_("Nothing in return"),
    "leapt": N_("Passed over in a draft"),
    "insulted": N_("Too much asked"),
    "confirms": N_("Evidence fits"),
    "denies": N_("Evidence does not fit"),
}
"""What there is to say: the kind of remark with its level, and what it is called."""


def draw(asked: Asked) -> Markup:
    """The remark and what it may name; what a remark of its kind does not name is passed over."""
    view = asked.view
    sessions = [Way(str(n), str(n + 1)) for n in range(view.table.when, -1, -1)]
    whom = [Way(str(p), view.public.parties[p].short) for p in others(view)]
    named = tr("Whom, which clause and which session belong to it where the remark speaks of them.")
    return frame(
        asked,
        "remark",
        select("said", tr("What"), [Way(value, tr(name)) for value, name in SAID.items()]),
        select("whom", tr("Of"), [*whom, Way("", tr("nobody"))]),
        clause_select(view, "clause", tr("This issue or option"), none=tr("none"), out=tr("the issue as a whole")),
        select("session", tr("In session"), sessions, when=_speaking("session")),
        whom_select(view),
        el("p", named, class_="quiet"),
        submit=tr("Say it"),
    )


def read(view: PartyView, fields: FormFields) -> Move | str:
    """The remark, with what one of its kind names and nothing else."""
    said = fields.text("said")
    if said not in SAID:
        return tr("Choose what you say.")
    about, _, level = said.partition(".")
    number, shape = whole(level), SHAPES[about]
    may = shape.needs + shape.takes
    clause = fields.clause(view, "clause")
    nobodys = about == "moved" and number is not None and MOVED[number] in NOBODYS
    whom = fields.seat(view, "whom") if "whom" in may and not nobodys else None
    issue = clause[0] if clause is not None and "issue" in may else None
    option = clause[1] if clause is not None and "option" in may and clause[1] != OPEN else None
    session = fields.number("session") if "session" in may else None
    to = fields.seat(view, "to")
    return Remark(about, NATURE if whom is None else whom, issue, option, session, number, to)


def write(view: PartyView, move: Move) -> Written:
    """Its fields."""
    assert isinstance(move, Remark)
    out: Written = {
        "said": [move.about if move.level is None else f"{move.about}.{move.level}"],
        "whom": ["" if move.whom == NATURE else str(move.whom)],
        "to": number_text(move.to),
    }
    if move.issue is not None:
        out["clause"] = [clause_text(move.issue, OPEN if move.option is None else move.option)]
    if move.session is not None:
        out["session"] = [str(move.session)]
    return out


def _speaking(field: str) -> str:
    """The remarks that may name such a thing."""
    return " ".join(
        said for said in SAID if field in (shape := SHAPES[said.partition(".")[0]]).needs or field in shape.takes
    )


FORM = PhoneForm("remark", draw, read, write)
