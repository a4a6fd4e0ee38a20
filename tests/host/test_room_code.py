"""Six letters, the address that they stand in, and the code that phones scan."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("segno", reason="codes need the extra [classroom]")
import segno

from communique.classroom.joining import LETTERS, Joining, is_join_address
from communique.classroom.qr_code import QUIET, runs_of, squares_of
from communique.host.room_code import edge_for, join_address, new_code, qr_svg, read_code, readable_from

ADDRESS = "HTTP://10.0.0.5:8000/J/KTQWXZ"
LONGEST = "HTTP://192.168.178.123:65535/J/KTQWXZ"


def test_a_class_has_six_letters_that_are_not_taken_for_others() -> None:
    assert len(set(LETTERS)) == 19
    assert not set(LETTERS) & set("IOL01AEUY")
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(len(code) == 6 and set(code) <= set(LETTERS) for code in codes)


@pytest.mark.parametrize("typed", ["KTQWXZ", "ktqwxz", " ktq wxz ", "ktq-wxz", "K T Q W X Z"])
def test_letters_are_read_as_people_type_them(typed: str) -> None:
    assert read_code(typed) == "KTQWXZ"


@pytest.mark.parametrize("typed", ["", "KTQWX", "KTQWXZB", "KTQWXO", "KTQWX1", "ＫTQWXZ", "../../"])
def test_anything_else_is_no_code(typed: str) -> None:
    assert read_code(typed) is None


@given(st.text())
def test_whatever_is_typed_is_a_code_of_ours_or_none(typed: str) -> None:
    read = read_code(typed)
    assert read is None or (len(read) == 6 and set(read) <= set(LETTERS))


def test_an_address_is_written_in_capital_letters_with_the_table_in_its_path() -> None:
    assert join_address("10.0.0.5", 8000, "KTQWXZ") == ADDRESS
    assert join_address("10.0.0.5", 8000, "KTQWXZ", table=3) == f"{ADDRESS}/3"
    assert join_address("10.0.0.5", 80, "KTQWXZ") == "HTTP://10.0.0.5/J/KTQWXZ"
    for written in ("fd00::2", "[fd00::2]"):
        assert join_address(written, 8000, "KTQWXZ") == "HTTP://[FD00::2]:8000/J/KTQWXZ"


@pytest.mark.parametrize("address", [ADDRESS, LONGEST])
def test_capital_letters_make_a_code_of_twenty_five_squares(address: str) -> None:
    assert len(squares_of(address)) == 25


@pytest.mark.parametrize("table", [1, 30])
def test_a_code_of_a_seat_has_no_more_than_twenty_nine_squares(table: int) -> None:
    assert len(squares_of(Joining(LONGEST, 30).at(table, seat=5))) <= 29


def test_a_code_mends_as_much_as_level_m_or_more() -> None:
    assert segno.make(ADDRESS, error="m", micro=False).error in ("M", "Q", "H")
    assert squares_of(ADDRESS) == _squares(segno.make(ADDRESS, error="m", micro=False, boost_error=True))


def _squares(code: segno.QRCode) -> tuple[tuple[bool, ...], ...]:
    return tuple(tuple(bool(one) for one in row) for row in code.matrix)


@pytest.mark.parametrize(
    "text",
    [
        "HTTP://10.0.0.5:8000/TEACHER/0123456789ABCDEF",
        "HTTP://10.0.0.5:8000/J/KTQWXZ?KEY=1",
        "http://10.0.0.5:8000/j/ktqwxz",
        "HTTP://10.0.0.5:8000/J/KTQWXZ/SECRET",
        "HTTP://10.0.0.5:8000/J/KTQWXZ/1/2/3",
        "WIFI:T:WPA;S:SCHOOL;P:PASSWORD;;",
        "HTTPS://EXAMPLE.ORG/J/KTQWXZ",
        "HTTP://10.0.0.5:8000/J/KTQWXZ\n",
        "",
    ],
)
def test_nothing_but_an_address_to_join_at_is_made_into_a_code(text: str) -> None:
    assert not is_join_address(text)
    with pytest.raises(ValueError, match="only an address"):
        qr_svg(text)


def test_the_drawing_of_a_code_shows_its_squares_and_the_quiet_around_them() -> None:
    drawing = ElementTree.fromstring(qr_svg(ADDRESS))
    assert drawing.get("viewBox") == "0 0 33 33"
    path = drawing[1].get("d")
    assert path is not None
    drawn = set()
    for column, row, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", path):
        drawn |= {(int(row), int(column) + k) for k in range(int(length))}
    squares = squares_of(ADDRESS)
    dark = {(i + QUIET, j + QUIET) for i, row in enumerate(squares) for j, one in enumerate(row) if one}
    assert drawn == dark


@given(st.lists(st.lists(st.booleans(), min_size=5, max_size=5), min_size=5, max_size=5))
def test_strips_cover_the_dark_squares_once_and_nothing_else(rows: list[list[bool]]) -> None:
    squares = tuple(tuple(row) for row in rows)
    covered = [(row, column + k) for row, column, length in runs_of(squares) for k in range(length)]
    assert len(covered) == len(set(covered))
    assert set(covered) == {(i, j) for i in range(5) for j in range(5) if squares[i][j]}


def test_a_code_of_eighty_centimetres_is_read_from_eight_metres() -> None:
    assert readable_from(25, 80) == 8.0
    assert edge_for(25, 8) == 80.0


@given(st.integers(21, 177), st.floats(0.5, 40))
def test_a_code_as_large_as_it_must_be_is_read_from_there(squares: int, metres: float) -> None:
    assert readable_from(squares, edge_for(squares, metres)) == pytest.approx(metres)


@pytest.mark.parametrize("tables", [0, 61])
def test_a_class_sits_at_one_table_or_more_and_not_at_too_many(tables: int) -> None:
    with pytest.raises(ValueError, match="1 to 60 tables"):
        Joining(ADDRESS, tables)


def test_where_no_code_can_be_scanned_the_address_is_typed_in_small_letters() -> None:
    joining = Joining("HTTP://[FD00::2]:8000/J/KTQWXZ")
    assert (joining.door, joining.code) == ("http://[fd00::2]:8000", "KTQWXZ")
