"""Line icons: strokes on a grid of 24 by 24, painted large and scaled down, in any colour.

An icon is a list of strokes, so a new one is a line in the table. Nothing is loaded from disk.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

import pygame
from pygame import Rect, Surface

from communique.window.kit.paint import Point, canvas
from communique.window.kit.style import Rgb

GRID = 24
FINE = 6
"""How many times too large an icon is drawn."""
STROKE = 2.0


class IconPen:
    """Draws on the grid. State: the surface, and the pixels to a grid unit."""

    def __init__(self, surface: Surface, colour: Rgb) -> None:
        self.surface, self.colour = surface, colour
        self.unit = surface.get_width() / GRID
        self.width = STROKE * self.unit

    def line(self, *points: float) -> None:
        """A stroke through x, y, x, y and so on, with round ends and corners."""
        path = [(x * self.unit, y * self.unit) for x, y in zip(points[::2], points[1::2], strict=True)]
        for start, end in pairwise(path):
            self._segment(start, end)
        for x, y in path:
            pygame.draw.circle(self.surface, self.colour, (x, y), self.width / 2)

    def loop(self, *points: float) -> None:
        """A closed stroke."""
        self.line(*points, *points[:2])

    def ring(self, x: float, y: float, radius: float) -> None:
        """A circle."""
        outer = (radius + STROKE / 2) * self.unit
        pygame.draw.circle(self.surface, self.colour, (x * self.unit, y * self.unit), outer, round(self.width))

    def dot(self, x: float, y: float, radius: float = 1.3) -> None:
        """A filled circle."""
        pygame.draw.circle(self.surface, self.colour, (x * self.unit, y * self.unit), radius * self.unit)

    def arc(self, x: float, y: float, radius: float, start: float, end: float, squash: float = 1.0) -> None:
        """A part of a circle; degrees, clockwise from the right; `squash` flattens it."""
        count = max(4, round(abs(end - start) / 7))
        angles = [math.radians(start + (end - start) * i / count) for i in range(count + 1)]
        self.line(*[c for a in angles for c in (x + radius * math.cos(a), y + radius * squash * math.sin(a))])

    def box(self, x: float, y: float, width: float, height: float, radius: float = 2.0) -> None:
        """A rounded rectangle; x and y are the middle of the stroke."""
        half = STROKE / 2
        rect = Rect(0, 0, round((width + STROKE) * self.unit), round((height + STROKE) * self.unit))
        rect.topleft = (round((x - half) * self.unit), round((y - half) * self.unit))
        pygame.draw.rect(
            self.surface,
            self.colour,
            rect,
            round(self.width),
            border_radius=round((radius + half) * self.unit),
        )

    def fill(self, *points: float) -> None:
        """A filled shape."""
        path = [(x * self.unit, y * self.unit) for x, y in zip(points[::2], points[1::2], strict=True)]
        pygame.draw.polygon(self.surface, self.colour, path)

    def _segment(self, start: Point, end: Point) -> None:
        length = math.dist(start, end)
        if length:
            across = (
                self.width / 2 * (end[1] - start[1]) / length,
                -self.width / 2 * (end[0] - start[0]) / length,
            )
            corners = [
                (start[0] + across[0], start[1] + across[1]),
                (end[0] + across[0], end[1] + across[1]),
                (end[0] - across[0], end[1] - across[1]),
                (start[0] - across[0], start[1] - across[1]),
            ]
            pygame.draw.polygon(self.surface, self.colour, corners)


IconDrawing = Callable[[IconPen], object]


def icon(name: str, size: int, colour: Rgb) -> Surface:
    """The icon of that name, `size` pixels square. Raises KeyError, naming the known ones."""
    if name not in ICONS:
        raise KeyError(f'There is no icon "{name}"; there are: {", ".join(sorted(ICONS))}.')
    large = canvas(size * FINE, size * FINE, colour)
    pen = IconPen(large, colour)
    for stroke in ICONS[name]:
        stroke(pen)
    return pygame.transform.smoothscale(large, (size, size))


def _line(*points: float) -> IconDrawing:
    return lambda pen: pen.line(*points)


def _loop(*points: float) -> IconDrawing:
    return lambda pen: pen.loop(*points)


def _ring(x: float, y: float, radius: float) -> IconDrawing:
    return lambda pen: pen.ring(x, y, radius)


def _dot(x: float, y: float, radius: float = 1.3) -> IconDrawing:
    return lambda pen: pen.dot(x, y, radius)


def _arc(x: float, y: float, radius: float, start: float, end: float, squash: float = 1.0) -> IconDrawing:
    return lambda pen: pen.arc(x, y, radius, start, end, squash)


def _box(x: float, y: float, width: float, height: float, radius: float = 2.0) -> IconDrawing:
    return lambda pen: pen.box(x, y, width, height, radius)


def _fill(*points: float) -> IconDrawing:
    return lambda pen: pen.fill(*points)


def _teeth(pen: IconPen) -> None:
    points: list[float] = []
    for number in range(8):
        for turn, radius in ((-13.0, 7.2), (-9.0, 9.6), (9.0, 9.6), (13.0, 7.2)):
            angle = math.radians(45 * number + turn)
            points += [12 + radius * math.cos(angle), 12 + radius * math.sin(angle)]
    pen.loop(*points)


_SHEET = (_line(14, 3, 6, 3, 6, 21, 18, 21, 18, 7, 14, 3), _line(14, 3, 14, 7, 18, 7))
_BUBBLE = (_line(7, 20, 7, 16.5, 4, 16.5, 4, 4, 20, 4, 20, 16.5, 11.5, 16.5, 7, 20),)

ICONS: dict[str, tuple[IconDrawing, ...]] = {
    "accept": (_ring(12, 12, 9), _line(7.8, 12.4, 10.8, 15.4, 16.2, 9.4)),
    "arrow": (_line(4, 12, 20, 12), _line(14, 6, 20, 12, 14, 18)),
    "arrow-left": (_line(20, 12, 4, 12), _line(10, 6, 4, 12, 10, 18)),
    "ask": (*_BUBBLE, _arc(12, 8.9, 2.1, 180, 400), _line(13.3, 10.4, 12, 11.6), _dot(12, 14, 1.2)),
    "block": (_ring(12, 12, 9), _line(6, 6, 18, 18)),
    "book": (
        _line(12, 6.2, 9, 4.4, 3, 4.4, 3, 18.6, 9, 18.6, 12, 20.4),
        _line(12, 6.2, 15, 4.4, 21, 4.4, 21, 18.6, 15, 18.6, 12, 20.4),
        _line(12, 6.2, 12, 20.4),
    ),
    "caucus": (
        _ring(8, 8, 3),
        _ring(16, 8, 3),
        _arc(8, 20, 5.5, 180, 320),
        _arc(16, 20, 5.5, 220, 360),
        _line(12, 3, 12, 4),
    ),
    "chart": (
        _line(4, 3, 4, 20, 21, 20),
        _line(8, 16, 8, 12),
        _line(12.5, 16, 12.5, 7),
        _line(17, 16, 17, 10),
    ),
    "check": (_line(5, 12.8, 10, 17.6, 19.5, 6.8),),
    "chevron-down": (_line(6, 9, 12, 15.4, 18, 9),),
    "chevron-left": (_line(15, 6, 8.6, 12, 15, 18),),
    "chevron-right": (_line(9, 6, 15.4, 12, 9, 18),),
    "chevron-up": (_line(6, 15.4, 12, 9, 18, 15.4),),
    "clock": (_ring(12, 12, 9), _line(12, 6.8, 12, 12, 15.8, 14)),
    "coffee": (
        _line(4, 9, 4, 16, 6, 19, 14, 19, 16, 16, 16, 9, 4, 9),
        _arc(16.5, 12.8, 3, -80, 80),
        _line(7.5, 3.2, 7.5, 5.4),
        _line(12, 3.2, 12, 5.4),
    ),
    "compass": (_ring(12, 12, 9), _fill(16.2, 7.8, 13.6, 13.6, 7.8, 16.2, 10.4, 10.4)),
    "cross": (_line(6, 6, 18, 18), _line(18, 6, 6, 18)),
    "draft": (*_SHEET, _line(9.5, 12, 14.5, 12), _line(9.5, 16, 14.5, 16)),
    "export": (_line(12, 3.6, 12, 15), _line(7.5, 8, 12, 3.6, 16.5, 8), _line(4, 15, 4, 20, 20, 20, 20, 15)),
    "eye": (
        _arc(12, 18.2, 11.2, 214, 326),
        _arc(12, 5.8, 11.2, 34, 146),
        _ring(12, 12, 2.6),
    ),
    "eye-off": (
        _arc(12, 18.2, 11.2, 214, 326),
        _arc(12, 5.8, 11.2, 34, 146),
        _ring(12, 12, 2.6),
        _line(4, 20, 20, 4),
    ),
    "flag": (_line(5, 21, 5, 3.6), _line(5, 4, 12, 5.6, 19, 4, 19, 13.6, 12, 15.2, 5, 13.6)),
    "gavel": (_loop(8.4, 8, 13, 3.4, 18.6, 9, 14, 13.6), _line(11, 11, 4, 18), _line(12, 20.6, 20, 20.6)),
    "gear": (_teeth, _ring(12, 12, 2.8)),
    "globe": (
        _ring(12, 12, 9),
        _line(3, 12, 21, 12),
        _arc(5.6, 12, 11, -55, 55),
        _arc(18.4, 12, 11, 125, 235),
    ),
    "handshake": (
        _line(2.5, 7, 7, 6, 12, 8.2),
        _line(21.5, 7, 17, 6, 12, 8.2, 9.2, 11.4, 11, 13, 14, 11, 19, 15.6),
        _line(2.5, 15, 5.4, 15, 10.4, 19.4, 12.4, 18.4, 14.6, 18.6, 16.6, 17, 19, 15.6, 21.5, 15),
    ),
    "help": (_ring(12, 12, 9), _arc(12, 9.8, 2.7, 180, 405), _line(13.8, 11.8, 12, 13.4), _dot(12, 16.8)),
    "history": (
        _arc(12, 12, 8.6, -150, 150),
        _line(4, 3.6, 4, 8.4, 8.8, 8.4),
        _line(12, 7.6, 12, 12, 15, 14),
    ),
    "hold": (_line(8.5, 5, 8.5, 19), _line(15.5, 5, 15.5, 19)),
    "home": (
        _line(3.4, 11.4, 12, 3.8, 20.6, 11.4),
        _line(6, 9.6, 6, 20, 18, 20, 18, 9.6),
        _line(12, 20, 12, 14.6),
    ),
    "info": (_ring(12, 12, 9), _line(12, 11.2, 12, 16.6), _dot(12, 7.6)),
    "initial": (
        _line(4, 20, 20, 20),
        _line(6, 15, 9.6, 4.6, 13.2, 15),
        _line(7.4, 11.4, 11.8, 11.4),
        _dot(17, 14.6, 1.4),
    ),
    "leave": (
        _line(13, 3.6, 4.6, 3.6, 4.6, 20.4, 13, 20.4),
        _line(10, 12, 21, 12),
        _line(17, 8, 21, 12, 17, 16),
    ),
    "link": (_arc(8, 12, 4.6, 60, 300, 0.9), _arc(16, 12, 4.6, -120, 120, 0.9), _line(8.6, 12, 15.4, 12)),
    "load": (
        _line(3, 19.6, 3, 5, 9, 5, 11.4, 8, 21, 8, 21, 19.6, 3, 19.6),
        _line(12, 11, 12, 16.4),
        _line(9.4, 13.8, 12, 11, 14.6, 13.8),
    ),
    "lock": (
        _box(5, 11, 14, 9.6),
        _line(8, 11, 8, 8),
        _arc(12, 8, 4, 180, 360),
        _line(16, 8, 16, 11),
        _dot(12, 15.8, 1.5),
    ),
    "map": (
        _loop(3, 6, 9, 3.6, 15, 6.4, 21, 4, 21, 18, 15, 20.4, 9, 17.6, 3, 20),
        _line(9, 3.6, 9, 17.6),
        _line(15, 6.4, 15, 20.4),
    ),
    "menu": (_line(4, 6.5, 20, 6.5), _line(4, 12, 20, 12), _line(4, 17.5, 20, 17.5)),
    "minus": (_line(5, 12, 19, 12),),
    "note": (_line(20, 13.4, 20, 4, 4, 4, 4, 20, 13.4, 20, 20, 13.4), _line(13.4, 20, 13.4, 13.4, 20, 13.4)),
    "offer": (_loop(21, 3.4, 14.4, 20.6, 10.6, 13.4, 3.4, 9.6), _line(21, 3.4, 10.6, 13.4)),
    "pass": (_line(4, 5.4, 11, 12, 4, 18.6), _line(13, 5.4, 20, 12, 13, 18.6)),
    "pause": (_line(8.5, 5, 8.5, 19), _line(15.5, 5, 15.5, 19)),
    "people": (
        _ring(9, 8, 3.4),
        _arc(9, 20, 6, 180, 360),
        _arc(16.4, 8, 3.2, -80, 80),
        _arc(16.4, 20, 5, -72, 0),
    ),
    "person": (_ring(12, 8, 3.8), _arc(12, 20.6, 7.4, 180, 360)),
    "play": (_loop(7, 4.6, 19, 12, 7, 19.4),),
    "plus": (_line(12, 5, 12, 19), _line(5, 12, 19, 12)),
    "redo": (
        _arc(13, 14, 6.6, 180, 270),
        _line(13, 7.4, 20, 7.4),
        _line(16, 3.4, 20, 7.4, 16, 11.4),
        _line(6.4, 14, 6.4, 19.6),
    ),
    "reject": (_ring(12, 12, 9), _line(8.8, 8.8, 15.2, 15.2), _line(15.2, 8.8, 8.8, 15.2)),
    "save": (
        _line(4, 4, 16.4, 4, 20, 7.6, 20, 20, 4, 20, 4, 4),
        _line(8, 4, 8, 9, 15, 9, 15, 4.4),
        _line(8, 20, 8, 14, 16, 14, 16, 20),
    ),
    "scales": (
        _line(12, 3.6, 12, 20.4),
        _line(8, 20.4, 16, 20.4),
        _line(5, 6.4, 19, 6.4),
        _line(5, 6.4, 2.6, 13, 7.4, 13, 5, 6.4),
        _line(19, 6.4, 16.6, 13, 21.4, 13, 19, 6.4),
    ),
    "search": (_ring(10.6, 10.6, 6.6), _line(15.6, 15.6, 20.6, 20.6)),
    "sign": (
        _line(3.4, 20.4, 20.6, 20.4),
        _loop(5, 16.4, 6.2, 12.2, 15.2, 3.4, 18.4, 6.6, 9.2, 15.4),
        _line(12.8, 5.8, 16, 9),
    ),
    "speaker": (
        _loop(3.4, 9.4, 7, 9.4, 12, 5, 12, 19, 7, 14.6, 3.4, 14.6),
        _arc(12, 12, 4.4, -45, 45),
        _arc(12, 12, 8.4, -45, 45),
    ),
    "speaker-off": (
        _loop(3.4, 9.4, 7, 9.4, 12, 5, 12, 19, 7, 14.6, 3.4, 14.6),
        _line(16, 9.4, 21, 14.6),
        _line(21, 9.4, 16, 14.6),
    ),
    "star": (
        _loop(
            *[
                c
                for i in range(10)
                for c in (
                    12 + (9.4 if i % 2 == 0 else 4.2) * math.sin(i * math.pi / 5),
                    12.6 - (9.4 if i % 2 == 0 else 4.2) * math.cos(i * math.pi / 5),
                )
            ]
        ),
    ),
    "table": (
        _arc(12, 10.4, 9, 0, 360, 0.5),
        _line(6, 14.4, 6, 20),
        _line(18, 14.4, 18, 20),
        _line(12, 15.6, 12, 20),
    ),
    "tell": (*_BUBBLE, _line(8, 8.4, 16, 8.4), _line(8, 12.2, 13, 12.2)),
    "undo": (
        _arc(11, 14, 6.6, 270, 360),
        _line(11, 7.4, 4, 7.4),
        _line(8, 3.4, 4, 7.4, 8, 11.4),
        _line(17.6, 14, 17.6, 19.6),
    ),
    "unlock": (_box(5, 11, 14, 9.6), _line(8, 11, 8, 8), _arc(12, 8, 4, 180, 330), _dot(12, 15.8, 1.5)),
    "warning": (_loop(12, 3.6, 21.4, 20, 2.6, 20), _line(12, 9.6, 12, 14), _dot(12, 17)),
}
"""Name to strokes."""
