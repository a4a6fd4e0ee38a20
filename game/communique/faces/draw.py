"""The face of `draw`."""

from __future__ import annotations

from communique.faces._face import Category, Face
from communique.model.message import N_

FACE = Face(
    move="draw",
    category=Category.NEWS,
    words={
        "name": N_("draw"),
        "said": N_("News: {news}. {text}"),
        "line": N_("{news}. {text}"),
        "cause": N_("news: {news}"),
    },
)
