"""Slides: sixteen to nine, nothing given away before the talks, large enough for the last row."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO

import pytest

pytest.importorskip("fpdf", reason="papers need the extra [classroom]")
from pypdf import PdfReader

from communique.analysis.measures import midpoint
from communique.analysis.problem import Problem
from communique.classroom.deck import Deck
from communique.classroom.teacher.named_swaps import shown_swaps
from communique.classroom.teacher.slide_deck import slides
from communique.loading.scenario_file import load_scenario
from communique.model.levels import at_level

pytestmark = pytest.mark.slow


@cache
def shown(name: str = "lantern-strait", level: str = "envoy") -> tuple[str, ...]:
    deck = slides(at_level(load_scenario(name), level))
    pages = PdfReader(BytesIO(bytes(deck.output()))).pages
    return tuple(" ".join(page.extract_text().split()) for page in pages)


def test_what_gives_answers_away_comes_after_the_talks() -> None:
    titles = [slide.split(" Lantern Strait")[0] for slide in shown()]
    talks = next(k for k, slide in enumerate(titles) if slide.startswith("The talks"))
    before = " ".join(titles[:talks])
    for line in ("What was possible", "Swaps from the middle", "What was there to find"):
        assert line not in before
        assert any(slide.startswith(line) for slide in titles[talks:])


def test_a_class_reads_what_to_write_down_and_how_to_score_a_sheet() -> None:
    assert any(slide.startswith("Before you begin, write down 1. What matters most to you") for slide in shown())
    assert any(slide.startswith("How to score your sheet 1. For each issue find the option") for slide in shown())


def test_every_delegation_is_shown_by_its_alias_first() -> None:
    assert any("Delegation A Town of Osmark" in slide for slide in shown())


def test_a_slide_that_goes_on_has_its_title_again() -> None:
    deck = Deck("A", "B")
    deck.slide("Long")
    deck.points([f"Point {k}" for k in range(14)])
    pages = [page.extract_text() for page in PdfReader(BytesIO(bytes(deck.output()))).pages]
    assert len(pages) == 2
    assert pages[1].startswith("Long (continued)")


def test_a_list_that_goes_on_is_spread_evenly_with_no_item_torn() -> None:
    deck = Deck("A", "B")
    deck.slide("List")
    item = "Whoever asks what the others need may find that it costs them little, and that a beginning which somebody"
    deck.points([f"{item} finds, and nobody loses anything by it, and it ends here."] * 5, mark="{}.")
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(bytes(deck.output()))).pages]
    assert [page.count("Whoever") for page in pages] == [3, 2]
    assert [page.count("ends here.") for page in pages] == [3, 2]
    assert pages[1].startswith("List (continued) 4. Whoever")


def test_what_was_said_clause_by_clause_stands_whole_on_a_slide_and_mostly_by_twos() -> None:
    told = [said for said in shown("sochi-2021", "minister") if said.startswith("Clause by clause")]
    heads = [len(re.findall(r": (?:in the text or beside it|not in the text)", said)) for said in told]
    assert heads == [2, 2, 1, 2, 2]


def test_a_slide_ends_with_a_sentence_and_never_within_one() -> None:
    deck = Deck("A", "B")
    sentence = "Somebody said that this would take long, and it did take long, as was said before it began."
    deck.parts("Story", [" ".join([sentence] * 12)])
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(bytes(deck.output()))).pages]
    assert len(pages) == 2
    assert [page.count("Somebody") for page in pages] == [6, 6]
    assert [page.count("it began.") for page in pages] == [6, 6]


def test_nothing_but_the_foot_is_smaller_than_sixteen_points() -> None:
    sizes: dict[float, str] = {}

    def visit(text: str, user: list[float], at: list[float], font: object, size: float) -> None:
        if text.strip():
            sizes.setdefault(round(size * user[0] * at[0], 1), text.strip())

    for page in PdfReader(BytesIO(bytes(slides(at_level(load_scenario("lantern-strait"), "guided")).output()))).pages:
        page.extract_text(visitor_text=visit)
    small = {size: text for size, text in sizes.items() if size < 16}
    assert set(small.values()) <= {"50", "Lantern Strait", "1", "Osmark", "Pellin", "60"}, small


@pytest.mark.parametrize(
    ("name", "level", "pairs"),
    [
        ("harbour-at-sel", "envoy", ["Company, Union", "Friends, Region", "Other ports, Ministry"]),
        ("orrin-glass", "envoy", ["Company, Union"]),
        ("one-plough", "envoy", ["Alm, Brun", "Alm, Corve", "Brun, Corve"]),
    ],
)
def test_the_swaps_on_the_screen_are_those_of_who_signs_each_about_as_often(
    name: str, level: str, pairs: list[str]
) -> None:
    """The conciliator of Orrin signs nothing, so nobody can make a swap with it."""
    scenario = at_level(load_scenario(name), level)
    problem = Problem.posed_by(scenario)
    shown = shown_swaps(scenario, problem, midpoint(problem), 3)
    assert sorted({who for who, _ in shown}) == sorted(pairs)
