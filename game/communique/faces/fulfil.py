"""The face of `fulfil`."""

from __future__ import annotations

from communique.faces._face import Category, Face

FACE = Face(
    move="fulfil",
    category=Category.MARKS,
    words={},
)
