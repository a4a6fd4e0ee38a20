"""The face of `reject`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="reject",
    category=Category.TALK,
    words={
        "name": N_("reject"),
        "said": N_("{who} cannot take offer {offer}: {points}."),
        "line": N_("Cannot take offer {offer}: {points}."),
        "said_draft": N_("{who} cannot take the draft: {points}."),
        "line_draft": N_("Cannot take the draft: {points}."),
        "value": N_("it is worth too little to it"),
        "reciprocity": N_("nothing comes back for it"),
        "wording": N_("the wording does not hold"),
        "verification": N_("it cannot be verified"),
        "sequence": N_("it comes in the wrong order"),
        "home": N_("it would not pass at home"),
        "principle": N_("it touches a principle"),
        "point": N_("{issue}, {reason}"),
        "point_wish": N_('{issue}, {reason} (rather "{option}")'),
        "no_draft": N_("There is no draft on the table to criticise."),
        "none": N_('There is no standing offer "{offer}" to reject.'),
        "own": N_("A delegation does not reject its own offer; make a better one."),
        "count": N_("Name one to three clauses, not {count}."),
        "option": N_("There is no option {option} of issue {issue}."),
        "reason": N_("Reasons are numbered 0 to {last}, not {reason}."),
    },
    title=N_("Reject with reasons"),
    group=Group.TALK,
    key="R",
    icon="reject",
    about=N_("Name up to three clauses that stand in the way."),
    nothing=N_("There is nothing on the table to reject."),
    sound="reject",
    place=7,
    help_title=N_("Reject with a reason"),
    price=N_("free"),
    help=N_("Say why: value, reciprocity, wording, verification, sequence, home, principle."),
    help_place=5,
)
