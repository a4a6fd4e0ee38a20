"""The face of `leave`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="leave",
    category=Category.OFFERS,
    words={
        "name": N_("leave"),
        "said": N_("{who} breaks off the talks."),
        "line": N_("Breaks off the talks."),
    },
    title=N_("Break off"),
    group=Group.HOME,
    key="L",
    icon="leave",
    about=N_("End the talks for good."),
    price=N_("free"),
    place=18,
    grave=True,
)
