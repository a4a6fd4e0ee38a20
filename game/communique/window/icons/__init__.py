"""Line icons: strokes on a grid of 24 by 24, painted large and scaled down, in any colour.

An icon is a tuple of strokes: a line in the table, or a file of its own in this folder, named as the icon and
exporting `ICON`, which is found by scan. Nothing is loaded from disk.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pygame
from pygame import Surface

from communique.window.icons._pen import IconDrawing, IconPen, arc, box, dot, fill, line, loop, ring
from communique.window.icons._table import TABLE
from communique.window.kit.paint import canvas
from communique.window.kit.style import Rgb

__all__ = [
    "ICONS",
    "PLAIN",
    "IconDrawing",
    "IconPen",
    "arc",
    "box",
    "dot",
    "fill",
    "icon",
    "known_icon",
    "line",
    "loop",
    "ring",
]

FINE = 6
"""How many times too large an icon is drawn."""
PLAIN = "move"
"""The icon of a move whose own is not drawn here."""


def _scan() -> dict[str, tuple[IconDrawing, ...]]:
    names = [module.name for module in iter_modules(__path__) if not module.name.startswith("_")]
    return {name.replace("_", "-"): import_module(f"{__name__}.{name}").ICON for name in names}


ICONS: dict[str, tuple[IconDrawing, ...]] = TABLE | _scan()
"""Name to strokes."""


def icon(name: str, size: int, colour: Rgb) -> Surface:
    """The icon of that name, `size` pixels square. Raises KeyError, naming the known ones."""
    if name not in ICONS:
        raise KeyError(f'There is no icon "{name}"; there are: {", ".join(sorted(ICONS))}.')
    large = canvas(size * FINE, size * FINE, colour)
    pen = IconPen(large, colour)
    for stroke in ICONS[name]:
        stroke(pen)
    return pygame.transform.smoothscale(large, (size, size))


def known_icon(name: str) -> str:
    """`name` where there is such an icon, else the plain one: a face may name what this window does not draw."""
    return name if name in ICONS else PLAIN
