"""A window onto something taller than the room there is.

The wheel, the keys and the thumb move it; it follows the keyboard focus; and it can stick to the bottom, as a
transcript does.
"""

from __future__ import annotations

from typing import Unpack

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from communique.window.kit.style import Size
from communique.window.kit.widget import Common, Widget

GUTTER = 12
"""Room for the thumb, in design units."""
EDGE = 5
"""How far the content may paint beyond its edge, so that a focus ring there is not cut off; design units."""


class Scroll(Widget):
    """Shows as much of `child` as fits.

    With `stick`, it stays at the bottom while new content arrives, until the person scrolls up. State:
    `offset`, the pixels above the top.
    """

    role = "scroll"
    clips = True

    def __init__(self, child: Widget, *, stick: bool = False, **common: Unpack[Common]) -> None:
        common.setdefault("flex", 1)
        super().__init__(child, **common)
        self.stick = self._follow = stick
        self.offset = 0
        self._content = 0
        self._grip: int | None = None

    @property
    def child(self) -> Widget:
        """What it shows."""
        return self.children[0]

    @property
    def scrolls(self) -> bool:
        """Whether there is more than fits."""
        return self._content > self.rect.h

    @property
    def interactive(self) -> bool:
        return self.scrolls

    def focuses(self) -> bool:
        return self.scrolls

    def measure(self, width: int) -> Size:
        wide, high = self.child.size(self._inside(width))
        edge = self.style.px(EDGE)
        return (wide + width - self._inside(width), high + 2 * edge)

    def narrowest(self) -> int:
        return self.child.floor() + self.style.px(GUTTER)

    def lowest(self, width: int) -> int:
        return min(self.size(width)[1], self.style.tall(64))

    def layout(self, rect: Rect) -> None:
        self.place(rect)
        edge, width = self.style.px(EDGE), self._inside(rect.w)
        content = max(self.child.size(self.child.widest(width))[1], rect.h - 2 * edge)
        if content + 2 * edge != self._content:
            self.repaint()
        self._content = content + 2 * edge
        most = max(0, self._content - rect.h)
        before = self.offset
        self.offset = most if self._follow else max(0, min(self.offset, most))
        if self.offset != before:
            self.repaint()
        self._place_child(Rect(rect.x, rect.y + edge - self.offset, self.child.widest(width), content))

    def scroll_to(self, offset: float) -> bool:
        """Show the content from `offset` pixels down. True if that moved anything."""
        most = max(0, self._content - self.rect.h)
        target = max(0, min(round(offset), most))
        self._follow = self.stick and target == most
        if target == self.offset:
            return False
        moved = self.offset - target
        self.offset = target
        self.repaint()
        self._place_child(self.child.rect.move(0, moved))
        return True

    def scroll_to_end(self) -> None:
        """Show the bottom, and stay there if it sticks."""
        self.scroll_to(self._content)

    def ensure_visible(self, rect: Rect) -> None:
        """Scroll as little as shows `rect`; its top wins if it is too tall."""
        margin = self.style.px(10)
        if rect.bottom + margin > self.rect.bottom:
            self.scroll_to(self.offset + rect.bottom + margin - self.rect.bottom)
        if self.offset and rect.top - margin < self.rect.top:
            self.scroll_to(self.offset - (self.rect.top - rect.top + margin))

    def draw_children(self, surface: Surface, clip: Rect) -> None:
        inside = clip.clip(self.opening())
        if inside.w < 1 or inside.h < 1:
            return
        before = surface.get_clip()
        surface.set_clip(inside)
        super().draw_children(surface, inside)
        if self.scrolls:
            thumb = self._thumb()
            busy = self.hover or self._grip is not None
            self.box(surface, thumb, "muted" if busy else "thumb", radius=4)
        surface.set_clip(before)

    def opening(self) -> Rect:
        edge = self.style.px(EDGE)
        return Rect(self.rect.x - edge, self.rect.y, self.rect.w + edge, self.rect.h)

    def bleed(self) -> int:
        return self.style.px(EDGE)

    def on_wheel(self, notches: float) -> bool:
        return self.scroll_to(self.offset - notches * self.style.px(56))

    def on_key(self, event: Event) -> bool:
        page = self.rect.h - self.style.px(40)
        steps = {pygame.K_PAGEDOWN: page, pygame.K_PAGEUP: -page, pygame.K_HOME: -self.offset}
        steps[pygame.K_END] = self._content
        if self.host.focused is self:
            steps |= {pygame.K_DOWN: self.style.px(48), pygame.K_UP: -self.style.px(48)}
        return event.key in steps and self.scroll_to(self.offset + steps[event.key])

    def on_press(self, pos: Size) -> None:
        thumb = self._thumb()
        if pos[0] >= thumb.left - self.style.px(4):
            # By height alone: the pointer may be a little beside the thumb.
            self._grip = pos[1] - thumb.y if thumb.collidepoint(thumb.centerx, pos[1]) else thumb.h // 2
            self.on_drag(pos)

    def on_drag(self, pos: Size) -> None:
        if self._grip is not None:
            room = max(1, self.rect.h - self._thumb().h)
            self.scroll_to((pos[1] - self._grip - self.rect.y) * (self._content - self.rect.h) / room)

    def on_release(self, pos: Size, *, inside: bool) -> None:
        self._grip = None
        self.repaint()

    def on_cancel(self) -> None:
        self._grip = None
        self.repaint()

    def text(self) -> str:
        return self.label

    def _place_child(self, rect: Rect) -> None:
        self.child.layout(rect)

    def _inside(self, width: int) -> int:
        return width - self.style.px(GUTTER)

    def _thumb(self) -> Rect:
        wide, high = self.style.px(6), self.rect.h
        tall = max(self.style.px(28), high * high // max(1, self._content))
        top = (high - tall) * self.offset // max(1, self._content - high)
        return Rect(self.rect.right - wide - self.style.px(1), self.rect.y + top, wide, tall)
