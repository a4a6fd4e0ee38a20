"""The button that signs: held, the pen writes and then it is done; pressed shortly, it asks first.

State: how far the hold has come. What is held is waited for, however motion is set: nobody signs by a slip.
"""

from __future__ import annotations

from typing import Any, Final

from pygame import Rect, Surface
from pygame.event import Event

from communique.window.kit import HoldButton, Size
from communique.window.kit.controls import CONFIRM
from communique.window.kit.widget import Callback
from communique.window.table.keybutton import KeyButton

HOLD_MS: Final = 700.0
SHORT: Final = 0.75
"""How far a hold may have come and still be a short press; the way is eased, so that is about a quarter of a second."""


class SignButton(HoldButton, KeyButton):
    """Signs when held to the end. `on_tap` is what a short press does, `on_way` hears how far the hold has come."""

    role = "sign button"

    def __init__(self, text: str, on_signed: Callback, on_tap: Callback, on_way: Any, **rest: Any) -> None:
        super().__init__(text, self._begin, self._end, **rest)
        self.on_signed, self.on_tap, self.on_way = on_signed, on_tap, on_way
        self.way = 0.0

    def activate(self) -> None:
        """As a short press, for whatever cannot hold."""
        self.on_tap()

    def on_release(self, pos: Size, *, inside: bool) -> None:
        short = self.held and self.way < SHORT
        super().on_release(pos, inside=inside)
        if short and inside and self.enabled:
            self.on_tap()

    def on_key_up(self, event: Event) -> bool:
        short = event.key in CONFIRM and self.held and self.way < SHORT
        used = super().on_key_up(event)
        if short:
            self.on_tap()
        return used

    def paint(self, surface: Surface) -> None:
        super().paint(surface)
        if self.way > 0:
            high = self.style.px(4)
            bar = Rect(self.rect.x, self.rect.bottom - high, round(self.rect.w * self.way), high)
            surface.fill(self.colour("ink" if self.kind != "primary" else "accent_ink"), bar)

    def _begin(self) -> None:
        self.host.time(self, self._come, HOLD_MS)

    def _end(self) -> None:
        if self.mounted and self.way < 1:
            self.host.animate(self, self._come, self.way, 0.0, 160)

    def _come(self, way: float) -> None:
        self.way = way
        self.repaint()
        self.on_way(way)
        if way >= 1 and self.held:
            self.held = False
            self.set_state(pressed=False)
            self.on_signed()
