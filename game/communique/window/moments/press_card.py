"""A sheet that can be pressed as a whole, by pointer or key."""

from __future__ import annotations

from typing import Any

from pygame import Surface

from communique.window.kit import Panel, Widget
from communique.window.kit.controls import Control
from communique.window.kit.widget import Callback


class PressCard(Panel, Control):
    """A panel that does one thing when it is pressed. `says` is what a screen reader reads of it."""

    role = "button"

    def __init__(self, *children: Widget, says: str, on: Callback, **rest: Any) -> None:
        rest.setdefault("fill", "field")
        rest.setdefault("shadow", 0)
        rest.setdefault("radius", 8)
        super().__init__(*children, **rest)
        self._says, self._on, self._rest = says, on, rest["fill"]

    def text(self) -> str:
        return self._says

    def activate(self) -> None:
        self._on()

    def bleed(self) -> int:
        return max(Panel.bleed(self), Control.bleed(self))

    def paint(self, surface: Surface) -> None:
        self.fill = "raised" if self.pressed else "raised_hover" if self.hover else self._rest
        super().paint(surface)
