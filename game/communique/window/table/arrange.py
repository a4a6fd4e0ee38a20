"""How the parts of the table share the window: three columns where there is room, else fewer, with tabs.

The room is counted in design units of the text as it is set, so larger text counts as a smaller window.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from pygame import Rect

from communique.window import theme
from communique.window.kit import Column, Row, Size, Style, Tabs, Widget
from communique.words import tr


class Arrangement(NamedTuple):
    """An arrangement."""

    columns: int
    """3: delegations, package, side. 2: package, side. 1: one page at a time."""
    split: bool
    """True when the side column shows the table and the transcript at once."""
    side: int
    """Width of the side column in design units."""
    words: bool
    """True when the buttons at the top have room for words."""


def plan(size: Size, style: Style) -> Arrangement:
    """The arrangement for a window of `size` pixels."""
    width = size[0] / style.scale / math.sqrt(style.text_scale)
    height = size[1] / style.scale / style.text_scale
    if width >= 1220:
        side = round(min(400, max(310, width * 0.262)))
        return Arrangement(3, height >= 700, side, width >= 1260 and style.text_scale < 1.2)
    if width >= 860:
        return Arrangement(2, False, round(width * 0.385), False)
    return Arrangement(1, False, 0, False)


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

    def __init__(self, *children: Widget, shape: Arrangement, again: Callable[[], None]) -> None:
        super().__init__(*children, gap=theme.GAP, pad=(theme.MARGIN, 10, theme.MARGIN, theme.MARGIN - 2))
        self._shape, self._again, self._asked = shape, again, False

    def layout(self, rect: Rect) -> None:
        super().layout(rect)
        if plan(rect.size, self.style) != self._shape and not self._asked:
            self._asked = True
            self._again()


def columns(*widgets: Widget) -> Row:
    """Columns side by side, as tall as there is room."""
    return Row(*widgets, gap=theme.GAP, align="stretch", flex=1)
