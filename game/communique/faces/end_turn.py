"""The face of `pass`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="pass",
    category=Category.TALK,
    words={
        "name": N_("pass"),
        "said": N_("{who} gives up the floor."),
        "line": N_("Gives up the floor."),
    },
    title=N_("Pass"),
    group=Group.MAIN,
    key="P",
    icon="pass",
    about=N_("Give up the floor until the next session."),
    price=N_("free"),
    place=5,
)
