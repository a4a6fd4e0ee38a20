"""The face of `sign`."""

from __future__ import annotations

from communique.faces._face import Category, Face

FACE = Face(
    move="sign",
    category=Category.MARKS,
    words={},
    key="S",
)
