"""The face of `guarantee`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="guarantee",
    category=Category.METERS,
    words={},
    title=N_("Guarantee"),
    group=Group.MEDIATOR,
    key="Y",
    icon="lock",
    about=N_("Underwrite something, and unlock what needs it."),
    place=16,
)
