"""Papers for a class: what stands on them, read back from the PDF, and what must not."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

pytest.importorskip("fpdf", reason="papers need the extra [classroom]")
from pypdf import PdfReader

from game.classroom.paper import Paper
from game.classroom.sheets import documents, public_sheet, role_sheet, signing_words, write_all
from game.cli import main
from game.loading.scenario import load_scenario
from game.model.levels import at_level
from game.model.scenario import Seat
from game.model.sheet import Scenario
from game.views import brief

SCENARIOS = ("harbour-at-sel", "lantern-strait", "sochi-2021")


def text(page: Paper) -> str:
    reader = PdfReader(BytesIO(bytes(page.output())))
    return "\n".join(sheet.extract_text() for sheet in reader.pages)


def flat(page: Paper) -> str:
    return " ".join(text(page).split())


def others_changed(scenario: Scenario, seat: int) -> Scenario:
    """The scenario with every other party's numbers and words replaced."""
    sheets = tuple(
        sheet
        if p == seat
        else replace(
            sheet,
            points=tuple(tuple(point + 1000 for point in row) for row in sheet.points),
            reservation=9999,
            brief="Something else entirely.",
            links=(),
            audiences=(),
            cards=(),
        )
        for p, sheet in enumerate(scenario.sheets)
    )
    return replace(scenario, sheets=sheets)


@pytest.mark.parametrize("name", ["lantern-strait", "sochi-2021"])
def test_a_role_sheet_holds_nothing_of_another_party(name: str) -> None:
    scenario = load_scenario(name)
    for seat in range(len(scenario.sheets)):
        mine = bytes(role_sheet(brief(scenario, Seat(seat))).output())
        other = bytes(role_sheet(brief(others_changed(scenario, seat), Seat(seat))).output())
        assert mine == other


def test_no_brief_of_another_party_can_be_read_on_a_role_sheet() -> None:
    scenario = load_scenario("sochi-2021")
    for seat in range(3):
        page = flat(role_sheet(brief(scenario, Seat(seat))))
        for other in range(3):
            opening = " ".join(scenario.sheets[other].brief.split()[:12])
            assert (opening in page) == (other == seat)


def test_the_public_sheet_holds_no_points() -> None:
    page = flat(public_sheet(load_scenario("sochi-2021").public))
    assert "Points" not in page
    assert "no-deal" not in page.lower()


def test_armenias_sheet_shows_its_points_for_the_return_of_detained_persons() -> None:
    page = text(role_sheet(brief(load_scenario("sochi-2021"), Seat(0))))
    assert re.search(r"Those detained on 16 November\s+12\b", page)
    assert re.search(r"All for all by 31 December\s+18\b", page)
    assert "No agreement is worth 52 points to you." in page


def test_a_level_without_audiences_prints_none() -> None:
    cut = at_level(load_scenario("sochi-2021"), "guided")
    page = flat(role_sheet(brief(cut, Seat(0))))
    assert "Audiences at home" not in page
    assert "No agreement is worth 31 points to you." in page
    assert "Protection of cultural" not in page


def test_armenian_cyrillic_and_latin_letters_survive_the_page() -> None:
    page = Paper("Letters", "foot")
    page.prose("Երևան · Москва · Bakı · Gəncə")
    assert "Երևան · Москва · Bakı · Gəncə" in text(page)


def test_the_same_scenario_gives_the_same_bytes() -> None:
    scenario = load_scenario("lantern-strait")
    first, second = ([bytes(d.make().output()) for d in documents(scenario)] for _ in range(2))
    assert first == second


def test_letter_paper_is_letter() -> None:
    page = public_sheet(load_scenario("lantern-strait").public, paper="letter")
    box = PdfReader(BytesIO(bytes(page.output()))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_scenario_prints_all_its_papers(name: str, tmp_path: Path) -> None:
    scenario = load_scenario(name)
    written = write_all(scenario, tmp_path)
    assert len(written) == len(scenario.sheets) + 4
    assert all(path.read_bytes().startswith(b"%PDF") for path in written)


def test_the_signing_rule_of_sel_is_told_with_its_veto() -> None:
    public = load_scenario("harbour-at-sel").public
    assert signing_words(public) == "A text is signed when 5 of the 6 parties sign it. Company must be among them."


def test_papers_that_are_there_are_not_replaced_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheets", "lantern-strait", "--out", str(tmp_path)]) == 0
    before = (tmp_path / "public.pdf").read_bytes()
    (tmp_path / "public.pdf").write_bytes(b"mine")
    assert main(["sheets", "lantern-strait", "--out", str(tmp_path)]) == 2
    assert (tmp_path / "public.pdf").read_bytes() == b"mine"
    assert main(["sheets", "lantern-strait", "--out", str(tmp_path), "--force"]) == 0
    assert (tmp_path / "public.pdf").read_bytes() == before
    capsys.readouterr()
