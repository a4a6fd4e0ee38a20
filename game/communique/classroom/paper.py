"""A sheet of paper: fonts, headings, tables, lines to write on. What stands on it is said by the documents.

fpdf2 sets the pages. The files are the same, byte for byte, for the same content: no clock, no random id.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from fpdf import FPDF, FontFace
from fpdf.enums import MethodReturnValue, TableBordersLayout, XPos, YPos

from communique.files import write_whole
from communique.loading.glyphs import drawable
from communique.model.scenario import Public
from communique.shipped import assets
from communique.words import language, tr

PAPERS: Final = {"a4": "A4", "letter": "Letter"}
INK: Final = (33, 37, 48)
MUTED: Final = (96, 98, 106)
LINE: Final = (200, 192, 176)
BAND: Final = (242, 237, 226)
BRASS: Final = (138, 98, 36)
_ROW: Final = 7.0
_PADDING: Final = 1.2
"""Millimetres: the height of a table's row of one line, and the room around a cell's words."""

_FACES: Final = (
    ("sans", "", "AccordSans-Regular.ttf"),
    ("sans", "B", "AccordSans-Bold.ttf"),
    ("serif", "B", "AccordSerif-Bold.ttf"),
)
"""What papers are set in, and no more: each face is read and cut down anew for each paper."""


def named(public: Public) -> str:
    """The scenario's title, and which fresh papers these are, so that sheets of two cases are not mixed up."""
    if public.papers is None:
        return public.title
    return tr("{scenario}, papers {number}", scenario=public.title, number=public.papers)


class Paper(FPDF):
    """One document. Holds state: the page being written."""

    def __init__(self, title: str, foot: str, *, paper: str = "a4") -> None:
        """`foot` stands at the bottom of every page, beside the page number."""
        super().__init__(format=PAPERS[paper])
        self._foot = foot
        self.set_margins(18, 16)
        self.set_auto_page_break(True, 20)
        for family, style, name in _FACES:
            self.add_font(family, style, str(assets() / "fonts" / name))
        self.set_title(title)
        self.set_lang(language())
        self.set_creator("Communiqué")
        self.set_creation_date(datetime(2021, 11, 26, tzinfo=UTC))
        self.add_page()

    def header(self) -> None:
        """A thin brass rule along the top."""
        self.set_fill_color(*BRASS)
        self.rect(0, 0, self.w, 2.4, "F")

    def footer(self) -> None:
        """The foot line and the page number."""
        self.set_y(-14)
        room = self.epw - 20
        self.set_text_color(*MUTED)
        self.set_font("sans", "", self._size_for(self._foot, room))
        self.cell(room, 5, self._foot)
        self.set_font("sans", "", 8)
        self.cell(20, 5, f"{self.page_no()}", align="R")

    def _size_for(self, text: str, room: float) -> float:
        """The size at which `text` fits on a line of `room` millimetres: 8, or smaller where it is long."""
        self.set_font("sans", "", 8)
        width = self.get_string_width(self.normalize_text(text)) + 2 * self.c_margin
        return min(8.0, 8.0 * room / width)

    def normalize_text(self, text: str) -> str:
        """`text` as every way to write on a page sets it: fpdf2 would drop what the font lacks in silence."""
        return super().normalize_text(drawable(text))

    def _next(self, height: float, text: str, *, align: str = "L") -> None:
        self.multi_cell(0, height, text, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def top(self, title: str, over: str = "", under: str = "") -> None:
        """The title of the document, with a line above and one below it."""
        if over:
            self.set_font("sans", "B", 9)
            self.set_text_color(*BRASS)
            self._next(5, over)
        self.set_font("serif", "B", 22)
        self.set_text_color(*INK)
        self._next(10, title)
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
        self._next(7, text)
        self.ln(0.5)

    def prose(self, text: str, *, size: float = 10, muted: bool = False) -> None:
        """Paragraphs, split at blank lines."""
        self.set_font("sans", "", size)
        self.set_text_color(*(MUTED if muted else INK))
        for paragraph in text.strip().split("\n\n"):
            self._next(size * 0.5, " ".join(paragraph.split()))
            self.ln(1.6)

    def points(self, lines: Sequence[str], *, mark: str = "•") -> None:
        """A list, one item a paragraph, with a mark before each."""
        self.set_font("sans", "", 10)
        self.set_text_color(*INK)
        for number, line in enumerate(lines, start=1):
            self.set_x(self.l_margin)
            self.cell(6, 5, mark.format(number))
            self.multi_cell(self.epw - 6, 5, " ".join(line.split()), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
            self.ln(0.8)

    def short_list(self, title: str, lines: Sequence[str]) -> None:
        """A heading and a short list, on one page; nothing when the list is empty."""
        if lines:
            self.heading(title, room=18 + 7 * len(lines))
            self.points(lines)

    def grid(self, rows: Sequence[Sequence[str]], widths: Sequence[float], *, align: Sequence[str] = ()) -> None:
        """A table whose first row is its heading; `widths` are shares of the page."""
        self.set_font("sans", "", 9)
        self.set_text_color(*INK)
        self.set_draw_color(*LINE)
        if self._is_short(rows, widths):
            self._short_grid(rows, widths, align)
            return
        self.set_fill_color(255, 255, 255)  # a table paints its cells in the colour that was set last
        head = FontFace(emphasis="BOLD", color=INK, fill_color=BAND)
        with self.table(
            col_widths=tuple(widths),
            text_align=tuple(align) or "LEFT",
            line_height=_ROW - 2 * _PADDING,
            padding=_PADDING,
            borders_layout=TableBordersLayout.HORIZONTAL_LINES,
            headings_style=head,
            width=self.epw,
        ) as table:
            for row in rows:
                table.row(tuple(row))
        self.ln(2)

    def _is_short(self, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> bool:
        """Whether each cell is one line, in bold too, and all rows fit on this page."""
        self.set_font("sans", "B", 9)
        room = [self.epw * share / sum(widths) - 2 * _PADDING for share in widths]
        fits = all(
            "\n" not in text and self.get_string_width(self.normalize_text(text)) <= most
            for row in rows
            for text, most in zip(row, room, strict=True)
        )
        self.set_font("sans", "", 9)
        return fits and not self.will_page_break(_ROW * len(rows))

    def _short_grid(self, rows: Sequence[Sequence[str]], widths: Sequence[float], align: Sequence[str]) -> None:
        """What `table` would draw, cell by cell: a table lays each cell out three times, and papers have thousands."""
        self.set_fill_color(*BAND)
        margin, self.c_margin = self.c_margin, _PADDING
        for number, row in enumerate(rows):
            self.set_x(self.l_margin)
            self.set_font("sans", "" if number else "B", 9)
            for k, (text, share) in enumerate(zip(row, widths, strict=True)):
                side = align[k][0] if align else "L"
                width = self.epw * share / sum(widths)
                self.cell(width, _ROW, text, align=side, fill=not number, border="T" if number else 0)
            self.ln(_ROW)
        self.c_margin = margin
        self.set_font("sans", "", 9)
        self.ln(2)

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
        lines = self.multi_cell(self.epw - 4, 4.8, words, dry_run=True, output=MethodReturnValue.LINES)
        assert isinstance(lines, list)
        if self.will_page_break(4.8 * len(lines) + 4):
            self.add_page()
        self.multi_cell(0, 4.8, words, align="L", border=1, fill=True, padding=2, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(2)

    def write_to(self, path: Path) -> None:
        """Write the file whole or not at all."""
        write_whole(path, bytes(self.output()))
