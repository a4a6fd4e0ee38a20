"""The face of `offer`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="offer",
    category=Category.OFFERS,
    words={},
    title=N_("Offer"),
    group=Group.MAIN,
    key="O",
    icon="offer",
    about=N_("Put your package on the table, to all or to one."),
    sound="offer",
    place=0,
)
