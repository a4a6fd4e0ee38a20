"""The face of `table`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="table",
    category=Category.OFFERS,
    words={},
    title=N_("Table a draft"),
    group=Group.MEDIATOR,
    mediator_group=Group.MAIN,
    key="D",
    icon="table",
    about=N_("Lay your package on the table as the single text."),
    sound="offer",
    place=3,
)
