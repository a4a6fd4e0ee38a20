"""The face of `announce`."""

from __future__ import annotations

from communique.faces._face import Category, Face

FACE = Face(
    move="announce",
    category=Category.OFFERS,
    words={},
)
