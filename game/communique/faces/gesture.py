"""The face of `gesture`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="gesture",
    category=Category.METERS,
    words={},
    title=N_("Gesture"),
    group=Group.HOME,
    key="G",
    icon="handshake",
    about=N_("A one-sided step, once. It fixes a floor on one issue."),
    place=11,
)
