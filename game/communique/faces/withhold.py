"""The face of `withhold`."""

from __future__ import annotations

from communique.faces._face import Category, Face
from communique.model.message import N_

FACE = Face(
    move="withhold",
    category=Category.MARKS,
    words={
        "name": N_("withhold"),
        "said": N_("{who} withholds its signature."),
        "line": N_("Withholds its signature."),
    },
    key="W",
    help_with="sign",
    grave=True,
)
