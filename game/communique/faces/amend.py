"""The face of `amend`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="amend",
    category=Category.OFFERS,
    words={
        "name": N_("amend"),
        "said": N_("{who} amends offer {offer}: {clauses}."),
        "line": N_("Amends offer {offer}: {clauses}."),
        "said_draft": N_("{who} amends the draft: {clauses}."),
        "line_draft": N_("Amends the draft: {clauses}."),
        "count": N_("An amendment changes one to three clauses, not {count}."),
        "once": N_("An amendment changes each clause once."),
        "issues": N_("Issues are numbered 0 to {last}."),
        "none": N_('There is no "{target}" to amend.'),
        "empty": N_("Something must be left of the offer."),
        "same": N_("The amendment changes nothing."),
    },
    title=N_("Amend"),
    group=Group.TALK,
    key="N",
    icon="draft",
    about=N_("Change one to three clauses of an offer or of the draft."),
    nothing=N_("There is nothing on the table to amend."),
    sound="offer",
    place=8,
    price=N_("1 point"),
    help=N_("Change up to three clauses of an offer or draft."),
    help_place=1,
)
