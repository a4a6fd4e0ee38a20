"""Columns on a sheet of paper: tables side by side, and what stands in a part of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final, NamedTuple

from communique.classroom.paper import Paper

GAP: Final = 6.0
"""Millimetres between two columns."""


class ColumnTable(NamedTuple):
    """A table for a column: its rows, the first of which is its head, and how its columns are shared out."""

    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    align: Sequence[str]


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


def side_by_side(page: Paper, blocks: Sequence[ColumnTable]) -> None:
    """Tables in two columns, read in pairs from left to right; a pair is never split over two pages."""
    width = (page.epw - GAP) / 2
    for first in range(0, len(blocks), 2):
        pair = blocks[first : first + 2]
        with part_of(page, page.l_margin, width):
            height = max(page.grid_height(block.rows, block.widths) for block in pair)
        if page.will_page_break(height):
            page.add_page()
        top, bottoms = page.get_y(), []
        for place, block in enumerate(pair):
            page.set_y(top)
            with part_of(page, page.l_margin + place * (width + GAP), width):
                page.grid(block.rows, block.widths, align=block.align)
            bottoms.append(page.get_y())
        page.set_y(max(bottoms))
