"""A figure that opens its sum: a number or a few words with a dotted line below, which can be pressed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

from pygame import Surface

from communique.window.kit import Label
from communique.window.kit.controls import Control
from communique.window.kit.widget import Common
from communique.words import tr


class SumFigure(Control):
    """Shows what is inside it, and opens a sum when it is pressed."""

    role = "button"

    def __init__(self, inside: Label, on: Callable[[], None], **common: Unpack[Common]) -> None:
        common.setdefault("tip", tr("Press to see what it is made of."))
        super().__init__(inside, **common)
        self._inside, self._on = inside, on

    def activate(self) -> None:
        self._on()

    def text(self) -> str:
        said = self._inside.text()
        return f"{self.label}: {said}" if self.label else said

    def measure(self, width: int) -> tuple[int, int]:
        wide, tall = super().measure(width)
        return (wide, tall + self.style.px(3))

    def paint(self, surface: Surface) -> None:
        style = self.style
        if self.hover or self.pressed:
            self.box(surface, self.rect, "raised_hover", radius=5)
        y, step, long = self.rect.bottom - style.px(2), style.px(4), max(1, style.px(2))
        colour = self.colour(self._inside.ink_colour if self.hover else "muted")
        for x in range(self.rect.x, self.rect.right - long + 1, step):
            surface.fill(colour, (x, y, long, max(1, style.px(1))))
