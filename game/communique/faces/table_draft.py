"""The face of `table`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="table",
    category=Category.OFFERS,
    words={
        "name": N_("table"),
        "said": N_("{who} tables a draft: {clauses}."),
        "line": N_("Tables a draft: {clauses}."),
        "mediator": N_("Only the mediator tables a draft; you can make an offer or amend the draft."),
        "empty": N_("A draft must speak of at least one clause."),
        "same": N_("This is the draft on the table already."),
    },
    title=N_("Table a draft"),
    group=Group.MEDIATOR,
    mediator_group=Group.MAIN,
    key="D",
    icon="table",
    about=N_("Lay your package on the table as the single text."),
    sound="offer",
    place=3,
    help_title=N_("Draft (mediator)"),
    price=N_("2 points"),
    help=N_("One text on the table; the others answer it."),
    help_place=12,
)
