"""The face of `answer`."""

from __future__ import annotations

from communique.faces._face import Category, Face

FACE = Face(
    move="answer",
    category=Category.TALK,
    words={},
    key="K",
)
