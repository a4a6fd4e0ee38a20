"""Choosing one of a few: segmented options, tabs, and radio cards.

Options wrap their words and grow rather than clip, and fold onto further rows when even that is not enough.
Each option can carry marks, which have a shape as well as a colour, and a quieter line below, such as its
points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Unpack

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from communique.window.kit import paint
from communique.window.kit.controls import Control
from communique.window.kit.layout import Box, Column, Pad
from communique.window.kit.style import Colour, Size
from communique.window.kit.widget import Common, Widget
from communique.words import tr

Chosen = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class OptionSign:
    """A sign beside an option: who wants it, say. `means` is the same in words."""

    colour: Colour
    shape: str = "disc"
    means: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceOption:
    """One of the things to choose from. An option with a `reason` cannot be chosen, and says why."""

    text: str
    note: str = ""
    marks: tuple[OptionSign, ...] = ()
    tip: str = ""
    reason: str = ""

    def spoken(self) -> str:
        """The option in words, marks included."""
        said = [mark.means for mark in self.marks if mark.means]
        return ", ".join(part for part in (self.text, self.note, *said) if part)


def options(texts: Sequence[str | ChoiceOption]) -> list[ChoiceOption]:
    """Options from options or mere words."""
    return [ChoiceOption(text) if isinstance(text, str) else text for text in texts]


class Segmented(Widget):
    """Options side by side, one of them chosen or none.

    Arrow keys and digits choose. State: the choice and the cursor.
    """

    role = "radiogroup"
    focusable = True
    max_lines = 3
    """How many lines an option may have before the options fold onto another row."""

    def __init__(
        self,
        choices: Sequence[str | ChoiceOption],
        value: int | None = None,
        on: Chosen | None = None,
        *,
        face: str = "option",
        **common: Unpack[Common],
    ) -> None:
        super().__init__(**common)
        self.options = options(choices)
        self.value, self.on, self.face = value, on, face
        self.cursor = value or 0
        self._pointed: int | None = None
        self._dealt: tuple[list[ChoiceOption], Rect, list[Rect]] | None = None

    def set_options(self, choices: Sequence[str | ChoiceOption], value: int | None) -> None:
        """Offer other options. Tells nobody."""
        self.options, self.value = options(choices), value
        self.cursor = value or 0
        self.changed()

    def choose(self, index: int) -> None:
        """Move the cursor to an option and, if it can be chosen, choose it and tell."""
        self.cursor = index
        self.repaint()
        if self.enabled and not self.options[index].reason and index != self.value:
            self.value = index
            if self.on:
                self.on(index)

    def set(self, value: int | None) -> None:
        """Show another choice. Tells nobody."""
        self.value, self.cursor = value, value or 0
        self.repaint()

    def text(self) -> str:
        chosen = tr("nothing chosen") if self.value is None else self.options[self.value].spoken()
        return f"{self.label}: {chosen}" if self.label else chosen

    def tooltip(self) -> str:
        own = super().tooltip()
        if own or not self.options:
            return own
        at = self.options[self.cursor if self._pointed is None else self._pointed]
        return at.reason or at.tip

    def cells(self) -> list[Rect]:
        """The rectangle of each option. Cached until the options, the place or the sizes are others."""
        if self._dealt is None or self._dealt[0] is not self.options or self._dealt[1] != self.rect:
            self._dealt = self.options, self.rect.copy(), self._deal()
        return self._dealt[2]

    def _deal(self) -> list[Rect]:
        count = self._columns(self.rect.w)
        rows = self._rows(count)
        heights = self._heights(self.rect.w, count)
        spare = max(0, self.rect.h - sum(heights))
        rects, y = [], self.rect.y
        for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
            # What is left over is dealt out to the last pixel, and no row gets more than one pixel more than another.
            height += spare * (number + 1) // len(rows) - spare * number // len(rows)
            edges = accumulate(self.widths(row, self.rect.w), initial=self.rect.x)
            rects += [Rect(a, y, b - a, height) for a, b in pairwise(edges)]
            y += height
        return rects

    def widths(self, row: Sequence[ChoiceOption], width: int) -> list[int]:
        """How `width` pixels are dealt out to options that stand side by side; they add up. All alike here."""
        edges = [width * i // len(row) for i in range(len(row) + 1)]
        return [b - a for a, b in pairwise(edges)]

    def measure(self, width: int) -> Size:
        return (width, sum(self._heights(width, self._columns(width))))

    def narrowest(self) -> int:
        words = (self.style.longest_word(text, self.style.face(self.face)) for text in self._all_text())
        return max(words, default=0) + 2 * self._margin()

    def paint(self, surface: Surface) -> None:
        self.box(surface, self.rect, "raised", radius=7, edge="edge" if self.enabled else "line")
        cells = self.cells()
        for index, cell in enumerate(cells):
            beside = self.value is not None and index - 1 == self.value
            if cell.x > self.rect.x and index != self.value and not beside:
                inner = self.style.px(7)
                surface.fill(
                    self.colour("line"),
                    (cell.x, cell.y + inner, max(1, self.style.px(1)), cell.h - 2 * inner),
                )
            if cell.y > self.rect.y:
                surface.fill(self.colour("line"), (cell.x + 1, cell.y, cell.w - 2, max(1, self.style.px(1))))
            self._paint_cell(surface, index, cell)

    def overflow(self) -> str:
        need = self.measure(self.rect.w)[1]
        if self.floor() > self.rect.w:
            return f"an option needs {self.floor()} pixels across and has {self.rect.w}"
        return f"options need {need} pixels down and have {self.rect.h}" if need > self.rect.h else ""

    def on_hover(self, pos: Size) -> None:
        pointed = self._at(pos)
        if pointed != self._pointed:
            self._pointed = pointed
            self.repaint()

    def set_state(self, *, hover: bool | None = None, pressed: bool | None = None) -> None:
        if hover is False:
            self._pointed = None
        super().set_state(hover=hover, pressed=pressed)

    def on_release(self, pos: Size, *, inside: bool) -> None:
        index = self._at(pos)
        if inside and index is not None:
            self.choose(index)

    def on_key(self, event: Event) -> bool:
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META):
            return False
        target = self._target(event.key)
        if target is None or not 0 <= target < len(self.options):
            return False
        self.choose(target)
        return True

    def _target(self, key: int) -> int | None:
        if pygame.K_1 <= key <= pygame.K_9:
            return key - pygame.K_1
        # While nothing is chosen the first arrow leads to the first option, and not past it.
        start = -1 if self.value is None and self.cursor == 0 else self.cursor
        columns = self._columns(self.rect.w)
        last = len(self.options) - 1
        if key == pygame.K_RIGHT:
            return min(last, start + 1)
        if key == pygame.K_LEFT:
            return max(0, start - 1)
        moves = {pygame.K_HOME: 0, pygame.K_END: last, pygame.K_SPACE: self.cursor}
        steps = {pygame.K_DOWN: columns, pygame.K_UP: -columns}
        return moves[key] if key in moves else self.cursor + steps[key] if key in steps else None

    def _paint_cell(self, surface: Surface, index: int, cell: Rect) -> None:
        option, chosen = self.options[index], index == self.value
        if chosen:
            self.box(surface, cell.inflate(-2, -2), "chosen" if self.enabled else "muted", radius=6)
        elif self._pointed == index and self.enabled and not option.reason:
            self.box(surface, cell.inflate(-4, -4), "raised_hover", radius=5)
        ink: Colour = "chosen_ink" if chosen else "muted" if option.reason or not self.enabled else "ink"
        self._paint_words(surface, option, cell, ink, "chosen_ink" if chosen else "muted")
        if option.marks:
            self._paint_marks(surface, option.marks, cell, chosen=chosen)
        if index == self.cursor and not chosen and self.value is not None:
            self.box(surface, cell.inflate(-4, -4), None, radius=5, edge="muted")

    def _paint_words(self, surface: Surface, option: ChoiceOption, cell: Rect, ink: Colour, quiet: Colour) -> None:
        style = self.style
        face, caption = style.face(self.face), style.face("caption")
        lines = [(line, face, ink) for line in style.lines(option.text, face, cell.w - 2 * self._margin())]
        if option.note:
            lines += [(line, caption, quiet) for line in style.lines(option.note, caption, cell.w - 2 * self._margin())]
        room = cell.h - (self._mark_band() if option.marks else 0)
        y = cell.y + (room - sum(style.line_height(f) for _, f, _ in lines)) // 2
        for line, line_face, colour in lines:
            image, step = self.ink(line, line_face, colour), style.line_height(line_face)
            surface.blit(image, (cell.centerx - image.get_width() // 2, y + (step - image.get_height()) // 2))
            y += step

    def _paint_marks(self, surface: Surface, marks: Sequence[OptionSign], cell: Rect, *, chosen: bool) -> None:
        style = self.style
        step = min(style.px(14), max(1, (cell.w - style.px(8)) // len(marks)))
        x = cell.centerx - (len(marks) - 1) * step / 2
        y = cell.bottom - self._mark_band() / 2 - style.px(3)
        for number, mark in enumerate(marks):
            tone = self._opposite() if chosen else self.tone
            paint.mark(surface, style, (x + number * step, y), mark.shape, 9, style.colour(mark.colour, tone))

    def _opposite(self) -> str:
        return "room" if self.tone == "paper" else "paper"

    def _at(self, pos: Size) -> int | None:
        return next((i for i, cell in enumerate(self.cells()) if cell.collidepoint(pos)), None)

    def _remeasure(self) -> None:
        super()._remeasure()
        self._dealt = None

    def _margin(self) -> int:
        return self.style.px(7)

    def _mark_band(self) -> int:
        return self.style.px(13)

    def _all_text(self) -> list[str]:
        return [option.text for option in self.options]

    def _columns(self, width: int) -> int:
        """As many options side by side as have room for their words on at most `max_lines` lines."""
        for count in range(len(self.options), 1, -1):
            if all(self._fit(row, width) for row in self._rows(count)):
                return count
        return 1

    def _fit(self, row: Sequence[ChoiceOption], width: int) -> bool:
        widths = self.widths(row, width)
        return all(self._fits(option, room - 2 * self._margin()) for option, room in zip(row, widths, strict=True))

    def _fits(self, option: ChoiceOption, room: int) -> bool:
        style, face = self.style, self.style.face(self.face)
        if style.longest_word(option.text, face) > room:
            return False
        if option.note and style.longest_word(option.note, style.face("caption")) > room:
            return False
        return len(style.lines(option.text, face, room)) <= self.max_lines

    def _rows(self, count: int) -> list[list[ChoiceOption]]:
        """The options dealt onto rows as evenly as `count` a row allows."""
        number = -(-len(self.options) // count) if self.options else 0
        ends = [len(self.options) * i // number for i in range(number + 1)] if number else []
        return [self.options[a:b] for a, b in pairwise(ends)]

    def _heights(self, width: int, count: int) -> list[int]:
        return [
            max(self._height(option, room) for option, room in zip(row, self.widths(row, width), strict=True))
            for row in self._rows(count)
        ]

    def _height(self, option: ChoiceOption, width: int) -> int:
        style, room = self.style, width - 2 * self._margin()
        face, caption = style.face(self.face), style.face("caption")
        words = len(style.lines(option.text, face, room)) * style.line_height(face)
        if option.note:
            words += len(style.lines(option.note, caption, room)) * style.line_height(caption)
        return words + style.px(12) + (self._mark_band() if option.marks else 0)


class Tabs(Segmented):
    """Names of pages side by side, the open one underlined. A page is up to the caller."""

    role = "tabs"
    max_lines = 2

    def paint(self, surface: Surface) -> None:
        thin = max(1, self.style.px(1))
        surface.fill(self.colour("line"), (self.rect.x, self.rect.bottom - thin, self.rect.w, thin))
        for index, cell in enumerate(self.cells()):
            chosen = index == self.value
            if self._pointed == index and not chosen:
                self.box(surface, cell.inflate(-4, -6), "raised", radius=6)
            option = self.options[index]
            self._paint_words(surface, option, cell, "ink" if chosen else "muted", "muted")
            if chosen:
                thick = self.style.px(3)
                line = Rect(cell.x + self.style.px(6), cell.bottom - thick, cell.w - self.style.px(12), thick)
                self.box(surface, line, "accent_edge", radius=1)

    def _height(self, option: ChoiceOption, width: int) -> int:
        return super()._height(option, width) + self.style.px(4)


class ChoiceCard(Control):
    """A choice with any widgets as its body, in a column. Lives in `Cards`; give it a `label`."""

    role = "radio"

    def __init__(
        self,
        *children: Widget,
        gap: float = 4,
        pad: Pad = 12,
        reason: str = "",
        **common: Unpack[Common],
    ) -> None:
        self._body = Column(*children, gap=gap, pad=pad)
        super().__init__(self._body, **common)
        self.chosen = False
        if reason:
            self.disable(reason)

    def activate(self) -> None:
        if isinstance(self.parent, Cards):
            self.parent.choose(self.parent.cards.index(self))

    def measure(self, width: int) -> Size:
        return self._body.size(width)

    def narrowest(self) -> int:
        return self._body.floor()

    def text(self) -> str:
        return tr("{label} (chosen)", label=self.label) if self.chosen else self.label

    def paint(self, surface: Surface) -> None:
        fill = "raised_hover" if self.hover and self.enabled else "raised"
        edge, border = ("accent_edge", 2.5) if self.chosen else ("edge" if self.enabled else "line", 1)
        self.box(surface, self.rect, fill, radius=10, edge=edge, border=border)
        if self.chosen:
            side = self.style.tall(16)
            corner = (self.rect.right - side, self.rect.y + side)
            paint.mark(surface, self.style, corner, "disc", 20, self.colour("accent"))
            paint.stamp(surface, self.style.icon("check", side, self.colour("accent_ink")), corner)


class Cards(Box):
    """Radio cards, one below the other, or in as many columns as fit when `cell` (design units) is given."""

    role = "radiogroup"

    def __init__(
        self,
        *cards: ChoiceCard,
        value: int | None = None,
        on: Chosen | None = None,
        cell: float = 0,
        gap: float = 8,
        **common: Unpack[Common],
    ) -> None:
        self.cards, self.value, self.on, self.cell = list(cards), value, on, cell
        super().__init__(*cards, gap=gap, **common)
        self._show()

    def choose(self, index: int) -> None:
        """Choose a card and tell."""
        if index != self.value:
            self.value = index
            self._show()
            if self.on:
                self.on(index)

    def text(self) -> str:
        return self.label

    def measure(self, width: int) -> Size:
        lines = self._lines(width)
        return (width, sum(height for _, height in lines) + self.gaps(len(lines)))

    def layout(self, rect: Rect) -> None:
        self.place(rect)
        y, gap = rect.y, self.style.px(self.gap)
        for row, height in self._lines(rect.w):
            width = self._cell_width(rect.w)
            for column, card in enumerate(row):
                card.layout(Rect(rect.x + column * (width + gap), y, width, height))
            y += height + gap

    def _count(self, width: int) -> int:
        if not self.cell:
            return 1
        gap = self.style.px(self.gap)
        return max(1, min(len(self.cards), (width + gap) // (max(self.style.across(self.cell), self.floor()) + gap)))

    def _cell_width(self, width: int) -> int:
        count = self._count(width)
        return (width - self.gaps(count)) // count

    def _lines(self, width: int) -> list[tuple[list[ChoiceCard], int]]:
        count, cell = self._count(width), self._cell_width(width)
        rows = [self.cards[i : i + count] for i in range(0, len(self.cards), count)]
        return [(row, max(card.size(cell)[1] for card in row)) for row in rows]

    def _show(self) -> None:
        for index, card in enumerate(self.cards):
            if card.chosen != (index == self.value):
                card.chosen = index == self.value
                card.repaint()
