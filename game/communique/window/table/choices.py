"""The options of one issue side by side: what each says, what it is worth to me, who proposes it, what is shut.

Pressing the chosen option again leaves the issue open, where the protocol allows that. What is drawn below the
words of an option is its band: on the left who proposes it and who called for it in public, on the right my points.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from communique.model.package import OPEN
from communique.present import Choice, IssueRow
from communique.window import theme
from communique.window.kit import ChoiceOption, Colour, Segmented, paint
from communique.window.kit.widget import Common
from communique.window.table.signs import sized
from communique.words import tr

BAND = 16
ERASERS = frozenset({pygame.K_0, pygame.K_KP0, pygame.K_BACKSPACE, pygame.K_DELETE})


class Choices(Segmented):
    """A row of options with bands; without `on` it can be read but not chosen from.

    State: as `Segmented`, and what the row shows.
    """

    def __init__(
        self, row: IssueRow, on: Callable[[int], None] | None, *, may_open: bool, **common: Unpack[Common]
    ) -> None:
        self.row, self.may_open = row, may_open
        common.setdefault("label", row.title)
        self.still = on is None
        super().__init__(_options(row), None if row.chosen == OPEN else row.chosen, on, **common)

    def show(self, row: IssueRow) -> None:
        """Show the row as it now stands. Tells nobody."""
        before, self.row = self.row, row
        if before.choices != row.choices:
            self.options = _options(row)
        self.value = None if row.chosen == OPEN else row.chosen
        if row.chosen != before.chosen:
            self.cursor = max(0, row.chosen)
        self.repaint()

    def choose(self, index: int) -> None:
        if self.still:
            self.cursor = index
            self.repaint()
        elif index == self.value and self.may_open:
            self.leave_open()
        else:
            super().choose(index)

    def leave_open(self) -> None:
        """Take the issue out of the package, and tell."""
        if self.may_open and self.enabled and not self.still and self.value is not None:
            self.value = None
            self.repaint()
            if self.on:
                self.on(OPEN)

    def text(self) -> str:
        if self.value is None:
            return tr("{issue}: open", issue=self.label)
        choice = self.row.choices[self.value]
        if not choice.worth:
            return f"{self.label}: {choice.label}"
        return tr("{issue}: {option}, {figure} points", issue=self.label, option=choice.label, figure=choice.worth)

    def on_key(self, event: Event) -> bool:
        if event.key in ERASERS and self.may_open and not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            self.leave_open()
            return True
        if event.key in (pygame.K_LEFT, pygame.K_RIGHT) and self.value is not None:
            target = self._target(event.key)
            if target == self.value:
                return True
        return super().on_key(event)

    def _height(self, option: ChoiceOption, width: int) -> int:
        style = self.style
        face = style.face(self.face)
        lines = style.lines(option.text, face, width - 2 * self._margin())
        return len(lines) * style.line_height(face) + style.tall(BAND) + style.px(9)

    def _paint_cell(self, surface: Surface, index: int, cell: Rect) -> None:
        option, chosen = self.options[index], index == self.value
        choice = self.row.choices[index]
        inside = cell.inflate(-2, -2)
        if chosen:
            self.box(surface, inside, "chosen", radius=6)
        elif self._pointed == index and not self.still and not option.reason:
            self.box(surface, cell.inflate(-4, -4), "raised_hover", radius=5)
        ink: Colour = "chosen_ink" if chosen else "muted" if option.reason else "ink"
        self._paint_label(surface, option.text, cell, ink)
        self._paint_band(surface, choice, cell, ink, chosen=chosen)
        if index == self.row.compared:
            self.box(surface, inside.inflate(-4, -4), None, radius=5, edge="accent_edge", border=2)
        pointed_at = index == self.cursor and not chosen and self.host.focused is self
        if pointed_at and (self.value is not None or self.still):
            self.box(surface, cell.inflate(-8, -8), None, radius=4, edge="muted")

    def _paint_label(self, surface: Surface, words: str, cell: Rect, ink: Colour) -> None:
        style, face = self.style, self.style.face(self.face)
        lines = style.lines(words, face, cell.w - 2 * self._margin())
        step = style.line_height(face)
        room = cell.h - style.tall(BAND) - style.px(5)
        y = cell.y + style.px(4) + max(0, room - len(lines) * step) // 2
        for line in lines:
            image = self.ink(line, face, ink)
            surface.blit(image, (cell.centerx - image.get_width() // 2, y + (step - image.get_height()) // 2))
            y += step

    def _paint_band(self, surface: Surface, choice: Choice, cell: Rect, ink: Colour, *, chosen: bool) -> None:
        style = self.style
        y = cell.bottom - style.tall(BAND) / 2 - style.px(4)
        tone = self._opposite() if chosen else self.tone
        right = cell.right - style.px(8)
        if choice.worth:
            image = self.ink(choice.worth, style.face("small_strong"), ink)
            right -= image.get_width()
            surface.blit(image, (right, round(y - image.get_height() / 2)))
        self._paint_signs(surface, choice, cell.x + style.px(11), y, tone, ink)

    def _paint_signs(self, surface: Surface, choice: Choice, left: float, y: float, tone: str, ink: Colour) -> None:
        style, x = self.style, left
        side = style.tall(13)
        if choice.reason:
            paint.stamp(surface, style.icon("lock", side, self.colour(ink)), (x, y))
            x += side + style.px(4)
        if choice.drafted:
            paint.stamp(surface, style.icon("draft", side, self.colour(ink)), (x, y))
            x += side + style.px(4)
        offering = [p.seat for p in choice.proposed]
        for seat in offering:
            sign = theme.sign(seat)
            paint.mark(surface, style, (x, y), sign.shape, sized(style, 11), style.colour(sign.colour, tone))
            x += style.tall(14)
        for seat in choice.callers:
            if seat not in offering:
                sign = theme.sign(seat)
                paint.mark(
                    surface, style, (x - style.px(1), y), sign.shape, sized(style, 6), style.colour(sign.colour, tone)
                )
                x += style.tall(10)


def _options(row: IssueRow) -> list[ChoiceOption]:
    return [ChoiceOption(c.label, tip=c.words, reason=c.reason) for c in row.choices]
