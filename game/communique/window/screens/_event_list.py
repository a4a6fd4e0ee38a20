"""The events of a game as a list that is searched and pressed: only lines in sight are painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from communique.debrief import Step
from communique.model.scenario import NATURE, Public
from communique.present.searching import matches
from communique.window import theme
from communique.window.kit import Size, TextStyle, Widget, paint
from communique.window.table.signs import sized
from communique.words import tr

TEXT = TextStyle(12.5, leading=1.32)


class EventList(Widget):
    """Lives in a `Scroll`. State: what is looked for, the event shown, heights at the width last asked for."""

    role = "list"
    focusable = True

    def __init__(
        self,
        public: Public,
        steps: Sequence[Step],
        at: int,
        on: Callable[[int], None],
        *,
        words: str = "",
        id: str = "",
    ) -> None:
        super().__init__(id=id, label=tr("Transcript"))
        self._public, self._steps, self._on = public, tuple(steps), on
        self.at = at
        self._lines: list[Step] = []
        self._heights: dict[int, list[int]] = {}
        self._words = ""
        self._pointed: int | None = None
        self._find(words)

    @property
    def numbers(self) -> list[int]:
        """The numbers of the events that are listed."""
        return [step.number for step in self._lines]

    def search(self, words: str) -> None:
        """List the events whose sentence has all of these words."""
        if words != self._words:
            self._find(words)
            self.changed()

    def set(self, at: int) -> None:
        """Mark another event."""
        self.at = at
        self.repaint()

    def place_of(self, number: int) -> Rect | None:
        """Where the line of an event is; None when it is not listed."""
        y = self.rect.y
        for step, height in zip(self._lines, self._measured(self.rect.w), strict=True):
            if step.number == number:
                return Rect(self.rect.x, y, self.rect.w, height)
            y += height
        return None

    def text(self) -> str:
        return "\n".join(step.sentence for step in self._lines)

    def measure(self, width: int) -> Size:
        return (width, max(self.style.line_height(TEXT) * 2, sum(self._measured(width))))

    def narrowest(self) -> int:
        return self.style.px(150)

    def stale(self) -> None:
        self._heights.clear()
        super().stale()

    def paint(self, surface: Surface) -> None:
        if not self._lines:
            image = self.ink(tr("Nothing was said in these words."), self.style.face("italic"), "muted")
            surface.blit(image, (self.rect.x + self.style.px(4), self.rect.y + self.style.px(4)))
            return
        clip, y = surface.get_clip(), self.rect.y
        for step, height in zip(self._lines, self._measured(self.rect.w), strict=True):
            if y + height > clip.top and y < clip.bottom:
                self._paint_line(surface, step, Rect(self.rect.x, y, self.rect.w, height))
            y += height

    def focus_rect(self) -> Rect:
        return self.place_of(self.at) or self.rect

    def on_hover(self, pos: Size) -> None:
        self._pointed = self._at(pos)

    def on_press(self, pos: Size) -> None:
        # The line that was pointed at: to take the focus may have scrolled the list from under the pointer.
        if self._pointed is not None:
            self._on(self._pointed)

    def on_key(self, event: Event) -> bool:
        if event.key not in (pygame.K_UP, pygame.K_DOWN) or not self._lines:
            return False
        down = event.key == pygame.K_DOWN
        beyond = [n for n in self.numbers if (n > self.at if down else n < self.at)]
        if beyond:
            self._on(beyond[0] if down else beyond[-1])
        return True

    def _at(self, pos: Size) -> int | None:
        """The number of the event whose line is there."""
        y = self.rect.y
        for step, height in zip(self._lines, self._measured(self.rect.w), strict=True):
            if y <= pos[1] < y + height:
                return step.number
            y += height
        return None

    def _find(self, words: str) -> None:
        self._words = words
        self._lines = [step for step in self._steps if matches(words, step.sentence)]
        self._heights.clear()

    def _paint_line(self, surface: Surface, step: Step, rect: Rect) -> None:
        style, gap = self.style, self.style.px(3)
        shown = step.number == self.at
        card = Rect(rect.x, rect.y, rect.w, rect.h - gap)
        edge = "accent_edge" if shown else "line"
        self.box(surface, card, "selection" if shown else "field", radius=6, edge=edge, border=2 if shown else 1)
        if step.seat != NATURE:
            sign = theme.sign(step.seat)
            place = (card.x + style.px(10), card.y + style.px(4) + style.line_height(TEXT) // 2)
            paint.mark(surface, style, place, sign.shape, sized(style, 9), self.colour(sign.colour))
        y, height = card.y + style.px(4), style.line_height(TEXT)
        for line in style.lines(step.sentence, TEXT, self._room(rect.w)):
            if line.strip():
                image = self.ink(line, TEXT, "ink" if step.audience is None else "accent_text")
                surface.blit(image, (card.x + self._indent(), y + (height - image.get_height()) // 2))
            y += height

    def _indent(self) -> int:
        return self.style.px(20)

    def _room(self, width: int) -> int:
        return width - self._indent() - self.style.px(8)

    def _measured(self, width: int) -> list[int]:
        known = self._heights.get(width)
        if known is None:
            height, pad = self.style.line_height(TEXT), self.style.px(8) + self.style.px(3)
            lines = (self.style.lines(step.sentence, TEXT, self._room(width)) for step in self._lines)
            known = self._heights[width] = [len(found) * height + pad for found in lines]
        return known
