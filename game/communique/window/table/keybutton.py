"""A button that shows its letter on a key cap, so that the keyboard is learned in passing."""

from __future__ import annotations

from typing import Any

from pygame import Rect, Surface

from communique.window.kit import Button, Size
from communique.window.kit.controls import COATS
from communique.words import tr


class KeyButton(Button):
    """A button with a key cap after its words. What the key does is bound by the screen or the dialog."""

    def __init__(self, text: str, on: Any = None, *, key: str = "", **rest: Any) -> None:
        super().__init__(text, on, **rest)
        self.key = key

    def measure(self, width: int) -> Size:
        wide, tall = super().measure(width)
        return (wide + self._cap(), tall)

    def overflow(self) -> str:
        need = self._content_width() + self._cap()
        return f"needs {need} pixels across and has {self.rect.w}" if need > self.rect.w else ""

    def tooltip(self) -> str:
        words = super().tooltip()
        plain = words and self.key and self.enabled and not self.shortcut
        return tr("{tip}\n(key {key})", tip=words, key=self.key) if plain else words

    def paint(self, surface: Surface) -> None:
        cap = self._cap()
        whole = self.rect
        super().paint(surface)
        if not cap:
            return
        coat = COATS[self.kind]
        ink = coat.ink if self.enabled and self.kind == "primary" else "muted"
        face = self.style.face("caption")
        image = self.ink(self.key, face, ink)
        side = self._side()
        wide = max(side, image.get_width() + self.style.px(8))
        box = Rect(whole.right - self.style.px(9) - wide, whole.centery - side // 2, wide, side)
        self.box(surface, box, None, radius=4, edge=ink)
        surface.blit(image, (box.centerx - image.get_width() // 2, box.centery - image.get_height() // 2))

    def _paint_content(self, surface: Surface, ink: Any) -> None:
        whole = self.rect
        if self._cap():
            self.rect = Rect(whole.x, whole.y, whole.w - self._cap(), whole.h)
        super()._paint_content(surface, ink)
        self.rect = whole

    def _side(self) -> int:
        return self.style.line_height(self.style.face("caption")) + self.style.px(1)

    def _cap(self) -> int:
        if not self.key:
            return 0
        width = self.style.text_width(self.key, self.style.face("caption"))
        return max(self._side(), width + self.style.px(8)) + self.style.px(4)
