"""The face of `draw`."""

from __future__ import annotations

from communique.faces._face import Category, Face

FACE = Face(
    move="draw",
    category=Category.NEWS,
    words={},
)
