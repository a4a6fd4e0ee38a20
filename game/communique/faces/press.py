"""The face of `press`."""

from __future__ import annotations

from communique.faces._face import Category, Face

FACE = Face(
    move="press",
    category=Category.NEWS,
    words={},
)
