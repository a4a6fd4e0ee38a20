"""The face of `walk`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="walk",
    category=Category.TALK,
    words={},
    title=N_("Leave the table"),
    group=Group.HOME,
    key="L",
    icon="leave",
    about=N_("Walk out. You may return in a later turn."),
    place=14,
)
