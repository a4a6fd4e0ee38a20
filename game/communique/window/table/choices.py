"""The options of one issue side by side: what each says, what it is worth to me, who proposes it, what is shut.

Pressing the chosen option again leaves the issue open, where the protocol allows that. What is drawn below the
words of an option is its band: on the left who proposes it and who called for it in public, on the right my points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Unpack

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from communique.model.package import OPEN
from communique.present import Choice, IssueRow
from communique.window import theme
from communique.window.kit import ChoiceOption, Colour, Segmented, Size, paint
from communique.window.kit.widget import Common
from communique.window.table.signs import sized
from communique.words import tr

BAND = 16
SLIM_BAND = 13
"""The same where the row is one line of a list."""
ERASERS = frozenset({pygame.K_0, pygame.K_KP0, pygame.K_BACKSPACE, pygame.K_DELETE})


class Choices(Segmented):
    """A row of options with bands; without `on` it can be read but not chosen from.

    With `lined` it is one line of a list, whose first options stand in a narrow column; with `slim` it takes as little
    height as its words need; `plain` leaves out who called for
    an option in public, which its tip still says. State: as `Segmented`, what the row shows, and what is painted.
    """

    glossed = False

    def __init__(
        self,
        row: IssueRow,
        on: Callable[[int], None] | None,
        *,
        may_open: bool,
        slim: bool = False,
        lined: bool = False,
        plain: bool = False,
        **common: Unpack[Common],
    ) -> None:
        self.row, self.may_open, self.slim, self.lined, self.plain = row, may_open, slim, lined, plain
        common.setdefault("label", row.title)
        self.still = on is None
        self.looked: Callable[[int], None] | None = None
        """Told which option the pointer or the keys are on."""
        self._touched: tuple[int, ...] = ()
        face = "option_slim" if slim else "option"
        super().__init__(_options(row), None if row.chosen == OPEN else row.chosen, on, face=face, **common)

    def show(self, row: IssueRow) -> None:
        """Show the row as it now stands. Tells nobody."""
        before, self.row = self.row, row
        if before.choices != row.choices:
            self.options = _options(row)
        self.value = None if row.chosen == OPEN else row.chosen
        if row.chosen != before.chosen:
            self.cursor = max(0, row.chosen)
        self.repaint()

    def touch(self, options: tuple[int, ...]) -> None:
        """Paint the options in which something has changed."""
        if options != self._touched:
            self._touched = options
            self.repaint()

    def tooltip(self) -> str:
        """What an option says in full; where that is read below the rows, only why it cannot be chosen."""
        said = super().tooltip()
        at = self.cursor if self._pointed is None else self._pointed
        return self.options[at].reason if self.looked is not None and not self.tip else said

    def on_hover(self, pos: Size) -> None:
        super().on_hover(pos)
        self._look(self._pointed)

    def _look(self, index: int | None) -> None:
        if self.looked is not None and index is not None:
            self.looked(index)

    def choose(self, index: int) -> None:
        self._look(index)
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

    def widths(self, row: Sequence[ChoiceOption], width: int) -> list[int]:
        """The first option says the same in most issues: it takes what its longest word needs, the others the rest."""
        first = self.options[0]
        if not self.lined or len(row) < 3 or row[0] is not first:
            return super().widths(row, width)
        own = self.style.longest_word(first.text, self.style.face(self.face)) + 2 * self._margin() + self.style.px(4)
        own = max(own, self.style.tall(46))
        if own >= width // len(row):
            return super().widths(row, width)
        return [own, *super().widths(row[1:], width - own)]

    def _band(self) -> int:
        return self.style.tall(SLIM_BAND if self.slim else BAND)

    def _margin(self) -> int:
        return self.style.px(6 if self.slim else 7)

    def _height(self, option: ChoiceOption, width: int) -> int:
        style = self.style
        face = style.face(self.face)
        lines = style.lines(option.text, face, width - 2 * self._margin())
        return len(lines) * style.line_height(face) + self._band() + style.px(5 if self.slim else 9)

    def _paint_cell(self, surface: Surface, index: int, cell: Rect) -> None:
        style, option, chosen = self.style, self.options[index], index == self.value
        choice = self.row.choices[index]
        inside = cell.inflate(-2, -2)
        if chosen:
            self.box(surface, inside, "chosen", radius=6)
        elif self._pointed == index and not self.still and not option.reason:
            self.box(surface, cell.inflate(-4, -4), "raised_hover", radius=5)
        ink: Colour = "chosen_ink" if chosen else "muted" if option.reason else "ink"
        self._paint_label(surface, option.text, cell, ink)
        self._paint_band(surface, choice, cell, ink, chosen=chosen)
        if index in self._touched:
            edge = Rect(inside.x + style.px(3), inside.y, inside.w - style.px(6), max(2, style.px(2)))
            surface.fill(self.colour("accent"), edge)
        if index == self.row.compared:
            self.box(surface, inside, None, radius=6, edge="accent_edge", border=2)
        pointed_at = index == self.cursor and not chosen and self.host.focused is self
        if pointed_at and (self.value is not None or self.still):
            self.box(surface, cell.inflate(-8, -8), None, radius=4, edge="muted")

    def _paint_label(self, surface: Surface, words: str, cell: Rect, ink: Colour) -> None:
        style, face = self.style, self.style.face(self.face)
        lines = style.lines(words, face, cell.w - 2 * self._margin())
        step = style.line_height(face)
        room = cell.h - self._band() - style.px(3 if self.slim else 5)
        y = cell.y + style.px(2 if self.slim else 4) + max(0, room - len(lines) * step) // 2
        for line in lines:
            image = self.ink(line, face, ink)
            surface.blit(image, (cell.centerx - image.get_width() // 2, y + (step - image.get_height()) // 2))
            y += step

    def _paint_band(self, surface: Surface, choice: Choice, cell: Rect, ink: Colour, *, chosen: bool) -> None:
        style = self.style
        y = cell.bottom - self._band() / 2 - style.px(2 if self.slim else 4)
        tone = self._opposite() if chosen else self.tone
        right = cell.right - style.px(8)
        if choice.worth:
            image = self.ink(choice.worth, style.face("small_strong"), ink)
            right -= image.get_width()
            surface.blit(image, (right, round(y - image.get_height() / 2)))
        self._paint_signs(surface, choice, (cell.x + style.px(11), right - style.px(3)), y, tone, ink)

    def _paint_signs(
        self, surface: Surface, choice: Choice, band: tuple[float, float], y: float, tone: str, ink: Colour
    ) -> None:
        """What is drafted and shut, who proposes and who called for it; signs move together where there are many."""
        style, (x, right) = self.style, band
        side = style.tall(13)
        for icon in [name for name, there in (("lock", choice.reason), ("draft", choice.drafted)) if there]:
            paint.stamp(surface, style.icon(icon, side, self.colour(ink)), (x, y))
            x += side + style.px(4)
        offering = [p.seat for p in choice.proposed]
        calling = [] if self.plain else [seat for seat in choice.callers if seat not in offering]
        signs = [(seat, 11, 14) for seat in offering] + [(seat, 6, 10) for seat in calling]
        room = right - x - style.tall(11) / 2
        wide = style.tall(sum(step for *_, step in signs[:-1]))
        closer = min(1.0, max(0.0, room) / wide) if wide else 1.0
        for seat, length, step in signs:
            sign = theme.sign(seat)
            left = x if length == 11 else x - style.px(1)
            paint.mark(surface, style, (left, y), sign.shape, sized(style, length), style.colour(sign.colour, tone))
            x += style.tall(step) * closer


def _options(row: IssueRow) -> list[ChoiceOption]:
    return [ChoiceOption(c.label, tip=c.words, reason=c.reason) for c in row.choices]
