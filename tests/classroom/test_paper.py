"""A sheet of paper: tables stand where the library's own would, pages turn well, two small ones share a side."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

pytest.importorskip("fpdf", reason="papers need the extra [classroom]")
from fpdf import FPDF, FontFace
from fpdf.enums import TableBordersLayout
from pypdf import PdfReader

from communique.classroom.paper import Paper, fitted
from communique.classroom.paper_stock import Stock
from communique.shipped import assets

GRIDS: dict[str, tuple[list[tuple[str, ...]], tuple[int, ...], tuple[str, ...]]] = {
    "points": ([("Fishing", "Points"), ("No provision", "4"), ("A season", "10")], (86, 14), ("LEFT", "RIGHT")),
    "tension": ([("Tension", "0", "1"), ("No deal is worth", "30", "28")], (30, 14, 14), ()),
    "long": ([("Word", "Why"), ("strait", "A word that says what it says, " * 8), ("rock", "So")], (30, 70), ()),
}


def placed(page: Paper) -> list[tuple[str, int, int]]:
    """The words of the paper with their places, in tenths of a point."""
    found: list[tuple[str, int, int]] = []

    def visit(text: str, user: Sequence[float], at: Sequence[float], *_: object) -> None:
        if text.strip():
            found.append((text.strip(), round(10 * at[4]), round(10 * at[5])))

    for sheet in read(page).pages:
        sheet.extract_text(visitor_text=visit)
    return found


def read(page: Paper) -> PdfReader:
    return PdfReader(io.BytesIO(bytes(page.output())))


def tree(page: Paper) -> list[Any]:
    """The tags of a document as nested lists: a kind, then what is inside."""

    def inside(node: Any) -> list[Any]:
        kids = [one.get_object() for one in node.get("/K", [])]
        return [node["/S"][1:], *(inside(one) for one in kids if isinstance(one, dict) and "/S" in one)]

    return [inside(one.get_object()) for one in read(page).trailer["/Root"]["/StructTreeRoot"]["/K"]]


def kinds(nested: list[Any]) -> Iterator[str]:
    for one in nested:
        if isinstance(one, str):
            yield one
        else:
            yield from kinds(one)


@pytest.mark.parametrize("name", GRIDS)
def test_a_table_stands_where_the_librarys_own_would(name: str) -> None:
    rows, widths, align = GRIDS[name]
    by_hand, by_table = Paper("A", "B"), Paper("A", "B")
    by_hand.grid(rows, widths, align=align)
    by_table.set_font("sans", "", 9)
    with by_table.table(
        col_widths=widths,
        text_align=align or "LEFT",
        line_height=4.6,
        padding=1.2,
        borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        headings_style=FontFace(emphasis="BOLD", fill_color=(242, 237, 226)),
        width=by_table.epw,
    ) as table:
        for row in rows:
            table.row(row)
    assert by_hand.get_y() == pytest.approx(by_table.get_y() + 2)
    if name != "long":  # the library sets a cell of one line in the middle of a tall row, we beside the first line
        assert placed(by_hand) == placed(by_table)


def test_a_table_that_goes_on_has_its_head_again_and_no_last_row_alone() -> None:
    page = Paper("A", "B")
    page.grid([("Number", "Name"), *((str(k), "x") for k in range(37))], (1, 1))
    first, second = (sheet.extract_text().split() for sheet in read(page).pages)
    assert second[:2] == ["Number", "Name"]
    assert second[2:6] == ["35", "x", "36", "x"]
    assert "34" in first


def test_words_are_tagged_in_the_order_in_which_they_are_read() -> None:
    page = Paper("A", "B")
    page.top("Title", "Over")
    page.heading("Heading")
    page.points(["one", "two"])
    page.grid([("Head", "Side"), ("a", "b")], (1, 1))
    item = ["LI", ["Lbl"], ["LBody"]]
    rows = [["TR", ["TH"], ["TH"]], ["TR", ["TD"], ["TD"]]]
    assert tree(page) == [["Document", ["P"], ["H1"], ["H2"], ["L", item, item], ["Table", *rows]]]


def test_a_document_says_its_title_and_its_language_and_that_it_is_tagged() -> None:
    root: Any = read(Paper("A title", "B")).trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert "/MarkInfo" not in root  # nothing is written yet, so there is nothing to tag
    page = Paper("A title", "B")
    page.prose("Words")
    written: Any = read(page)
    assert written.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert written.metadata.title == "A title"


def test_every_piece_of_a_page_is_tagged_or_an_ornament() -> None:
    page = Paper("A", "B")
    page.box("A note")
    page.prose("word " * 3000)
    page.lines_to_write_on(3)
    for sheet in read(page).pages:
        depth = 0
        for line in sheet.get_contents().get_data().decode("latin-1").splitlines():
            depth += line.endswith(("BDC", "BMC"))
            assert depth == 1 or not line.startswith("BT") or " Td" not in line, line
            depth -= line == "EMC"
            assert depth in (0, 1)
        assert depth == 0


def test_a_paragraph_over_two_pages_is_one_paragraph() -> None:
    page = Paper("A", "B")
    page.prose("word " * 1500)
    assert page.leaf == 2
    assert list(kinds(tree(page))) == ["Document", "P"]


def test_two_small_leaves_stand_on_a_side_that_lies_across() -> None:
    page = Paper("A", "B", paper=Stock("a4", two_up=True))
    for k in range(3):
        if k:
            page.add_page()
        page.prose(f"Leaf {k}")
    sides = read(page).pages
    assert [(round(side.mediabox.width), round(side.mediabox.height)) for side in sides] == [(842, 595)] * 2
    assert [" ".join(side.extract_text().split()) for side in sides] == ["Leaf 0 B 1 Leaf 1 B 2", "Leaf 2 B 3"]


def test_a_paper_of_one_small_leaf_stands_on_its_side_twice_and_is_read_once() -> None:
    page = Paper("A", "B", paper=Stock("a4", two_up=True))
    page.prose("Leaf")
    (side,) = read(page).pages
    assert side.extract_text().split() == ["Leaf", "B", "1"] * 2
    assert b"q 1 0 0 1 420.94 0 cm" in side.get_contents().get_data()  # half of 842 points, less a hair
    assert list(kinds(tree(page))) == ["Document", "P"]
    assert side.get_contents().get_data().count(b"MCID") == 1


def test_a_last_page_with_a_line_or_two_is_spared() -> None:
    def make(stock: Stock) -> Paper:
        page = Paper("A", "B", paper=stock)
        for k in range(40):
            page.prose(f"Line {k}")
        return page

    assert make(Stock("a4")).leaf == 2
    assert fitted(make, Stock("a4")).leaf == 1


def test_a_long_paper_whose_parts_just_miss_their_pages_is_set_a_step_smaller() -> None:
    def make(stock: Stock) -> Paper:
        page = Paper("A", "B", paper=stock)
        for _ in range(15):  # three would take 264 millimetres, of 261 that a page has
            if page.will_page_break(88):
                page.add_page()
            page.set_y(page.get_y() + 88)
        return page

    assert make(Stock("a4")).leaf == 8
    assert fitted(make, Stock("a4")).leaf == 5
    assert fitted(make, Stock("a4")).stock.share == 0.97


def test_what_is_measured_at_the_foot_of_a_page_turns_no_page_and_sets_no_tag() -> None:
    page = Paper("A", "B")
    page.prose("One paragraph.")
    page.set_y(page.page_break_trigger - 2)
    page.grid_height([("word " * 60, "b")], (1, 1))
    assert page.leaf == 1
    assert len(read(page).pages) == 1
    assert list(kinds(tree(page))).count("P") == 1


def test_a_paper_whose_faces_were_read_for_another_is_the_same_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def written() -> bytes:
        page = Paper("Harbour", "Foot")
        page.top("Harbour", "Over", "Under")
        page.prose("Երևան · Москва · Gəncə")
        return bytes(page.output())

    def read_anew(page: FPDF) -> None:
        fonts = assets() / "fonts"
        page.add_font("sans", "", fonts / "AccordSans-Regular.ttf")
        page.add_font("sans", "B", fonts / "AccordSans-Bold.ttf")
        page.add_font("serif", "B", fonts / "AccordSerif-Bold.ttf")

    Paper("Other words", "Another foot").output()
    first, second = written(), written()
    monkeypatch.setattr("communique.classroom.paper.add_faces", read_anew)
    assert first == second == written()
