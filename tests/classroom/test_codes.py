"""Papers of a class on phones: the code on a role sheet and on a sign, read back from the page square by square."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest

pytest.importorskip("fpdf", reason="papers need the extra [classroom]")
pytest.importorskip("segno", reason="codes need the extra [classroom]")
import segno
from laid_out import read_along
from pypdf import PageObject, PdfReader

from communique.classroom.joining import Joining
from communique.classroom.paper import Paper
from communique.classroom.paper_stock import Stock
from communique.classroom.papers import Printing, documents
from communique.classroom.papers.role_sheet import role_sheet
from communique.classroom.papers.table_sign import table_signs
from communique.classroom.tagged import Element
from communique.cli import main
from communique.loading.scenario_file import load_scenario
from communique.model.levels import at_level
from communique.model.scenario import Seat
from communique.model.sheet import Scenario
from communique.views import Briefing, brief

ADDRESS = "HTTP://10.0.0.5:8000/J/KTQWXZ"
TWO = Joining(ADDRESS, 2)
BOX = re.compile(rb"^([\d.]+) ([\d.]+) ([\d.]+) -([\d.]+) re$", re.MULTILINE)
"""A strip of a code: nothing else on a paper is drawn from its upper edge down, three places after the point."""


def guided() -> Scenario:
    return at_level(load_scenario("one-pitch"), "guided")


def pages(paper: Paper) -> list[PageObject]:
    return list(PdfReader(BytesIO(bytes(paper.output()))).pages)


def squares_on(page: PageObject) -> set[tuple[int, int]]:
    """Row and column of each dark square, from the first one; squares are as high as every strip is."""
    contents = page.get_contents()
    assert contents is not None
    strips = [tuple(map(float, found)) for found in BOX.findall(contents.get_data()) if b"." in found[0]]
    strips = [strip for strip in strips if abs(strip[3] - strips[-1][3]) < 0.002]
    left, top, size = min(s[0] for s in strips), max(s[1] for s in strips), strips[0][3]
    found = set()
    for x, y, width, _ in strips:
        row, column, length = round((top - y) / size), round((x - left) / size), round(width / size)
        found |= {(row, column + k) for k in range(length)}
    return found


def expected(address: str) -> set[tuple[int, int]]:
    matrix = segno.make(address, error="m", micro=False).matrix
    return {(i, j) for i, row in enumerate(matrix) for j, dark in enumerate(row) if dark}


def own(seat: int) -> Briefing:
    return brief(guided(), Seat(seat))


def test_the_code_of_a_role_sheet_leads_to_its_own_seat_at_each_table() -> None:
    for seat in (0, 1):
        found = [page for page in pages(role_sheet(own(seat), Printing(joining=TWO))) if page.extract_text()]
        assert squares_on(found[0]) == expected(f"{ADDRESS}/1/{seat + 1}")
        assert squares_on(found[-1]) == expected(f"{ADDRESS}/2/{seat + 1}")


def test_a_sign_carries_the_code_of_its_table_and_what_can_be_typed_instead() -> None:
    found = [page for page in pages(table_signs(guided().public, TWO)) if page.extract_text()]
    for table, page in enumerate(found, start=1):
        assert squares_on(page) == expected(f"{ADDRESS}/{table}")
        told = page.extract_text()
        assert f"Table {table}" in told
        assert "KTQWXZ" in told
        assert "http://10.0.0.5:8000" in told
    assert len(found) == 2


def test_a_role_sheet_says_in_words_where_its_code_leads() -> None:
    with read_along() as said:
        role_sheet(own(1), Printing(joining=TWO))
    assert "CONFIDENTIAL ROLE SHEET · TABLE 1" in said
    words = "Scan the code with your phone, and you sit in this seat. Or type http://10.0.0.5:8000/j/ktqwxz/1/2"
    assert words in [" ".join(one.split()) for one in said]


def test_whoever_does_not_see_a_code_hears_where_it_leads() -> None:
    page = role_sheet(own(0), Printing(joining=TWO))
    heard = [element.alt for element in page.tree if isinstance(element, Element) and element.alt]
    assert heard == [f"A code to scan. It leads to {ADDRESS}/{table}/1" for table in (1, 2)]


@pytest.mark.parametrize(
    ("case", "two_up", "sides"),
    [
        ("one-pitch", False, [0, 2, 4]),
        ("one-pitch", True, [0, 0, 2]),
        ("sochi-2021", False, [0, 4, 8]),
        ("sochi-2021", True, [0, 2, 4]),
    ],
)
def test_everybodys_copy_begins_on_a_sheet_of_its_own_also_where_both_sides_are_printed(
    case: str, two_up: bool, sides: list[int]
) -> None:
    scenario = at_level(load_scenario(case), "envoy" if case == "sochi-2021" else "guided")
    page = role_sheet(brief(scenario, Seat(0)), Printing(Stock("a4", two_up=two_up), joining=Joining(ADDRESS, 3)))
    told = [side.extract_text() for side in pages(page)]
    begun = [next(side for side, text in enumerate(told) if f"TABLE {table}" in text) for table in (1, 2, 3)]
    assert begun == sides


def test_pages_are_counted_from_one_for_each_reader() -> None:
    page = role_sheet(brief(load_scenario("sochi-2021"), Seat(0)), Printing(joining=TWO))
    told = [side.extract_text().split() for side in pages(page)]
    assert [words[-1] if words else "" for words in told] == ["1", "2", "3", "", "1", "2", "3"]


def test_two_papers_of_one_small_page_stand_beside_each_other_and_the_back_of_their_sheet_stays_empty() -> None:
    signs = table_signs(guided().public, Joining(ADDRESS, 3), Printing(Stock("a4", two_up=True)))
    told = [page.extract_text() for page in pages(signs)]
    assert [sorted(re.findall(r"Table (\d)", page)) for page in told] == [["1", "2"], [], ["3"]]
    assert told[1] == ""


def test_without_phones_papers_are_as_they_were_and_there_is_no_sign() -> None:
    names = [one.name for one in documents(guided())]
    assert "table-sign.pdf" not in names
    assert [one.name for one in documents(guided(), Printing(joining=TWO)) if one.name not in names] == [
        "table-sign.pdf"
    ]


def test_a_fresh_papers_number_stands_on_sheet_and_sign() -> None:
    drawn = load_scenario("lantern-strait", papers=7)
    for paper in (role_sheet(brief(drawn, Seat(0)), Printing(joining=TWO)), table_signs(drawn.public, TWO)):
        assert "papers 7" in pages(paper)[0].extract_text()


def test_the_command_takes_the_address_as_it_is_typed_and_a_number_of_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = ["--join", "http://10.0.0.5:8000/j/ktqwxz/", "--tables", "2"]
    assert main(["sheets", "one-pitch", "--level", "guided", "--out", str(tmp_path), *typed]) == 0
    first = PdfReader(tmp_path / "table-sign.pdf").pages[0]
    assert squares_on(first) == expected(f"{ADDRESS}/1")
    capsys.readouterr()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--join", "http://10.0.0.5:8000/teacher/abc"], "Phones join at an address such as"),
        (["--tables", "3"], "--tables goes with --join"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(
    words: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sheets", "one-pitch", "--out", str(tmp_path / "papers"), *words]) == 2
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "papers").exists()
