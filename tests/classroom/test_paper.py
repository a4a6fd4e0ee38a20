"""A sheet of paper: what is drawn by hand for speed stands where the library's own table puts it."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from pypdf import PdfReader

from communique.classroom.paper import Paper

GRIDS = {
    "points": ([("Fishing", "Points"), ("No provision", "4"), ("A season", "10")], (86, 14), ("LEFT", "RIGHT")),
    "tension": ([("Tension", "0", "1"), ("No deal is worth", "30", "28")], (30, 14, 14), ()),
}


def placed(page: Paper) -> list[tuple[str, int, int]]:
    """The words of the paper with their places, in tenths of a point."""
    found: list[tuple[str, int, int]] = []

    def visit(text: str, user: Sequence[float], at: Sequence[float], *_: object) -> None:
        if text.strip():
            found.append((text.strip(), round(10 * at[4]), round(10 * at[5])))

    for sheet in PdfReader(io.BytesIO(bytes(page.output()))).pages:
        sheet.extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("name", GRIDS)
def test_a_short_table_drawn_by_hand_stands_where_a_table_would(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows, widths, align = GRIDS[name]
    by_hand = Paper("A", "B")
    by_hand.grid(rows, widths, align=align)
    monkeypatch.setattr(Paper, "_is_short", lambda *_: False)
    by_table = Paper("A", "B")
    by_table.grid(rows, widths, align=align)
    assert by_hand.get_y() == pytest.approx(by_table.get_y())
    assert placed(by_hand) == placed(by_table)


def test_a_cell_of_two_lines_and_a_table_past_the_page_are_left_to_the_library() -> None:
    page = Paper("A", "B")
    assert page._is_short([("a", "b")], (1, 1))
    assert not page._is_short([("word " * 40, "b")], (1, 1))
    assert not page._is_short([("a\nb", "b")], (1, 1))
    assert not page._is_short([("a", "b")] * 60, (1, 1))
