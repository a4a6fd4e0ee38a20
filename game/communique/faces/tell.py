"""The face of `tell`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="tell",
    category=Category.TALK,
    words={},
    title=N_("Tell"),
    group=Group.TALK,
    key="T",
    icon="tell",
    about=N_("State a priority, or lay evidence on the table."),
    place=6,
)
