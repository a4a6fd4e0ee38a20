"""A slider over ordered options: amounts, dates, percentages.

Each step is an option with its own words; the knob stands on one of them. Marks stand under their step.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Unpack

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from communique.window.kit import paint
from communique.window.kit.chooser import ChoiceOption, options
from communique.window.kit.style import Size
from communique.window.kit.widget import Common, Widget
from communique.words import tr


class StepSlider(Widget):
    """A slider with discrete steps.

    The words of the chosen step stand above the track, those of the ends below it. Arrows, Page Up, Page
    Down, Home and End move the knob; so do the ends of the track. State: the choice.
    """

    role = "slider"
    focusable = True

    def __init__(
        self,
        choices: Sequence[str | ChoiceOption],
        value: int | None = None,
        on: Callable[[int], None] | None = None,
        *,
        empty: str = "",
        **common: Unpack[Common],
    ) -> None:
        super().__init__(**common)
        self.options, self.value, self.on, self.empty = options(choices), value, on, empty or tr("not set")

    def choose(self, index: int) -> None:
        """Move the knob to a step and tell, if it is another one and free to choose."""
        index = max(0, min(len(self.options) - 1, index))
        if self.enabled and index != self.value and not self.options[index].reason:
            self.value = index
            self.changed()
            if self.on:
                self.on(index)

    def set(self, value: int | None) -> None:
        """Show another choice. Tells nobody."""
        self.value = value
        self.changed()

    def text(self) -> str:
        chosen = self.empty if self.value is None else self.options[self.value].spoken()
        return f"{self.label}: {chosen}" if self.label else chosen

    def measure(self, width: int) -> Size:
        style = self.style
        tall = max((len(self._head(option, width)) for option in self.options), default=1)
        marks = style.px(15) if any(option.marks for option in self.options) else 0
        ends = style.line_height(style.face("caption"))
        return (
            width,
            tall * style.line_height(style.face("option")) + style.tall(24) + marks + ends + style.px(4),
        )

    def narrowest(self) -> int:
        style, caption = self.style, self.style.face("caption")
        ends = [style.text_width(option.text, caption) for option in (self.options[0], self.options[-1])]
        words = max(style.longest_word(option.text, style.face("option")) for option in self.options)
        return max(min(style.across(220), sum(ends) + style.px(24)), words, style.px(120))

    def paint(self, surface: Surface) -> None:
        self._paint_head(surface)
        track = self._track()
        thick = self.style.px(6)
        bar = Rect(track.x, track.centery - thick // 2, track.w, thick)
        self.box(surface, bar, "sunken", radius=3, edge="edge")
        if self.value is not None:
            self.box(surface, Rect(bar.x, bar.y, self._x(self.value) - bar.x, bar.h), "accent", radius=3)
        for index in range(len(self.options)):
            reached = self.value is not None and index <= self.value
            paint.mark(
                surface,
                self.style,
                (self._x(index), track.centery),
                "disc",
                9,
                self.colour("accent" if reached else "muted"),
            )
        self._paint_marks(surface, track)
        self._paint_ends(surface)
        if self.value is not None:
            self._paint_knob(surface, (self._x(self.value), track.centery))

    def overflow(self) -> str:
        need = self.measure(self.rect.w)[1]
        return f"needs {need} pixels down and has {self.rect.h}" if need > self.rect.h else ""

    def tooltip(self) -> str:
        chosen = self.options[self.value].tip if self.value is not None else ""
        return super().tooltip() or chosen

    def on_press(self, pos: Size) -> None:
        self.choose(self._nearest(pos[0]))

    def on_drag(self, pos: Size) -> None:
        self.choose(self._nearest(pos[0]))

    def on_key(self, event: Event) -> bool:
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META):
            return False
        last, leap = len(self.options) - 1, max(1, len(self.options) // 4)
        now = -1 if self.value is None else self.value
        places = {
            pygame.K_LEFT: max(0, now - 1),
            pygame.K_RIGHT: min(last, now + 1),
            pygame.K_PAGEUP: min(last, now + leap),
            pygame.K_PAGEDOWN: max(0, now - leap),
            pygame.K_HOME: 0,
            pygame.K_END: last,
        }
        if event.key not in places:
            return False
        self.choose(places[event.key])
        return True

    def _head(self, option: ChoiceOption, width: int) -> list[str]:
        words = f"{option.text}  ·  {option.note}" if option.note else option.text
        return list(self.style.lines(words, self.style.face("option"), width))

    def _head_lines(self) -> list[str]:
        if self.value is None:
            return [self.empty]
        return self._head(self.options[self.value], self.rect.w)

    def _paint_head(self, surface: Surface) -> None:
        face = self.style.face("option")
        step = self.style.line_height(face)
        for row, line in enumerate(self._head_lines()):
            image = self.ink(line, face, "muted" if self.value is None else "ink")
            surface.blit(image, (self.rect.x, self.rect.y + row * step))

    def _paint_knob(self, surface: Surface, centre: tuple[int, int]) -> None:
        size = 22 if self.hover or self.pressed else 20
        paint.mark(surface, self.style, centre, "disc", size + 3, self.colour("ink"))
        paint.mark(surface, self.style, centre, "disc", size, self.colour("accent" if self.enabled else "muted"))
        paint.mark(surface, self.style, centre, "disc", 7, self.colour("accent_ink"))

    def _paint_marks(self, surface: Surface, track: Rect) -> None:
        y = track.bottom + self.style.px(6)
        for index, option in enumerate(self.options):
            x = self._x(index) - (len(option.marks) - 1) * self.style.px(12) / 2
            for number, mark in enumerate(option.marks):
                place = (x + number * self.style.px(12), y)
                paint.mark(surface, self.style, place, mark.shape, 9, self.colour(mark.colour))

    def _paint_ends(self, surface: Surface) -> None:
        face = self.style.face("caption")
        first, last = self.options[0].text, self.options[-1].text
        y = self.rect.bottom - self.style.line_height(face)
        gap = self.rect.w - self.style.text_width(first, face) - self.style.text_width(last, face)
        surface.blit(self.ink(first, face, "muted"), (self.rect.x, y))
        if gap > self.style.px(10):
            image = self.ink(last, face, "muted")
            surface.blit(image, (self.rect.right - image.get_width(), y))

    def _track(self) -> Rect:
        head = max((len(self._head(option, self.rect.w)) for option in self.options), default=1)
        top = self.rect.y + head * self.style.line_height(self.style.face("option"))
        edge = self.style.px(13)
        return Rect(self.rect.x + edge, top, self.rect.w - 2 * edge, self.style.tall(24))

    def _x(self, index: int) -> int:
        track = self._track()
        return track.x + track.w * index // max(1, len(self.options) - 1)

    def _nearest(self, x: int) -> int:
        return min(range(len(self.options)), key=lambda index: abs(self._x(index) - x))
