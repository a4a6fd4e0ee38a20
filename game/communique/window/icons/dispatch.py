"""The icon of a dispatch: a folded sheet with a seal."""

from __future__ import annotations

from communique.window.icons._pen import dot, line

ICON = (
    line(3.5, 5, 20.5, 5, 20.5, 19, 3.5, 19, 3.5, 5),
    line(3.5, 6, 12, 13, 20.5, 6),
    dot(12, 15.6, 1.7),
)
