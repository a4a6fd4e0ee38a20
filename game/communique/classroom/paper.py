"""A sheet of paper: fonts, headings, tables, lines to write on. What stands on it is said by the papers.

fpdf2 sets the pages; every word has its tag (`tagged`), and sheets may be of several sorts (`stock`). The files are
the same, byte for byte, for the same content: no clock, no random id.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from communique.classroom.line_breaks import lines_of
from communique.classroom.paper_stock import Leaves, Stock, stock_of
from communique.classroom.typefaces import add_faces
from communique.files import write_whole
from communique.loading.glyphs import drawable
from communique.model.scenario import Public
from communique.words import language, tr

INK: Final = (33, 37, 48)
MUTED: Final = (96, 98, 106)
LINE: Final = (200, 192, 176)
BAND: Final = (242, 237, 226)
BRASS: Final = (138, 98, 36)
_TEXT: Final = 4.6
_PADDING: Final = 1.2
"""Millimetres: the height of a line in a table, and the room around a cell's words."""

_NEAR: Final = 3
"""Lines that have to be left on a page for a paragraph to begin there whatever its length."""
_WIDTHS: Final[dict[str, dict[str, float]]] = {}
"""By face, the width of each character seen so far, in millimetres a point. The fonts are the program's own and never
change, and a class prints a hundred papers."""


def named(public: Public) -> str:
    """The scenario's title, and which fresh papers these are, so that sheets of two cases are not mixed up."""
    if public.papers is None:
        return public.title
    return tr("{scenario}, papers {number}", scenario=public.title, number=public.papers)


def dressed(page: FPDF, title: str) -> None:
    """Give a document its fonts, and the title and the language that a screen reader says first."""
    add_faces(page)
    page.set_title(title)
    page.set_lang(language())
    page.set_creator("Communiqué")
    # Always the same day, so that the same content gives the same bytes.
    page.set_creation_date(datetime(2021, 11, 26, tzinfo=UTC))


_NEARLY_EMPTY: Final = 0.6
_SMALL_NEARLY_EMPTY: Final = 0.4
"""How full a last page may be and still be spared; less where two small pages stand on a side."""
_LONG: Final = 5
"""The pages of a long paper."""
_SHARES: Final = (0.97, 0.94, 0.91)


def fitted(make: Callable[[Stock], Paper], stock: Stock) -> Paper:
    """The paper, set a little smaller where that spares a page.

    Tried where the last page has little on it, and a first step for a long paper, whose cards or tables may just miss
    their pages.
    """
    plain = make(stock)
    spared = _SMALL_NEARLY_EMPTY if stock.two_up else _NEARLY_EMPTY
    tried = _SHARES if plain.filled < spared else _SHARES[:1] if plain.leaf >= _LONG else ()
    for share in tried if plain.leaf > 1 else ():
        smaller = make(replace(stock, share=share))
        if smaller.leaf < plain.leaf:
            return smaller
    return plain


class Paper(Leaves):
    """One document. Holds state: the page being written."""

    def __init__(self, title: str, foot: str, *, paper: str | Stock = "a4") -> None:
        """`foot` stands at the bottom of every page, beside the page number."""
        super().__init__(stock_of(paper))
        self._foot = foot
        self.air = _PADDING
        """Millimetres above and below the words of a table's cell."""
        dressed(self, title)
        self.add_page()

    def header(self) -> None:
        """A thin brass rule along the top."""
        super().header()
        if self.is_empty_side:
            return
        self.set_fill_color(*BRASS)
        self.rect(0, 0, self.w, 2.4, "F")

    def footer(self) -> None:
        """The foot line and the page number."""
        if self.is_empty_side:
            return
        self.set_y(-0.7 * self.b_margin)
        room = self.epw - 20
        self.set_text_color(*MUTED)
        self.set_font("sans", "", self._size_for(self._foot, room))
        self.cell(room, 5, self._foot)
        self.set_font("sans", "", 8)
        self.cell(20, 5, f"{self.leaf_number}", align="R")

    def _size_for(self, text: str, room: float) -> float:
        """The size at which `text` fits on a line of `room` millimetres: 8, or smaller where it is long."""
        self.set_font("sans", "", 8)
        width = self.get_string_width(self.normalize_text(text)) + 2 * self.c_margin
        return min(8.0, 8.0 * room / width)

    def normalize_text(self, text: str) -> str:
        """`text` as every way to write on a page sets it: fpdf2 would drop what the font lacks in silence."""
        return super().normalize_text(drawable(text))

    def _next(self, height: float, text: str, *, kind: str = "P") -> None:
        self._begin_together(text, self._room, height)
        with self.tag(kind):
            self._write(self.epw, height, text)

    def _begin_together(self, text: str, room: float, height: float) -> None:
        """A new page where the text cannot be parted with two of its lines on this page and two on the next."""
        if self.will_page_break(_NEAR * height) and self._here(self._lines(text, room), height) == 0:
            self.add_page()

    def _here(self, lines: int, height: float) -> int:
        """How many of a paragraph's lines are written on this page: no line of it stands alone on either."""
        fit = 0
        while fit < lines and not self.will_page_break((fit + 1) * height):
            fit += 1
        left = lines - fit
        # One line more goes over, so that the last one is not alone there.
        fit -= left == 1
        return fit if fit > 1 or fit == lines else 0

    def _write(self, width: float, height: float, text: str, *, align: str = "L") -> None:
        """Lines below each other from where the page stands, `width` wide."""
        lines = self._broken(text, width - 2 * self.c_margin)
        turn = self._here(len(lines), height) or len(lines)
        for place, line in enumerate(lines):
            if place == turn:
                left = self.get_x()
                self.add_page()
                self.set_x(left)
            self.cell(width, height, line, align=align, new_x=XPos.LEFT, new_y=YPos.NEXT)
        self.set_x(self.l_margin)

    def _broken(self, text: str, room: float) -> list[str]:
        """The lines that a text takes in `room` millimetres as the type now is."""
        known = _WIDTHS.setdefault(f"{self.font_family}{self.font_style}", {})
        size = self.font_size_pt

        def width(character: str) -> float:
            found = known.get(character)
            if found is None:
                # As if set in one point, so that what was measured once serves all sizes.
                found = known[character] = self.get_string_width(character) / size
            return found

        return lines_of(self.normalize_text(text), room / size, width)

    def top(self, title: str, over: str = "", under: str = "") -> None:
        """The title of the document, with a line above and one below it."""
        if over:
            self.set_font("sans", "B", 9)
            self.set_text_color(*BRASS)
            self._next(5, over)
        self.set_font("serif", "B", 22)
        self.set_text_color(*INK)
        self._next(10, title, kind="H1")
        if under:
            self.set_font("sans", "", 10)
            self.set_text_color(*MUTED)
            self._next(5, under)
        self.ln(2)

    def heading(self, text: str, *, room: float = 30) -> None:
        """A heading, moved to the next page when less than `room` millimetres are left under it."""
        if self.will_page_break(room):
            self.add_page()
        self.ln(3)
        self.set_font("serif", "B", 13)
        self.set_text_color(*INK)
        self._next(7, text, kind="H2")
        self.ln(0.5)

    def prose(self, text: str, *, size: float = 10, muted: bool = False) -> None:
        """Paragraphs, split at blank lines."""
        self.set_font("sans", "", size)
        self.set_text_color(*(MUTED if muted else INK))
        for paragraph in text.strip().split("\n\n"):
            self._next(size * 0.5, " ".join(paragraph.split()))
            self.ln(1.6)

    def prose_height(self, text: str, *, size: float = 10) -> float:
        """How many millimetres paragraphs take."""
        self.set_font("sans", "", size)
        parts = [" ".join(part.split()) for part in text.strip().split("\n\n")]
        return sum(size * 0.5 * self._lines(part, self._room) + 1.6 for part in parts)

    def subheading(self, text: str, *, room: float = 20, size: float = 10) -> None:
        """A small heading, moved to the next page when less than `room` millimetres are left under it."""
        if self.will_page_break(room):
            self.add_page()
        self.ln(1)
        self.set_font("sans", "B", size)
        self.set_text_color(*INK)
        self._next(size * 0.55, text, kind="H3")

    def subheading_height(self, text: str, *, size: float = 10) -> float:
        """How many millimetres a small heading takes."""
        self.set_font("sans", "B", size)
        return 1 + size * 0.55 * self._lines(text, self._room)

    @property
    def _room(self) -> float:
        """Millimetres for words on a line of prose."""
        return self.epw - 2 * self.c_margin

    def points(self, lines: Sequence[str], *, mark: str = "•", size: float = 10) -> None:
        """A list, one item a paragraph, with a mark before each; an item of two lines is not torn."""
        self._list(lines, mark, size, 1)

    def _list(self, lines: Sequence[str], mark: str, size: float, first: int) -> None:
        """A list whose numbers begin with `first`."""
        self.set_font("sans", "", size)
        self.set_text_color(*INK)
        with self.group("L"):
            for number, line in enumerate(lines, start=first):
                self._point(mark.format(number), " ".join(line.split()), size / 2)

    def _point(self, mark: str, words: str, height: float) -> None:
        self._begin_together(words, self.epw - 6 - 2 * self.c_margin, height)
        self.set_x(self.l_margin)
        with self.group("LI"):
            with self.tag("Lbl"):
                self.cell(6, height, mark)
            with self.tag("LBody"):
                self._write(self.epw - 6, height, words)
        self.ln(0.8)

    def list_height(self, title: str, lines: Sequence[str], *, size: float = 10) -> float:
        """How many millimetres a heading takes and a list below it."""
        self.set_font("serif", "B", 13)
        head = 3.5 + 7 * self._lines(title, self._room)
        self.set_font("sans", "", size)
        room = self.epw - 6 - 2 * self.c_margin
        return head + sum(size / 2 * self._lines(" ".join(line.split()), room) + 0.8 for line in lines)

    def short_list(self, title: str, lines: Sequence[str]) -> None:
        """A heading and a short list, on one page; nothing when the list is empty."""
        if lines:
            self.heading(title, room=18 + 7 * len(lines))
            self.points(lines)

    def grid(
        self,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        *,
        align: Sequence[str] = (),
        quiet: Container[int] = (),
    ) -> None:
        """A table whose first row is its heading; `widths` are shares of the page.

        Rows are never torn. The heading is printed again on each page, and never alone; nor is a table's last row.
        Its cells are bold but for those of the columns in `quiet`, which hold a sentence.
        """
        with self._table():
            heights = self._heights(rows, widths, quiet)
            with self.group("Table"):
                for number, row in enumerate(rows):
                    need = sum(heights[number : number + 2]) if number in (0, len(rows) - 2) else heights[number]
                    if self.will_page_break(need):
                        self.add_page()
                        if number:
                            self._again(rows[0], widths, align, heights[0], quiet)
                    self._row(row, widths, align, heights[number], head=number == 0, quiet=quiet)
        self.ln(2)

    def titled_grid(
        self, title: str, rows: Sequence[Sequence[str]], widths: Sequence[float], *, align: Sequence[str] = ()
    ) -> None:
        """A table with its heading, on one page where it can be."""
        room = self.grid_height(rows, widths) + 11
        self.heading(title, room=room if room < self.page_break_trigger - self.t_margin else 40)
        self.grid(rows, widths, align=align)

    def grid_height(
        self, rows: Sequence[Sequence[str]], widths: Sequence[float], *, quiet: Container[int] = ()
    ) -> float:
        """How many millimetres a table takes."""
        with self._table():
            return sum(self._heights(rows, widths, quiet)) + 2

    @contextmanager
    def _table(self) -> Iterator[None]:
        """The type of tables, and the room around a cell's words."""
        margin, self.c_margin = self.c_margin, 0.0
        self.set_font("sans", "", 9)
        self.set_text_color(*INK)
        self.set_draw_color(*LINE)
        yield
        self.set_font("sans", "", 9)
        self.c_margin = margin

    def _heights(
        self, rows: Sequence[Sequence[str]], widths: Sequence[float], quiet: Container[int] = ()
    ) -> list[float]:
        """The height of each row: the most lines of its cells."""
        rooms = [self.epw * share / sum(widths) - 2 * _PADDING for share in widths]
        found = []
        for number, row in enumerate(rows):
            lines = 0
            for k, (text, room) in enumerate(zip(row, rooms, strict=True)):
                self._type_of_cell(k, head=number == 0, quiet=quiet)
                lines = max(lines, self._lines(text, room))
            found.append(lines * _TEXT + 2 * self.air)
        self.set_font("sans", "", 9)
        return found

    def _type_of_cell(self, column: int, *, head: bool, quiet: Container[int]) -> None:
        self.set_font("sans", "B" if head and column not in quiet else "", 9)

    def _lines(self, text: str, room: float) -> int:
        return len(self._broken(text, room))

    def _again(
        self,
        head: Sequence[str],
        widths: Sequence[float],
        align: Sequence[str],
        height: float,
        quiet: Container[int],
    ) -> None:
        with self.untagged():
            self._row(head, widths, align, height, head=True, quiet=quiet)

    def _row(
        self,
        row: Sequence[str],
        widths: Sequence[float],
        align: Sequence[str],
        height: float,
        *,
        head: bool,
        quiet: Container[int],
    ) -> None:
        """A row, cell by cell: fpdf2's own table lays each cell out three times, and papers have thousands."""
        top = self.get_y()
        self.set_fill_color(*BAND)
        if head:
            self.rect(self.l_margin, top, self.epw, height, "F")
        else:
            self.line(self.l_margin, top, self.l_margin + self.epw, top)
        with self.group("TR"):
            left = self.l_margin
            for k, (text, share) in enumerate(zip(row, widths, strict=True)):
                width = self.epw * share / sum(widths)
                self.set_xy(left + _PADDING, top + self.air)
                self._type_of_cell(k, head=head, quiet=quiet)
                with self.tag("TH" if head else "TD"):
                    self._write(width - 2 * _PADDING, _TEXT, text, align=(align or "L")[k if align else 0][0])
                left += width
        self.set_xy(self.l_margin, top + height)

    def lines_to_write_on(self, count: int) -> None:
        """Empty lines for a pencil: `count`, or as many as the page holds from two on."""
        self.set_draw_color(*LINE)
        for line in range(count):
            if self.will_page_break(9):
                if line >= 2:
                    break
                self.add_page()
            self.ln(8)
            self.line(self.l_margin, self.get_y(), self.l_margin + self.epw, self.get_y())
        self.ln(3)

    def box(self, text: str) -> None:
        """A boxed note, on one page; nothing when there is nothing to say."""
        words = " ".join(text.split())
        if not words:
            return
        self.set_font("sans", "", 9)
        self.set_text_color(*INK)
        self.set_fill_color(*BAND)
        self.set_draw_color(*LINE)
        lines = self._broken(words, self.epw - 4)
        if self.will_page_break(4.8 * len(lines) + 4):
            self.add_page()
        said = "\n".join(lines)
        self.multi_cell(0, 4.8, said, align="L", border=1, fill=True, padding=2, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(2)

    @property
    def filled(self) -> float:
        """How much of the last page is written on, from 0 to 1."""
        return (self.get_y() - self.t_margin) / (self.page_break_trigger - self.t_margin)

    def write_to(self, path: Path) -> None:
        """Write the file whole or not at all."""
        write_whole(path, bytes(self.output()))
