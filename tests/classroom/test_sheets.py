"""Papers for a class: what stands on them, read back from the PDF, and what must not."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from shapes import one_of_each_shape

pytest.importorskip("fpdf", reason="papers need the extra [classroom]")
from pypdf import PdfReader

from communique.classroom.paper import Paper
from communique.classroom.papers import Printing, documents, write_all
from communique.classroom.papers._words import signing_words
from communique.classroom.papers.agenda import agenda
from communique.classroom.papers.news_cards import news_cards
from communique.classroom.papers.public_sheet import public_sheet
from communique.classroom.papers.role_sheet import role_sheet
from communique.classroom.papers.rules_sheet import rules_sheet
from communique.cli import main
from communique.loading.scenario_file import load_scenario
from communique.model.levels import at_level
from communique.model.scenario import Origin, Seat
from communique.model.sheet import Scenario
from communique.views import brief

pytestmark = pytest.mark.slow

SCENARIOS = one_of_each_shape()


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


@pytest.mark.parametrize("name", SCENARIOS)
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


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_numbers_read_from_a_role_sheet_are_its_own(name: str) -> None:
    """Read back from the paper: under each issue the points of this party, option by option, and no others."""
    scenario = load_scenario(name)
    for seat, sheet in enumerate(scenario.sheets):
        page = flat(role_sheet(brief(scenario, Seat(seat))))
        for issue, points in zip(scenario.public.issues, sheet.points, strict=True):
            pairs = enumerate(zip(issue.options, points, strict=True))
            rows = " ".join(f"({k}) {option.label} {value}" for k, (option, value) in pairs)
            assert f"{issue.title} Points {rows}" in page
        for other, theirs in enumerate(scenario.sheets):
            at = " at tension 0" if scenario.public.tension_shift else ""
            told = f"what no deal is worth: {theirs.reservation} points{at}."
            assert (told in page) == (theirs.reservation == sheet.reservation), other


def imported() -> Scenario:
    """Lantern Strait as if it came from a research domain: ten million points, and no issue that can be left out."""
    scenario = load_scenario("lantern-strait")
    public = scenario.public
    issues = tuple(
        replace(issue, options=(replace(issue.options[0], clause="As it was."), *issue.options[1:]))
        for issue in public.issues
    )
    origin = Origin("genius-xml", "Nobody's files.", "A sum.", Fraction(10_000_000))
    fine = replace(public, scale=10_000_000, origin=origin, issues=issues, questions=(), absent=(), content_note="")
    sheets = tuple(
        replace(
            sheet,
            points=tuple(tuple(100_000 * value for value in row) for row in sheet.points),
            reservation=100_000 * sheet.reservation, links=(), audiences=(),
        )
        for sheet in scenario.sheets
    )  # fmt: skip
    return replace(scenario, public=replace(fine, seed=""), sheets=sheets)


def test_the_papers_of_an_imported_domain_count_to_a_hundred_and_claim_nothing() -> None:
    scenario, written = imported(), load_scenario("lantern-strait").sheets[0]
    papers = {document.name: flat(document.make()) for document in documents(scenario)}
    role = papers["role-osmark.pdf"]
    assert f"what no deal is worth: {written.reservation}.0 points at tension 0." in role
    assert f"{scenario.public.issues[0].options[1].label} {written.points[0][1]}.0 " in role
    assert "Points are shown out of 100, which no package can exceed; the scenario's file counts 10,000,000." in role
    assert "They are test data and no claim about anybody." in role
    assert "leaves the matter as it is today" not in papers["outcome.pdf"]
    assert "Questions for the debrief" not in papers["teacher.pdf"]
    assert not re.search(r"\d{6}", re.sub(r"\S*/\S*", "", " ".join(papers.values())))  # but for addresses


def test_the_news_cards_hold_what_happens_what_it_does_and_each_partys_words() -> None:
    page = flat(news_cards(at_level(load_scenario("sochi-2021"), "envoy").public))
    assert "Imagined for this exercise: in the night shots were heard near two border posts." in page
    assert "This session: action points −1 for Armenia, Azerbaijan." in page
    assert "Azerbaijan's delegation says that it has asked for a report, and will read it before it speaks." in page
    assert "Wait for the facts (changes nothing)" in page


def test_a_level_without_news_has_no_news_cards() -> None:
    scenario = load_scenario("lantern-strait")
    named = {level: {one.name for one in documents(at_level(scenario, level))} for level in ("guided", "envoy")}
    assert named["envoy"] - named["guided"] == {"news.pdf"}


Written = Callable[[str, str], tuple[Path, ...]]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """All papers of a scenario on paper of a size, printed once."""

    @cache
    def papers(name: str, size: str) -> tuple[Path, ...]:
        return write_all(load_scenario(name), tmp_path_factory.mktemp(name), Printing(size))

    return papers


@pytest.mark.parametrize(("name", "size"), [*((name, "a4") for name in SCENARIOS), ("sochi-2021", "letter")])
def test_no_page_holds_but_a_line_or_two(name: str, size: str, written: Written) -> None:
    for path in written(name, size):
        for page in PdfReader(path).pages:
            least = 2 if path.name == "slides.pdf" else 4  # a slide is its title and a line, at the least
            assert len(page.extract_text().splitlines()) > least, path.name


def test_the_public_sheet_holds_no_points() -> None:
    page = flat(public_sheet(load_scenario("sochi-2021").public))
    assert "Points" not in page
    assert "no-deal" not in page.lower()


def test_armenias_sheet_shows_its_points_for_the_return_of_detained_persons() -> None:
    page = text(role_sheet(brief(load_scenario("sochi-2021"), Seat(0))))
    assert re.search(r"Those detained on 16 November\s+8\b", page)
    assert re.search(r"All for all by 31 December\s+16\b", page)
    assert "what no deal is worth: 58 points at tension 0." in " ".join(page.split())


def test_a_level_without_audiences_prints_none() -> None:
    cut = at_level(load_scenario("sochi-2021"), "guided")
    page = flat(role_sheet(brief(cut, Seat(0))))
    assert "Audiences at home" not in page
    assert "what no deal is worth: 14 points." in page
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
    page = public_sheet(load_scenario("lantern-strait").public, Printing("letter"))
    box = PdfReader(BytesIO(bytes(page.output()))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_scenario_prints_all_its_papers(name: str, written: Written) -> None:
    scenario = load_scenario(name)
    papers = written(name, "a4")
    assert [path.name for path in papers] == [document.name for document in documents(scenario)]
    assert len(papers) >= 2 * len(scenario.sheets) + 7
    assert all(path.read_bytes().startswith(b"%PDF") for path in papers)


def test_the_signing_rule_of_sel_is_told_with_its_veto() -> None:
    public = load_scenario("harbour-at-sel").public
    told = signing_words(public, Printing(names="real"))
    assert told == "A text is signed when 5 of the 6 parties sign it. Without Company nothing is signed."


def test_papers_that_are_there_are_not_replaced_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheets", "lantern-strait", "--out", str(tmp_path)]) == 0
    before = (tmp_path / "public.pdf").read_bytes()
    (tmp_path / "public.pdf").write_bytes(b"mine")
    assert main(["sheets", "lantern-strait", "--out", str(tmp_path)]) == 2
    assert (tmp_path / "public.pdf").read_bytes() == b"mine"
    assert main(["sheets", "lantern-strait", "--out", str(tmp_path), "--force"]) == 0
    assert (tmp_path / "public.pdf").read_bytes() == before
    capsys.readouterr()


def test_a_letter_that_the_font_lacks_leaves_a_box_everywhere_on_a_paper() -> None:
    page = Paper("\U0001f54a", "Foot \U0001f54a")
    page.top("Title \U0001f54a", "Over \U0001f54a", "Under \U0001f54a")
    page.heading("Heading \U0001f54a")
    page.prose("Prose \U0001f54a")
    page.short_list("List \U0001f54a", ["Item \U0001f54a"])
    page.grid([["Head \U0001f54a"], ["Cell \U0001f54a"]], [1])
    page.box("Box \U0001f54a")
    said = flat(page)
    for place in ("Foot", "Title", "Over", "Under", "Heading", "Prose", "List", "Item", "Head", "Cell", "Box"):
        assert f"{place} □" in said


def test_what_shows_nothing_leaves_no_box_on_a_paper() -> None:
    page = Paper("Title", "Foot")
    page.prose("Peace\ufe0f quiet\U000e0041 \U0001f3fd")
    assert flat(page).startswith("Peace quiet □")
    assert flat(page).count("□") == 1


def test_the_rules_tell_the_closing_call_and_how_tension_moves() -> None:
    words = flat(rules_sheet(load_scenario("sochi-2021").public))
    assert "Once, after the last session: each of those who sign" in words
    assert "ends with no further clause initialled by all" in words


def test_at_a_level_without_tension_the_rules_and_the_agenda_have_none() -> None:
    guided = at_level(load_scenario("sochi-2021"), "guided").public
    assert "Closing call" in flat(rules_sheet(guided))
    assert "ension" not in flat(rules_sheet(guided)) + flat(agenda(guided))
