"""What papers are printed on: A4 or Letter, a page a side or two, and how large everything is set.

A paper is laid out on a leaf. One leaf fills a side, or two small ones stand beside each other on a side that lies
across; everything on them is set smaller by the same share, so that no paper has to know. A paper of one small leaf
stands on its side twice, to be cut apart: a class needs many of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from communique.classroom.tagged import Tagged

SIZES: Final = {"a4": (210.0, 297.0), "letter": (215.9, 279.4), "screen": (338.67, 190.5)}
"""Millimetres across and down."""
_SMALL: Final = 0.76
"""The size of what stands two up, to what stands alone: ten points become seven and a half."""
_PT: Final = 72 / 25.4
_TAG: Final = re.compile(rb"/\w+ <</MCID \d+>> BDC")


@dataclass(frozen=True, slots=True)
class Stock:
    """A sort of sheet."""

    name: str = "a4"
    """`a4`, `letter`, or `screen` for slides."""
    two_up: bool = False
    """True for two leaves a side."""
    share: float = 1.0
    """How large everything is set: 0.95 makes ten points nine and a half."""

    @property
    def scale(self) -> float:
        """How much smaller a leaf is printed than it is laid out."""
        return self.share * _SMALL if self.two_up else self.share

    @property
    def side(self) -> tuple[float, float]:
        """Millimetres of a printed side, across and down.

        >>> Stock("a4").side, Stock("a4", two_up=True).side
        ((210.0, 297.0), (297.0, 210.0))
        """
        width, height = SIZES[self.name]
        return (height, width) if self.two_up else (width, height)

    @property
    def leaf(self) -> tuple[float, float]:
        """Millimetres of a leaf as it is laid out."""
        width, height = self.side
        return (width / 2 if self.two_up else width) / self.scale, height / self.scale

    @property
    def margins(self) -> tuple[float, float, float]:
        """Millimetres of a leaf as it is laid out: at the sides, above, below."""
        if self.name == "screen":
            return 10.0, 8.0, 9.0
        return (10.0, 12.0, 17.0) if self.two_up else (18.0, 16.0, 20.0)


def stock_of(paper: str | Stock) -> Stock:
    """The sort of sheet that `a4` or `letter` means."""
    return Stock(paper) if isinstance(paper, str) else paper


class Leaves(Tagged):
    """A document of leaves on sides. Holds state: the leaf being written."""

    def __init__(self, stock: Stock) -> None:
        super().__init__(format=stock.leaf)
        self.stock = stock
        self.leaf = 0
        self.sets = 1
        """How many times all that a table needs of this paper stands on it."""
        self._last = False
        self._before = 0
        self._empty: set[int] = set()
        side, top, bottom = stock.margins
        self.set_margins(side, top)
        self.set_auto_page_break(True, bottom)

    def add_page(self, *args: Any, **more: Any) -> None:
        """Begin a leaf: beside the last one where there is room, else on a new side."""
        beside = self.stock.two_up and self.leaf % 2 == 1
        if not beside:
            super().add_page(*args, **more)
            return
        with self._interrupted(), self._settings_kept():
            self._render_footer()
            self._place(1)
            # The left half ended with a `Q`, which has taken its font along.
            self.current_font_is_set_on_page = False
            self.set_xy(self.l_margin, self.t_margin)
            self.header()

    def anew(self) -> None:
        """Begin the paper again for somebody else, on a sheet of its own also where both sides are printed.

        Sides in between stay empty. Papers of one small leaf stand two on a side, to be cut apart.
        """
        sheet = 4 if self.stock.two_up else 2
        beside = self.stock.two_up and self.leaf - self._before == 1 and self.leaf % sheet == 1
        while self.leaf % sheet and not beside:
            self._empty.add(self.leaf + 1)
            self.add_page()
        self.add_page()
        self._before = self.leaf - 1

    @property
    def is_empty_side(self) -> bool:
        """Whether the leaf being written is one that stays empty."""
        return self.leaf in self._empty

    @property
    def leaf_number(self) -> int:
        """What stands at the foot of the leaf: counted from 1 for each reader."""
        return self.leaf - self._before

    def boxes(self, boxes: Iterable[tuple[float, float, float, float]]) -> None:
        """Fill boxes as one shape, so that no seam shows where they touch: left, top, width, height in millimetres."""
        k = self.k
        drawn = [f"{x * k:.3f} {(self.h - y) * k:.3f} {w * k:.3f} {-h * k:.3f} re" for x, y, w, h in boxes]
        self._out("\n".join([*drawn, "f"]))

    @property
    def twice(self) -> bool:
        """True where a side holds the whole paper two times."""
        return self.stock.two_up and self.leaf == 1

    def output(self, *args: Any, **more: Any) -> Any:
        """The document, as fpdf2 has it."""
        self._last = True
        return super().output(*args, **more)

    @contextmanager
    def _disable_writing(self) -> Iterator[None]:
        leaf = self.leaf
        with super()._disable_writing():
            yield
        self.leaf = leaf

    def header(self) -> None:
        """Nothing; but the leaf counts from here."""
        self.leaf += 1

    def _beginpage(self, *args: Any, **more: Any) -> None:
        super()._beginpage(*args, **more)
        if self.stock.scale != 1:
            width, height = self.stock.side
            self.pages[self.page].set_dimensions(width * _PT, height * _PT)
            self._place(0)

    def _place(self, half: int) -> None:
        """What follows is set smaller, on the left or on the right half of a side."""
        size = self.stock.scale
        self._out(f"q {size:.4f} 0 0 {size:.4f} {half * self.stock.side[0] / 2 * _PT:.2f} 0 cm")

    def _render_footer(self) -> None:
        with self.untagged():
            super()._render_footer()
            if self.stock.scale != 1:
                self._out("Q")
        self._end_ornament()
        if self._last and self.twice:
            self._repeat_beside()

    def _repeat_beside(self) -> None:
        """The leaf once more on the right half; a screen reader reads it once."""
        contents = self.pages[self.page].contents
        assert isinstance(contents, bytearray)  # a stream once it is written out, which is later
        beside = f"q 1 0 0 1 {self.stock.side[0] / 2 * _PT:.2f} 0 cm\n".encode()
        contents += beside + _TAG.sub(b"/Artifact BMC", bytes(contents)) + b"Q\n"

    @contextmanager
    def _settings_kept(self) -> Iterator[None]:
        """Font and colours after what is written inside are those before it; the new leaf is told of them."""
        family, style, size = self.font_family, self.font_style, self.font_size_pt
        line, fill, words, width = self.draw_color, self.fill_color, self.text_color, self.line_width
        yield
        self.draw_color, self.fill_color, self.text_color, self.line_width = line, fill, words, width
        self._out(f"2 J {width * self.k:.2f} w")
        for colour, means in ((line, str.upper), (fill, str.lower)):
            if colour is not None:
                self._out(means(colour.serialize()))
        if family:
            self.set_font(family, style, size)
        self.current_font_is_set_on_page = False
