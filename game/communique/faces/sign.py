"""The face of `sign`."""

from __future__ import annotations

from communique.faces._face import Category, Face
from communique.model.message import N_

FACE = Face(
    move="sign",
    category=Category.MARKS,
    words={
        "name": N_("sign"),
        "said": N_("{who} signs."),
        "line": N_("Signs."),
    },
    key="S",
    help_title=N_("Sign or withhold"),
    price=N_("free"),
    help=N_("The last word. You are told first whether it would be ratified at home."),
    help_place=15,
)
