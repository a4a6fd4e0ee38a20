"""The face of `line`."""

from __future__ import annotations

from communique.faces._face import Category, Face

FACE = Face(
    move="line",
    category=Category.NEWS,
    words={},
)
