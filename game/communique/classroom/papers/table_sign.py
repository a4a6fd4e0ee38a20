"""A sign for each table of a class with phones: its number, and the code that brings a phone there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from communique.classroom.joining import Joining
from communique.classroom.paper import BRASS, INK, MUTED, Paper, named
from communique.classroom.papers._kind import AS_USUAL, PaperFile, PaperKind, Printing
from communique.classroom.papers._layout import closely
from communique.classroom.papers._scanned import draw_code
from communique.classroom.papers._words import called, order
from communique.model.scenario import Public
from communique.model.sheet import Scenario
from communique.words import N_, in_a_row, tr

SHARE: Final = 0.7
"""How much of the width the code takes: on A4 it is read from more than a metre, across a table and from beside it."""


def table_signs(public: Public, joining: Joining, printing: Printing = AS_USUAL) -> Paper:
    """A page for each table."""
    page = Paper(
        tr("{scenario}: table signs", scenario=named(public)),
        tr("On the table, for all to see · {scenario}", scenario=named(public)),
        paper=printing.size,
    )
    closely(page)
    for table in range(1, joining.tables + 1):
        if table > 1:
            page.anew()
        _sign(page, public, joining, printing, table)
    return page


def _sign(page: Paper, public: Public, joining: Joining, printing: Printing, table: int) -> None:
    _line(page, tr("Table {table}", table=table), 60, kind="H1")
    _line(page, joining.code, 44, colour=BRASS)
    edge = min(page.epw * SHARE, page.page_break_trigger - page.get_y() - 62)
    draw_code(page, joining.at(table), page.l_margin + (page.epw - edge) / 2, page.get_y(), edge)
    page.set_y(page.get_y() + edge)
    _line(page, joining.door, 24)
    names = in_a_row([called(public.parties[seat], printing) for seat in order(public, table)])
    for said in (
        tr("Wi-Fi: ______________________________"),
        tr("Scan the code, or open the address and type the six letters. Switch mobile data off."),
        tr("At this table: {names}.", names=names),
    ):
        page.prose(said, size=12)


def _line(page: Paper, text: str, size: float, *, kind: str = "P", colour: tuple[int, int, int] = INK) -> None:
    """A line in the middle, as large as `size`, or smaller where it would not fit."""
    page.set_font("serif", "B", size)
    room = page.epw - 2 * page.c_margin
    fits = min(size, size * room / page.get_string_width(page.normalize_text(text)))
    page.set_font("serif", "B", fits)
    page.set_text_color(*colour)
    with page.tag(kind):
        page.cell(page.epw, fits * 0.5, text, align="C", new_x="LMARGIN", new_y="NEXT")
    page.set_text_color(*MUTED)


def _files(scenario: Scenario, printing: Printing) -> Iterator[PaperFile]:
    if printing.joining is not None:
        yield PaperFile("table-sign.pdf", partial(table_signs, scenario.public, printing.joining, printing))


PAPER = PaperKind("table-sign", 35, N_("A sign for each table, with the code that brings a phone there."), _files)
