"""The pen that icons are drawn with, and the strokes that an icon is a list of."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

import pygame
from pygame import Rect, Surface

from communique.window.kit.paint import Point
from communique.window.kit.style import Rgb

GRID = 24
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


def line(*points: float) -> IconDrawing:
    """A stroke through x, y, x, y and so on."""
    return lambda pen: pen.line(*points)


def loop(*points: float) -> IconDrawing:
    """A closed stroke."""
    return lambda pen: pen.loop(*points)


def ring(x: float, y: float, radius: float) -> IconDrawing:
    """A circle."""
    return lambda pen: pen.ring(x, y, radius)


def dot(x: float, y: float, radius: float = 1.3) -> IconDrawing:
    """A filled circle."""
    return lambda pen: pen.dot(x, y, radius)


def arc(x: float, y: float, radius: float, start: float, end: float, squash: float = 1.0) -> IconDrawing:
    """A part of a circle; degrees, clockwise from the right."""
    return lambda pen: pen.arc(x, y, radius, start, end, squash)


def box(x: float, y: float, width: float, height: float, radius: float = 2.0) -> IconDrawing:
    """A rounded rectangle."""
    return lambda pen: pen.box(x, y, width, height, radius)


def fill(*points: float) -> IconDrawing:
    """A filled shape."""
    return lambda pen: pen.fill(*points)
