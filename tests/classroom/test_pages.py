"""Where lines and pages end: our own breaks are fpdf2's, and papers that are only counted have as many pages."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("fpdf", reason="papers need the extra [classroom]")
from fpdf.enums import MethodReturnValue
from hypothesis import given, settings
from hypothesis import strategies as st
from laid_out import counted, laid_out

from communique.classroom.line_breaks import lines_of
from communique.classroom.paper import Paper
from communique.classroom.paper_stock import Stock
from communique.classroom.papers import Printing, documents
from communique.loading.scenario_file import load_scenario
from communique.model.levels import at_level

TEXTS = st.text(alphabet="abcWWWiil,.-  \u2003\nЕրև№–", max_size=160).map(lambda text: re.sub(r"\s+\n", "\n", text))
"""Without blanks before a line break: where such a blank does not fit, fpdf2 leaves a line empty and we do not."""


@pytest.fixture(scope="module")
def page() -> Paper:
    with laid_out():
        return Paper("Title", "Foot")


def paragraph(leaf: Paper, lines: int) -> str:
    """Words that take so many lines of ten points: each is most of a line wide."""
    leaf.set_font("sans", "", 10)
    letters = int(0.9 * leaf.epw / leaf.get_string_width("x"))
    return " ".join(["x" * letters] * lines)


@settings(max_examples=40, deadline=None)
@given(text=TEXTS, room=st.floats(min_value=9, max_value=60), bold=st.booleans())
def test_a_line_ends_where_fpdf2_would_end_it(page: Paper, text: str, room: float, bold: bool) -> None:
    page.set_font("sans", "B" if bold else "", 9)
    page.c_margin = 0
    theirs = page.multi_cell(room, 5, text, align="L", dry_run=True, output=MethodReturnValue.LINES)
    assert page._broken(text, room) == theirs


def test_a_line_break_that_was_written_stays_and_a_word_too_long_is_cut() -> None:
    assert lines_of("a\n\nbb cccc", 3, lambda _: 1.0) == ["a", "", "bb", "ccc", "c"]


def test_no_room_at_all_gives_a_letter_a_line() -> None:
    assert lines_of("abc", 0.5, lambda _: 1.0) == ["a", "b", "c"]


def test_an_address_longer_than_a_line_begins_beside_its_mark_and_goes_on_after_a_joint() -> None:
    told = lines_of("[P1] sea.org/ships/list?of=1954&by=day and more", 20, lambda _: 1.0)
    assert told == ["[P1] sea.org/ships/", "list?of=1954&by=day", "and more"]
    assert lines_of("[P1] sea.org/ships", 14, lambda _: 1.0) == ["[P1]", "sea.org/ships"]


@pytest.mark.parametrize("lines", [2, 3, 4, 7])
def test_no_line_of_a_paragraph_stands_alone_at_the_foot_or_at_the_head_of_a_page(lines: int) -> None:
    with laid_out():
        for free in range(1, 9):
            leaf = Paper("Title", "Foot")
            leaf.set_y(leaf.page_break_trigger - 5 * free - 1)
            leaf.prose(paragraph(leaf, lines))
            below = round((leaf.get_y() - 1.6 - leaf.t_margin) / 5) if leaf.leaf == 2 else 0
            above = lines - below
            assert above in {0, *range(2, lines - 1), lines}
            assert above <= free


@pytest.mark.parametrize("stock", [Stock("a4"), Stock("letter", two_up=True)], ids=str)
def test_papers_that_are_counted_have_the_pages_of_those_that_are_drawn(stock: Stock) -> None:
    case = at_level(load_scenario("one-pitch"), "envoy")
    with counted():
        found = {one.name: (one.make().leaf, one.make().page_no()) for one in documents(case, Printing(stock))}
    with laid_out():
        drawn = [one.make() for one in documents(case, Printing(stock))]
    assert list(found.values()) == [(one.leaf, one.page_no()) for one in drawn]
    assert sum(pages for _, pages in found.values()) > len(found)
