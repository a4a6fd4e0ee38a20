"""The face of `ask`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="ask",
    category=Category.TALK,
    words={},
    title=N_("Ask"),
    group=Group.MAIN,
    key="K",
    icon="ask",
    about=N_("Ask what matters more to them, or what they would need."),
    place=4,
)
