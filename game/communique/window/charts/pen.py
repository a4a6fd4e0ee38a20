"""A pen for charts: smooth lines, and marks and specks that are drawn once and stamped; words on top of all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pygame
from pygame import Surface

from communique.debrief.figures import Xy
from communique.window.kit import paint
from communique.window.kit.style import Colour, Rgb, Size, Style
from communique.words import number


class ChartPen:
    """Draws one picture. Places and lengths are pixels of the picture. Holds state: the picture so far."""

    def __init__(self, style: Style, size: Size, colour: Callable[[Colour], Rgb]) -> None:
        self.style, self.size, self._colour = style, size, colour
        self._picture = Surface((max(1, size[0]), max(1, size[1])))
        self._picture.fill(colour("ground"))
        self._words: list[tuple[Surface, Xy]] = []

    def line(self, places: Sequence[Xy], colour: Colour, width: float = 1) -> None:
        """A line through `places`, `width` design units thick."""
        ink, thick = self._colour(colour), max(1, round(width * self.style.scale))
        for start, end in pairwise(places):
            if min(abs(start[0] - end[0]), abs(start[1] - end[1])) < 0.5:
                # A smooth line that stands straight between two rows of pixels would be a broad grey one.
                pygame.draw.line(self._picture, ink, _whole(start), _whole(end), thick)
            else:
                pygame.draw.aaline(self._picture, ink, start, end, thick)
        if thick > 2:
            for place in places[1:-1]:
                paint.speck(self._picture, self.style, place, width, ink)

    def dashed(self, start: Xy, end: Xy, colour: Colour, width: float = 1) -> None:
        """A dashed line."""
        long = self.style.px(5)
        for a, b in paint.dashes((start, end), long, long * 0.8):
            self.line((a, b), colour, width)

    def area(self, places: Sequence[Xy], colour: Colour) -> None:
        """A filled shape."""
        pygame.draw.polygon(self._picture, self._colour(colour), places)
        self.line([*places, places[0]], colour)

    def specks(self, places: Sequence[Xy], colour: Colour, width: float = 2) -> None:
        """Many small round specks."""
        ink = self._colour(colour)
        for place in places:
            paint.speck(self._picture, self.style, place, width, ink)

    def shape(self, name: str, at: Xy, size: float, fill: Colour, edge: Colour, border: float = 1.2) -> None:
        """One of `paint.SHAPES` with an edge, `size` design units across."""
        if name != "ring":
            paint.mark(self._picture, self.style, at, name, size + 2 * border, self._colour(edge))
        paint.mark(self._picture, self.style, at, name, size * (0.9 if name == "star" else 1), self._colour(fill))

    def text(self, said: str, at: Xy, face: str = "caption", colour: Colour = "muted", anchor: str = "left") -> None:
        """Words whose left, middle or right end stands at a place, centred on its height; `up` sets them upwards."""
        image = self.style.text(said, self.style.face(face), self._colour(colour))
        if anchor == "up":
            image = pygame.transform.rotate(image, 90)
        width, height = image.get_size()
        x = {"left": at[0], "right": at[0] - width}.get(anchor, at[0] - width / 2)
        x = max(0.0, min(x, self.size[0] - width))
        y = max(0.0, min(at[1] - height / 2, self.size[1] - height))
        self._words.append((image, (x, y)))

    def wide(self, said: str, face: str = "caption") -> int:
        """The width of words in pixels."""
        return self.style.text_width(said, self.style.face(face))

    def picture(self) -> Surface:
        """The finished picture."""
        for image, place in self._words:
            self._picture.blit(image, _whole(place))
        return self._picture


def _whole(place: Xy) -> Size:
    return round(place[0]), round(place[1])


class Frame:
    """A square of data on a picture: from values to places, with ticks and the names of the axes."""

    def __init__(self, pen: ChartPen, across: tuple[int, int], up: tuple[int, int], *, right: int = 0) -> None:
        """`across` and `up` are the lowest and highest values; `right` pixels stay free for names on the right."""
        line = pen.style.line_height(pen.style.face("caption"))
        self.pen, self.across, self.up = pen, across, up
        self.left = round(line * 1.1) + pen.wide("000") + pen.style.px(6)
        self.top = pen.style.px(8)
        self.width = max(8, pen.size[0] - self.left - pen.style.px(10) - right)
        self.height = max(8, pen.size[1] - self.top - round(2.3 * line) - pen.style.px(4))

    def at(self, x: float, y: float) -> Xy:
        """Where a pair of values lies."""
        (x0, x1), (y0, y1) = self.across, self.up
        return (
            self.left + (x - x0) / (x1 - x0) * self.width,
            self.top + self.height - (y - y0) / (y1 - y0) * self.height,
        )

    def grid(self, ticks: tuple[Sequence[int], Sequence[int]], names: tuple[str, str]) -> None:
        """Grid lines with their values, and what the axes count."""
        pen, line = self.pen, self.pen.style.line_height(self.pen.style.face("caption"))
        bottom = self.top + self.height
        for value in ticks[0]:
            x = self.at(value, self.up[0])[0]
            pen.line(((x, self.top), (x, bottom)), "raised")
            pen.text(number(value), (x, bottom + line * 0.65), anchor="middle")
        for value in ticks[1]:
            y = self.at(self.across[0], value)[1]
            pen.line(((self.left, y), (self.left + self.width, y)), "raised")
            pen.text(number(value), (self.left - pen.style.px(5), y), anchor="right")
        pen.line(((self.left, self.top), (self.left, bottom), (self.left + self.width, bottom)), "muted")
        pen.text(names[0], (self.left + self.width / 2, bottom + line * 1.7), "caption", "ink", "middle")
        pen.text(names[1], (line * 0.5, self.top + self.height / 2), "caption", "ink", "up")
