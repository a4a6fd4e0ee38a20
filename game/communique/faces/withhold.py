"""The face of `withhold`."""

from __future__ import annotations

from communique.faces._face import Category, Face

FACE = Face(
    move="withhold",
    category=Category.MARKS,
    words={},
    key="W",
)
