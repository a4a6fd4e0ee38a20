"""Widgets that show a drawing of the caller's: canvas and picture; and the rule between sections."""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

import pygame
from pygame import Rect, Surface

from communique.window.kit.style import Colour, Size, Style
from communique.window.kit.widget import Common, Widget

Painter = Callable[[Surface, Rect, Style], None]


class Canvas(Widget):
    """A rectangle painted by `painter(surface, rect, style)`.

    Give it a width and height, a `flex`, or an `aspect` (width divided by height). With `keep`, it is painted
    once for each size on a surface of its own, until `refresh`.
    """

    role = "canvas"

    def __init__(self, painter: Painter, *, aspect: float = 0, keep: bool = False, **common: Unpack[Common]) -> None:
        super().__init__(**common)
        self.painter, self.aspect, self.keep = painter, aspect, keep
        self._kept: Surface | None = None

    def refresh(self) -> None:
        """Paint anew: what it shows has changed."""
        self._kept = None
        self.repaint()

    def measure(self, width: int) -> Size:
        return (width, round(width / self.aspect)) if self.aspect else (0, 0)

    def paint(self, surface: Surface) -> None:
        if self.keep:
            surface.blit(self._picture(), self.rect)
            return
        clip = surface.get_clip()
        surface.set_clip(clip.clip(self.rect))
        self.painter(surface, self.rect, self.style)
        surface.set_clip(clip)

    def stale(self) -> None:
        self._kept = None
        super().stale()

    def _picture(self) -> Surface:
        if self._kept is None or self._kept.get_size() != self.rect.size:
            self._kept = Surface(self.rect.size, pygame.SRCALPHA)
            self._kept.fill((0, 0, 0, 0))
            self.painter(self._kept, self._kept.get_rect(), self.style)
        return self._kept


class Picture(Widget):
    """A square picture: `source(pixels)` returns it that many pixels wide, as emblems do."""

    role = "image"

    def __init__(self, source: Callable[[int], Surface], side: float, **common: Unpack[Common]) -> None:
        super().__init__(**common)
        self.source, self.side = source, side

    def measure(self, width: int) -> Size:
        side = self.style.tall(self.side)
        return (side, side)

    def narrowest(self) -> int:
        return self.style.tall(self.side)

    def paint(self, surface: Surface) -> None:
        image = self.source(self.style.tall(self.side))
        surface.blit(image, image.get_rect(center=self.rect.center))

    def overflow(self) -> str:
        side = self.style.tall(self.side)
        return f"needs {side} pixels and has {self.rect.size}" if side > min(self.rect.size) else ""


class Rule(Widget):
    """A thin line across, between two sections."""

    role = "rule"

    def __init__(self, *, hue: Colour = "line", thickness: float = 1, **common: Unpack[Common]) -> None:
        super().__init__(**common)
        self.hue, self.thickness = hue, thickness

    def measure(self, width: int) -> Size:
        return (width, max(1, self.style.px(self.thickness)))

    def paint(self, surface: Surface) -> None:
        surface.fill(self.colour(self.hue), self.rect)
