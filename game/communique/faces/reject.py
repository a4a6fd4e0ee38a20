"""The face of `reject`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="reject",
    category=Category.TALK,
    words={},
    title=N_("Reject with reasons"),
    group=Group.TALK,
    key="R",
    icon="reject",
    about=N_("Name up to three clauses that stand in the way."),
    nothing=N_("There is nothing on the table to reject."),
    sound="reject",
    place=7,
)
