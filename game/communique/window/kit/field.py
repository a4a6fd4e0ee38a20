"""A line of text to type into, for the names of saves and the like.

There is no blinking: the caret stands still, so that an idle window paints nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from communique.window.kit.style import Size
from communique.window.kit.widget import Common, Widget

COMMAND = pygame.KMOD_CTRL | pygame.KMOD_META
TYPED = frozenset({*range(32, 127), *range(pygame.K_KP_DIVIDE, pygame.K_KP_PERIOD + 1)})


class TextField(Widget):
    """One line of text. `on` hears each change; `on_enter` hears Enter. State: the text and the caret."""

    role = "textfield"
    focusable = True

    def __init__(
        self,
        value: str = "",
        on: Callable[[str], None] | None = None,
        *,
        on_enter: Callable[[str], None] | None = None,
        placeholder: str = "",
        max_length: int = 80,
        **common: Unpack[Common],
    ) -> None:
        super().__init__(**common)
        self.value, self.on, self.on_enter = value, on, on_enter
        self.placeholder, self.max_length = placeholder, max_length
        self.caret = len(value)
        self._focused = self._all = False

    def set(self, value: str, caret: int | None = None) -> None:
        """Hold another text, and tell if it differs."""
        told = value[: self.max_length]
        self.caret = min(len(told), len(told) if caret is None else caret)
        self._all = False
        self.repaint()
        if told != self.value:
            self.value = told
            if self.on:
                self.on(told)

    def text(self) -> str:
        return f"{self.label}: {self.value}" if self.label else self.value

    def measure(self, width: int) -> Size:
        return (width, self.style.line_height(self.style.face("body")) + self.style.px(14))

    def narrowest(self) -> int:
        return self.style.px(100)

    def paint(self, surface: Surface) -> None:
        self.box(surface, self.rect, "field", radius=6, edge="accent_edge" if self._focused else "muted")
        face = self.style.face("body")
        area = self.rect.inflate(-2 * self.style.px(9), -2 * self.style.px(3))
        words, ink = (self.value, "ink") if self.value else (self.placeholder, "muted")
        before = self.style.text_width(self.value[: self.caret], face)
        # As much goes out at the left as keeps the caret in sight.
        shift = max(0, before - area.w + self.style.px(2))
        clip = surface.get_clip()
        surface.set_clip(clip.clip(area))
        image = self.ink(words, face, ink)
        y = area.centery - image.get_height() // 2
        if self._all and self.value:
            surface.fill(self.colour("selection"), Rect(area.x - shift, y, image.get_width(), image.get_height()))
        surface.blit(image, (area.x - shift, y))
        if self._focused:
            surface.fill(
                self.colour("ink"),
                Rect(area.x - shift + before, y, max(1, self.style.px(1.5)), image.get_height()),
            )
        surface.set_clip(clip)

    def on_focus(self, *, focused: bool) -> None:
        self._focused, self._all = focused, False
        self.repaint()

    def on_press(self, pos: Size) -> None:
        face = self.style.face("body")
        x = pos[0] - self.rect.x - self.style.px(9)
        ends = [self.style.text_width(self.value[:i], face) for i in range(len(self.value) + 1)]
        self.set(self.value, min(range(len(ends)), key=lambda i: abs(ends[i] - x)))

    def on_text(self, string: str) -> bool:
        if not self.enabled:
            return False
        kept = "".join(c for c in string if c.isprintable())
        before, after = ("", "") if self._all else (self.value[: self.caret], self.value[self.caret :])
        self.set(before + kept + after, len(before + kept))
        return True

    def on_key(self, event: Event) -> bool:
        if event.mod & COMMAND:
            return self._select_all() if event.key == pygame.K_a else False
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER) and self.on_enter:
            self.on_enter(self.value)
            return True
        if event.key in (pygame.K_BACKSPACE, pygame.K_DELETE):
            self._erase(back=event.key == pygame.K_BACKSPACE)
            return True
        places = {pygame.K_LEFT: self.caret - 1, pygame.K_RIGHT: self.caret + 1, pygame.K_HOME: 0}
        places[pygame.K_END] = len(self.value)
        if event.key in places:
            self.set(self.value, max(0, places[event.key]))
            return True
        # Keys of letters are used up here, though what they type comes as text: no shortcut shall hear them.
        return event.key in TYPED

    def _select_all(self) -> bool:
        self._all = True
        self.repaint()
        return True

    def _erase(self, *, back: bool) -> None:
        if not self.enabled:
            return
        start = 0 if self._all else max(0, self.caret - 1) if back else self.caret
        end = len(self.value) if self._all else self.caret if back else self.caret + 1
        self.set(self.value[:start] + self.value[end:], start)
