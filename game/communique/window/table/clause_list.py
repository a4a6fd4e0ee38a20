"""The clauses of a text as things that can be taken: pressed, dragged to the rows, or taken with Enter.

One stop for the keyboard: arrows go from clause to clause, Enter takes the one they are on, Ctrl and Enter the whole
text. State: which clause the pointer and the keys are on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from communique.window.kit import Column, Parcel, Size, Widget
from communique.window.kit.controls import CONFIRM
from communique.words import tr

CLAUSE: Final = "clause"
"""The kind of a parcel that holds an issue and an option."""


class ClauseLine(NamedTuple):
    """A clause as a line of a text."""

    issue: int
    option: int
    words: str
    """`State border: A commission of two`."""
    widget: Widget


class TakeActions(NamedTuple):
    """What taking does."""

    clause: Callable[[int, int], None]
    all: Callable[[], None]


class ClauseList(Column):
    """Lines of which each can be taken; without `take` they can only be read."""

    role = "list"

    def __init__(
        self, lines: Sequence[ClauseLine], take: TakeActions | None, *rest: Widget, id: str, label: str
    ) -> None:
        super().__init__(*(line.widget for line in lines), *rest, gap=2, id=id, label=label)
        self.lines, self.take = tuple(lines), take
        self.focusable = self.enabled = take is not None and bool(lines)
        self._pointed: int | None = None
        self._pressed_at: int | None = None
        self.cursor = 0

    def text(self) -> str:
        if not self.focusable:
            return ""
        at = self.lines[self.cursor].words
        return tr("{text}: {clause}, {n} of {all}", text=self.label, clause=at, n=self.cursor + 1, all=len(self.lines))

    def tooltip(self) -> str:
        at = self._pointed if self._pointed is not None else self.cursor
        if not self.focusable or (self.hover and self._pointed is None):
            return ""
        return tr(
            "{clause}\nPress to take it into your package, or drag it there (Enter; Ctrl + Enter takes all).",
            clause=self.lines[at].words,
        )

    def focus_rect(self) -> Rect:
        at = self.cursor if self._pointed is None else self._pointed
        return self._line(at) if self.focusable else self.rect

    def paint(self, surface: Surface) -> None:
        if self._pointed is not None:
            self.box(surface, self._line(self._pointed), "raised_hover", radius=5)

    def parcel(self, pos: Size) -> Parcel | None:
        if self._pressed_at is None:
            return None
        line = self.lines[self._pressed_at]
        return Parcel(CLAUSE, line.words, (line.issue, line.option))

    def on_hover(self, pos: Size) -> None:
        self._point(self._at(pos))

    def set_state(self, *, hover: bool | None = None, pressed: bool | None = None) -> None:
        if hover is False:
            self._point(None)
        super().set_state(hover=hover, pressed=pressed)

    def on_press(self, pos: Size) -> None:
        # What the pointer was on before the focus came here, which may have scrolled the line away from under it.
        self._pressed_at = self._pointed if self._pointed is not None else self._at(pos)

    def on_release(self, pos: Size, *, inside: bool) -> None:
        at = self._pressed_at
        if inside and at is not None:
            self._go(at)
            self._take(at)

    def on_key(self, event: Event) -> bool:
        if not self.focusable:
            return False
        if event.key in CONFIRM and not event.mod & (pygame.KMOD_ALT | pygame.KMOD_META):
            if event.mod & pygame.KMOD_CTRL:
                if self.take is not None:
                    self.take.all()
            else:
                self._take(self.cursor)
            return True
        by = {pygame.K_DOWN: 1, pygame.K_UP: -1}.get(event.key, 0)
        if not by or not 0 <= self.cursor + by < len(self.lines):
            return False
        self._go(self.cursor + by)
        return True

    def _take(self, at: int) -> None:
        line = self.lines[at]
        if self.take is not None:
            self.take.clause(line.issue, line.option)

    def _go(self, at: int) -> None:
        self.host.damage(self.seen(self.reach()))
        self.cursor = at
        self.repaint()

    def _point(self, at: int | None) -> None:
        if at != self._pointed:
            self._pointed = at
            self.repaint()

    def _line(self, at: int) -> Rect:
        rect = self.lines[at].widget.rect
        return Rect(self.rect.x, rect.y, self.rect.w, rect.h)

    def _at(self, pos: Size) -> int | None:
        if not self.focusable:
            return None
        return next((n for n in range(len(self.lines)) if self._line(n).collidepoint(pos)), None)
