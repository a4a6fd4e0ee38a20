"""Showing a quantity: a meter with a threshold, a bar of several parts, a dial.

Each says its value in words as well, and parts of a bar carry a mark beside their colour.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Unpack

import pygame
from pygame import Rect, Surface

from communique.window.kit import paint
from communique.window.kit.style import Colour, Size
from communique.window.kit.widget import Common, Widget
from communique.words import in_a_row, rounded, tr


class Meter(Widget):
    """A named value on a track, with a line at `threshold` and the change since last time.

    Rolls to a new value.
    """

    role = "meter"

    def __init__(
        self,
        name: str,
        value: float,
        *,
        maximum: float = 100,
        threshold: float | None = None,
        delta: float = 0,
        hue: Colour = "good",
        unit: str = "",
        **common: Unpack[Common],
    ) -> None:
        common["label"] = name
        super().__init__(**common)
        self.value, self.maximum, self.threshold, self.delta = value, maximum, threshold, delta
        self.hue, self.unit, self._drawn = hue, unit, value

    def set_value(self, value: float) -> None:
        """Roll to `value`, and show by how much it changed."""
        if value != self.value:
            self.delta, start, self.value = value - self.value, self._drawn, value
            self.roll(self._draw_at, start, value)

    def text(self) -> str:
        said = [
            tr("{label} {value} of {maximum}", label=self.label, value=self._said(), maximum=self._said(self.maximum))
        ]
        if self.threshold is not None:
            said.append(tr("threshold {points}", points=rounded(self.threshold, 1)))
        return in_a_row([*said, *([rounded(self.delta, 1, signed=True)] if self.delta else [])])

    def _said(self, value: float | None = None) -> str:
        return f"{rounded(self.value if value is None else value, 1)}{self.unit}"

    def measure(self, width: int) -> Size:
        style, face = self.style, self.style.face("small")
        lines = style.lines(self.label, face, max(1, width - self._value_width()))
        return (width, len(lines) * style.line_height(face) + style.px(13))

    def narrowest(self) -> int:
        return self.style.longest_word(self.label, self.style.face("small")) + self._value_width()

    def paint(self, surface: Surface) -> None:
        style, face = self.style, self.style.face("small")
        step, y = style.line_height(face), self.rect.y
        for line in style.lines(self.label, face, max(1, self.rect.w - self._value_width())):
            surface.blit(self.ink(line, face, "muted"), (self.rect.x, y))
            y += step
        value = self.ink(self._words(), style.face("small_strong"), "ink")
        surface.blit(value, (self.rect.right - value.get_width(), y - step))
        self._paint_track(surface, Rect(self.rect.x, y + style.px(2), self.rect.w, style.px(8)))

    def overflow(self) -> str:
        need = self.measure(self.rect.w)[1]
        return f"needs {need} pixels down and has {self.rect.h}" if need > self.rect.h else ""

    def _words(self) -> str:
        size = rounded(abs(self.delta), 1)
        change = f"  {'▲' if self.delta > 0 else '▼'}\N{THIN SPACE}{size}" if self.delta else ""
        return f"{round(self._drawn)}{self.unit}{change}"

    def _value_width(self) -> int:
        widest = f"{round(self.maximum)}{self.unit}" + ("  ▲\N{THIN SPACE}00" if self.delta else "")
        face = self.style.face("small_strong")
        return max(self.style.text_width(widest, face), self.style.text_width(self._words(), face)) + self.style.px(8)

    def _paint_track(self, surface: Surface, bar: Rect) -> None:
        self.box(surface, bar, "sunken", radius=4)
        part = max(0.0, min(1.0, self._drawn / self.maximum))
        if part > 0:
            self.box(surface, Rect(bar.x, bar.y, max(bar.h, round(bar.w * part)), bar.h), self.hue, radius=4)
        if self.threshold is not None:
            x = bar.x + round(bar.w * self.threshold / self.maximum)
            thick = max(2, self.style.px(2))
            surface.fill(
                self.colour("ground"),
                (x - thick, bar.y - self.style.px(1), 3 * thick, bar.h + self.style.px(2)),
            )
            surface.fill(self.colour("ink"), (x, bar.y - self.style.px(2), thick, bar.h + self.style.px(4)))

    def _draw_at(self, value: float) -> None:
        self._drawn = value
        self.repaint()


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a bar."""

    label: str
    value: float
    hue: Colour
    shape: str = ""


class PartsBar(Widget):
    """Parts of a whole side by side, each with its mark. What is missing to `maximum` stays empty."""

    role = "bar"

    def __init__(
        self, pieces: Sequence[Piece], *, maximum: float = 0, thickness: float = 18, **common: Unpack[Common]
    ) -> None:
        super().__init__(**common)
        self.pieces, self.thickness = list(pieces), thickness
        self.maximum = maximum or sum(piece.value for piece in pieces) or 1

    def set(self, pieces: Sequence[Piece]) -> None:
        """Show other parts."""
        self.pieces = list(pieces)
        self.repaint()

    def text(self) -> str:
        return in_a_row([f"{piece.label} {rounded(piece.value, 1)}" for piece in self.pieces])

    def tooltip(self) -> str:
        return super().tooltip() or self.text()

    @property
    def interactive(self) -> bool:
        return True

    def measure(self, width: int) -> Size:
        return (width, self.style.tall(self.thickness))

    def narrowest(self) -> int:
        return self.style.px(40)

    def paint(self, surface: Surface) -> None:
        self.box(surface, self.rect, "sunken", radius=4)
        run, gap = 0.0, max(1, self.style.px(1))
        for piece in self.pieces:
            left = self.rect.x + round(self.rect.w * run / self.maximum)
            run += piece.value
            right = self.rect.x + round(self.rect.w * min(run, self.maximum) / self.maximum)
            part = Rect(left, self.rect.y, max(0, right - left - gap), self.rect.h)
            self.box(surface, part, piece.hue, radius=3)
            if piece.shape and part.w > self.style.px(14):
                paint.mark(surface, self.style, part.center, piece.shape, 9, self.colour("ground"))


class Gauge(Widget):
    """A dial: a value on three quarters of a circle, the number in the middle, a tick at `threshold`."""

    role = "gauge"

    def __init__(
        self,
        name: str,
        value: float,
        *,
        maximum: float = 100,
        threshold: float | None = None,
        hue: Colour = "accent",
        diameter: float = 92,
        **common: Unpack[Common],
    ) -> None:
        common["label"] = name
        super().__init__(**common)
        self.value, self.maximum, self.threshold = value, maximum, threshold
        self.hue, self.diameter, self._drawn = hue, diameter, value

    def set_value(self, value: float) -> None:
        """Roll to `value`."""
        if value != self.value:
            start, self.value = self._drawn, value
            self.roll(self._draw_at, start, value)

    def text(self) -> str:
        return tr(
            "{label} {value} of {maximum}",
            label=self.label,
            value=rounded(self.value, 1),
            maximum=rounded(self.maximum, 1),
        )

    def measure(self, width: int) -> Size:
        side = self.style.tall(self.diameter)
        words = self.style.text_width(self.label, self.style.face("caption"))
        return (max(side, words), side + self.style.line_height(self.style.face("caption")) - side // 8)

    def narrowest(self) -> int:
        return self.measure(0)[0]

    def paint(self, surface: Surface) -> None:
        style, side = self.style, self.style.tall(self.diameter)
        part = round(max(0.0, min(1.0, self._drawn / self.maximum)) * 200)
        limit = None if self.threshold is None else round(self.threshold / self.maximum * 200)
        colours = (self.colour("sunken"), self.colour(self.hue), self.colour("ink"))
        key = ("dial", side, part, limit, colours)
        dial = style.shapes.get(key, lambda: _dial(side, part / 200, None if limit is None else limit / 200, colours))
        surface.blit(dial, (self.rect.centerx - side // 2, self.rect.y))
        number = self.ink(f"{round(self._drawn)}", style.face("number"), "ink")
        paint.stamp(surface, number, (self.rect.centerx, self.rect.y + side // 2))
        words = self.ink(self.label, style.face("caption"), "muted")
        surface.blit(words, (self.rect.centerx - words.get_width() // 2, self.rect.y + side - side // 8))

    def _draw_at(self, value: float) -> None:
        self._drawn = value
        self.repaint()


def _dial(side: int, part: float, limit: float | None, colours: tuple[tuple[int, int, int], ...]) -> Surface:
    track, hue, ink = colours
    large = paint.canvas(side * 3, side * 3, track)
    middle, radius = side * 1.5, side * 1.4
    for share, colour in ((1.0, track), (part, hue)):
        _arc(large, middle, radius, share, colour)
    if limit is not None:
        angle = math.radians(135 + 270 * limit)
        ends = [(middle + radius * f * math.cos(angle), middle + radius * f * math.sin(angle)) for f in (0.74, 1.04)]
        pygame.draw.line(large, ink, ends[0], ends[1], max(3, side // 12))
    return pygame.transform.smoothscale(large, (side, side))


def _arc(surface: Surface, middle: float, radius: float, share: float, colour: tuple[int, int, int]) -> None:
    if share <= 0:
        return
    count = max(2, round(90 * share))
    angles = [math.radians(135 + 270 * share * i / count) for i in range(count + 1)]
    outer = [(middle + radius * math.cos(a), middle + radius * math.sin(a)) for a in angles]
    inner = [(middle + radius * 0.8 * math.cos(a), middle + radius * 0.8 * math.sin(a)) for a in reversed(angles)]
    pygame.draw.polygon(surface, colour, outer + inner)
