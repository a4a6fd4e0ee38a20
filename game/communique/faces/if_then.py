"""The face of `if-then`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="if-then",
    category=Category.OFFERS,
    words={},
    title=N_("If-then"),
    group=Group.TALK,
    key="I",
    icon="link",
    about=N_("We initial this if you initial that. It fires by itself."),
    place=9,
)
