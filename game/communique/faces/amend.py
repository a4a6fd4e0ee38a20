"""The face of `amend`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="amend",
    category=Category.OFFERS,
    words={},
    title=N_("Amend"),
    group=Group.TALK,
    key="N",
    icon="draft",
    about=N_("Change one to three clauses of an offer or of the draft."),
    nothing=N_("There is nothing on the table to amend."),
    sound="offer",
    place=8,
)
