"""The face of `return`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="return",
    category=Category.TALK,
    words={},
    title=N_("Return to the table"),
    group=Group.HOME,
    key="L",
    icon="home",
    about=N_("Take your seat again."),
    place=15,
)
