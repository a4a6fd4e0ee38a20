"""Columns on a sheet of paper: tables and cards side by side, and what stands in a part of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Final, NamedTuple

from communique.classroom.paper import LINE, Paper

GAP: Final = 6.0
"""Millimetres between two columns."""
CLOSE: Final = 0.35
"""Millimetres above and below the words of a cell, in tables of which everybody holds one."""
_INSET: Final = 3.0
"""Millimetres between the words of a card and the line to cut along."""
_BETWEEN: Final = 2.5
"""Millimetres between a card and the one below it."""


class CardPart(NamedTuple):
    """A line or a paragraph of a card to cut out."""

    text: str
    size: float = 9
    bold: bool = False
    muted: bool = False


class ColumnTable(NamedTuple):
    """A table for a column: its rows, the first of which is its head, and how its columns are shared out."""

    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    align: Sequence[str]


class TitledList(NamedTuple):
    """A heading, and a list below it."""

    title: str
    lines: Sequence[str]
    mark: str = "•"


def closely(page: Paper) -> Paper:
    """The page, just begun, with narrow margins and close tables: for papers that are printed for every pupil."""
    page.air = 0.6
    if not page.stock.two_up:
        page.set_margins(15, 12)
        page.set_auto_page_break(True, 17)
        page.set_xy(page.l_margin, page.t_margin)
    return page


@contextmanager
def part_of(page: Paper, left: float, width: float) -> Iterator[None]:
    """Within, everything is written between `left` and `left + width`, from the height where the page stands."""
    before = page.l_margin, page.r_margin
    page.set_left_margin(left)
    page.set_right_margin(page.w - left - width)
    page.set_x(left)
    try:
        yield
    finally:
        page.set_left_margin(before[0])
        page.set_right_margin(before[1])
        page.set_x(before[0])


def beside(page: Paper, parts: Sequence[Callable[[], None]], *, columns: int = 2, inset: float = 0.0) -> None:
    """Parts of a page beside each other, each written by a call; the page then stands below the longest.

    `inset` millimetres are left free at the sides of each.
    """
    width, top, bottoms = _width(page, columns), page.get_y(), []
    for place, write in enumerate(parts):
        page.set_y(top)
        with part_of(page, page.l_margin + place * (width + GAP) + inset, width - 2 * inset):
            write()
        bottoms.append(page.get_y())
    page.set_y(max(bottoms))


def lists_beside(page: Paper, columns: Sequence[Sequence[TitledList]], *, size: float = 9.5) -> None:
    """Lists in columns beside each other, all of them on one page."""
    width = _width(page, len(columns))
    with part_of(page, page.l_margin, width):
        height = max(sum(page.list_height(one.title, one.lines, size=size) for one in column) for column in columns)
    if page.will_page_break(height):
        page.add_page()
    beside(page, [partial(_lists, page, column, size) for column in columns], columns=len(columns))


def _lists(page: Paper, column: Sequence[TitledList], size: float) -> None:
    for one in column:
        page.heading(one.title, room=0)
        page.points(one.lines, mark=one.mark, size=size)


def cut_cards(page: Paper, cards: Sequence[Sequence[CardPart]], columns: int = 2) -> None:
    """Cards in rows of so many, each whole on a page, with lines to cut along."""
    width = _width(page, columns)
    for row in _rows(cards, columns):
        height = max(_card_height(page, card, width) for card in row)
        if page.will_page_break(height + _BETWEEN):
            page.add_page()
        top = page.get_y()
        page.set_y(top + 1.5)
        beside(page, [partial(_write, page, card) for card in row], columns=columns, inset=_INSET)
        page.set_draw_color(*LINE)
        page.set_dash_pattern(dash=2, gap=1.5)
        for place in range(len(row)):
            page.rect(page.l_margin + place * (width + GAP), top, width, height)
        page.set_dash_pattern()
        page.set_y(top + height + _BETWEEN)


def cut_height(page: Paper, cards: Sequence[Sequence[CardPart]], columns: int = 2) -> float:
    """Millimetres that `cut_cards` takes, on one page."""
    width = _width(page, columns)
    return sum(max(_card_height(page, card, width) for card in row) + _BETWEEN for row in _rows(cards, columns))


def _rows(cards: Sequence[Sequence[CardPart]], columns: int) -> Iterator[Sequence[Sequence[CardPart]]]:
    for first in range(0, len(cards), columns):
        yield cards[first : first + columns]


def _width(page: Paper, columns: int) -> float:
    """Millimetres of one of so many columns."""
    return (page.epw - GAP * (columns - 1)) / columns


def _card_height(page: Paper, card: Sequence[CardPart], width: float) -> float:
    """Millimetres of a card `width` millimetres wide."""
    with part_of(page, page.l_margin + _INSET, width - 2 * _INSET):
        return 2.5 + sum(
            page.subheading_height(part.text, size=part.size)
            if part.bold
            else page.prose_height(part.text, size=part.size)
            for part in card
        )


def _write(page: Paper, card: Sequence[CardPart]) -> None:
    for part in card:
        if part.bold:
            page.subheading(part.text, room=0, size=part.size)
        else:
            page.prose(part.text, size=part.size, muted=part.muted)


def side_by_side(page: Paper, blocks: Sequence[ColumnTable]) -> None:
    """Tables in two columns, read in pairs from left to right; a pair is never split over two pages."""
    width = (page.epw - GAP) / 2
    for first in range(0, len(blocks), 2):
        pair = blocks[first : first + 2]
        with part_of(page, page.l_margin, width):
            height = max(page.grid_height(block.rows, block.widths) for block in pair)
        if page.will_page_break(height):
            page.add_page()
        beside(page, [partial(page.grid, block.rows, block.widths, align=block.align) for block in pair])
