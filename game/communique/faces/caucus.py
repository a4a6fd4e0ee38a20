"""The face of `caucus`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="caucus",
    category=Category.TALK,
    words={},
    title=N_("Caucus"),
    group=Group.TALK,
    mediator_title=N_("Shuttle"),
    key="C",
    icon="caucus",
    about=N_("Meet one delegation in private until the session ends."),
    place=10,
)
