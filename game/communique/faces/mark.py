"""The face of `mark`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="mark",
    category=Category.MARKS,
    words={},
    title=N_("Mark"),
    group=Group.MAIN,
    key="M",
    icon="initial",
    about=N_("Initial, hold or block clauses of the draft."),
    nothing=N_("There is no draft on the table to mark."),
    place=2,
)
