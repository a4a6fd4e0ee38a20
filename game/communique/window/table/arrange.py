"""How the parts of the table share the window: everything at once where there is room, else with tabs.

Whatever the phase of the talks, each part keeps its place: the room at the top left, the texts and the transcript below
it or at the right, the package in the middle, what to do at the foot.

The room is counted in design units of the text as it is set, so larger text counts as a smaller window.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from enum import Enum
from typing import NamedTuple

from pygame import Rect

from communique.window import theme
from communique.window.kit import Column, Row, Size, Style, Tabs, Widget
from communique.words import tr

LARGE = 1560
"""From this width on, in design units, everything is shown at once."""
ABOUT_ROWS, ROW, LARGER, CLAUSE, TEXT = 290, 56, 18, 120, 250
"""Heights in units of the text as it is set: of all that is not rows, of a row in one line, of what larger words add to
it, and of what can stand below the rows."""
CHART = 225
"""From so much height below the rows on, in the same units, a map has room there."""
PLACED = 690
"""From this height on, in units of the text as it is set, the room stands above the pages."""
ONE_LINE = 640
"""From this width of the package on, in units of the text as it is set, an issue is one line."""


class BelowRows(Enum):
    """What stands below the rows where there is room."""

    NONE = 0
    CLAUSE = 1
    """The clause under the hand."""
    TEXT = 2
    """That, and the package as a text."""


class Arrangement(NamedTuple):
    """An arrangement. Widths are in design units."""

    columns: int
    """3: the room and its map, the package, the texts with the transcript. 2: the room with pages below it, the
    package. 1: one page at a time."""
    placed: bool
    """True when the room stands above the pages; otherwise it is one of them."""
    tall: bool
    """True when rows may have larger words."""
    reader: BelowRows
    """What stands below the rows."""
    charted: bool
    """True when the map has room beside that."""
    inline: bool
    """True when an issue is one line: its name beside its options."""
    left: int
    """Width of the column with the room; with one column nothing."""
    right: int
    """Width of the column with the texts; nothing unless there are three."""
    words: bool
    """True when the buttons at the top have room for words."""
    plain: bool
    """True when what a first game can do without is left to tips."""


def plan(size: Size, style: Style, *, issues: int, plain: bool = False) -> Arrangement:
    """The arrangement of a table with so many issues in a window of `size` pixels."""
    width = size[0] / style.scale / math.sqrt(style.text_scale)
    height = size[1] / style.scale / style.text_scale
    words = width >= 1260 and style.text_scale < 1.2
    if width >= LARGE and height >= 720:
        left, right = round(min(640.0, width * 0.27)), round(min(520.0, width * 0.235))
        inline = _lines(width - left - right, style)
        return Arrangement(3, True, *_below(height, issues, inline=inline), inline, left, right, words, plain)
    if width >= 860:
        left = round(min(440.0, width * 0.344))
        inline = _lines(width - left, style)
        below = _below(height, issues, inline=inline)
        return Arrangement(2, height >= PLACED, *below, inline, left, 0, words, plain)
    return Arrangement(1, False, False, BelowRows.NONE, False, False, 0, 0, False, plain)


def _below(height: float, issues: int, *, inline: bool) -> tuple[bool, BelowRows, bool]:
    """Whether rows may be larger, what has room below them, and whether a map has beside it.

    Estimates: rows that need more are scrolled.
    """
    spare = height - ABOUT_ROWS - issues * (ROW if inline else 2 * ROW)
    if spare < CLAUSE:
        return False, BelowRows.NONE, False
    if spare < TEXT:
        return False, BelowRows.CLAUSE, spare >= CHART
    return inline and spare - issues * LARGER >= TEXT, BelowRows.TEXT, True


def _lines(package: float, style: Style) -> bool:
    """Whether a package of that width, margins included, has room for the names of issues beside their options."""
    return package / math.sqrt(style.text_scale) >= ONE_LINE


class Pages(Column):
    """Tabs with one page below them shown at a time. State: which."""

    def __init__(
        self, names: Sequence[str], pages: Sequence[Widget], at: int, on: Callable[[int], None], *, id: str
    ) -> None:
        self.pages = list(pages)
        self._on = on
        self.tabs = Tabs(list(names), at, self._turn, id=id, label=tr("Pages"))
        super().__init__(self.tabs, *pages, gap=6, flex=1)
        self._show(at)

    def rename(self, names: Sequence[str]) -> None:
        """Show other names on the tabs."""
        if [option.text for option in self.tabs.options] != list(names):
            self.tabs.set_options(list(names), self.tabs.value)

    def _turn(self, at: int) -> None:
        self._show(at)
        self._on(at)

    def _show(self, at: int) -> None:
        for number, page in enumerate(self.pages):
            page.visible = number == at


class Root(Column):
    """The whole table. Asks to be built anew when the window has become another kind of window."""

    def __init__(
        self,
        *children: Widget,
        shape: Arrangement,
        planned: Callable[[Size, Style], Arrangement],
        again: Callable[[], None],
    ) -> None:
        super().__init__(*children, gap=theme.GAP, pad=(theme.MARGIN, 10, theme.MARGIN, theme.MARGIN - 2))
        self._shape, self._planned, self._again, self._asked = shape, planned, again, False

    def layout(self, rect: Rect) -> None:
        super().layout(rect)
        if self._planned(rect.size, self.style) != self._shape and not self._asked:
            self._asked = True
            self._again()


def columns(*widgets: Widget) -> Row:
    """Columns side by side, as tall as there is room."""
    return Row(*widgets, gap=theme.GAP, align="stretch", flex=1)
