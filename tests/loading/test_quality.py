"""The quality scale: what each step asks for can be missed, and no case that ships claims a review."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from analysis.build import scenario

from communique.loading import quality as scale
from communique.loading.lint import LintResult, LintStatus
from communique.loading.measured_odds import Odds
from communique.loading.quality import DEMANDS, Grade, Quality, Shortfall, quality
from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.model.scenario import Review, Seat
from communique.model.sheet import Scenario

GOOD = [LintResult("even_goals", LintStatus.PASS, "2 to 2", "")]
SOCHI = load_scenario("sochi-2021")
BARE = scenario([[[0, 9], [0, 5]], [[0, 7], [0, 6]]], [1, 1])
"""Two parties and two issues, and nothing that is told about them."""


def reviewed(case: Scenario, *reviews: Review) -> Scenario:
    return replace(case, public=replace(case.public, reviews=reviews))


def names(found: Quality) -> list[str]:
    return [one.demand for one in found.missing]


def test_what_fails_a_lint_is_bronze_and_is_told_what_the_lint_says() -> None:
    poor = [*GOOD, LintResult("news_deck", LintStatus.WARN, "3 for 6", "Write nine more cards.")]
    assert quality(SOCHI, poor) == Quality(Grade.BRONZE, (Shortfall("news_deck", "Write nine more cards."),))


def test_a_case_with_nothing_but_numbers_is_silver_and_is_told_what_gold_asks_for() -> None:
    found = quality(BARE, GOOD)
    assert found.step is Grade.SILVER
    assert found.following is Grade.GOLD
    assert names(found) == ["papers", "drawing", "deck", "lesson", "care", "levels"]


def test_each_demand_of_gold_is_missed_by_a_case_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    public = SOCHI.public
    first, last = public.levels[0], public.levels[-1]
    seats = [party.id for party in public.parties]
    flat = {level.id: {seat: Odds(50, 50, 9.0, 30) for seat in seats} for level in (first, last)}
    poor = {
        level.id: {seat: Odds(50, 50, -1.0 if level is first else -2.0, 30) for seat in seats}
        for level in (first, last)
    }
    cut = [replace(level, issues=level.issues[:2]) for level in (first, last)]
    without = {
        "papers": replace(SOCHI, ranges=None),
        "drawing": replace(SOCHI, public=replace(public, map="")),
        "deck": replace(SOCHI, public=replace(public, news=public.news[:11])),
        "lesson": replace(SOCHI, public=replace(public, lesson=replace(public.lesson, before=()))),
        "care": replace(SOCHI, public=replace(public, absent=())),
        "facts": replace(SOCHI, public=replace(public, reference=None)),
        "levels": replace(
            SOCHI,
            public=replace(public, levels=tuple(cut)),
            sheets=tuple(replace(sheet, level_reservations={}) for sheet in SOCHI.sheets),
        ),
        "odds": replace(SOCHI, digest="0" * 64),
        "usual": replace(SOCHI, digest="0" * 64),
    }
    told = {one.name: one.lacks for one in DEMANDS}
    for name, case in without.items():
        assert told[name](case), name
    pair = replace(SOCHI, public=replace(public, levels=(first, last)))
    monkeypatch.setattr(scale, "measured_odds", lambda *_: flat)
    assert told["ladder"](pair)
    assert not told["first_level"](pair)
    monkeypatch.setattr(scale, "measured_odds", lambda *_: poor)
    assert told["first_level"](pair)
    assert set(without) | {"ladder", "first_level"} == {one.name for one in DEMANDS if one.step is Grade.GOLD}


def test_only_a_class_and_a_reader_from_every_side_that_signs_make_platinum(monkeypatch: pytest.MonkeyPatch) -> None:
    gold = tuple(one for one in DEMANDS if one.step is Grade.PLATINUM)
    monkeypatch.setattr(scale, "DEMANDS", gold)
    played = Review("A class", "2027-02-01", "Played.")
    sides = [Review("A reader", "2027-02-01", "Read.", Seat(seat)) for seat in (0, 1)]
    assert names(quality(SOCHI, GOOD)) == ["played", "sides"]
    assert names(quality(reviewed(SOCHI, played), GOOD)) == ["sides"]
    assert names(quality(reviewed(SOCHI, *sides), GOOD)) == ["played"]
    assert "Azerbaijan" in quality(reviewed(SOCHI, played, sides[0]), GOOD).missing[0].sentence
    whole = quality(reviewed(SOCHI, played, *sides), GOOD)
    assert (whole.step, whole.following, whole.missing) == (Grade.PLATINUM, None, ())


@pytest.mark.parametrize("name", list_scenarios())
def test_no_scenario_that_ships_claims_a_review_by_people(name: str) -> None:
    assert load_scenario(name).public.reviews == ()


def test_a_review_is_read_from_the_file_and_changes_no_digest(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "scenarios" / "lantern-strait.yaml").read_text(encoding="utf-8")
    path = tmp_path / "lantern-strait.yaml"
    told = 'reviews:\n  - {by: A reader, date: "2027-02-01", party: pellin, text: "Read."}\n'
    path.write_text(text + told, encoding="utf-8")
    case = load_scenario(path)
    assert case.public.reviews == (Review("A reader", "2027-02-01", "Read.", Seat(1)),)
    assert case.digest == load_scenario("lantern-strait").digest


def test_the_page_on_quality_lists_every_demand_with_what_it_asks_for() -> None:
    page = (Path(__file__).parents[2] / "scenarios" / "QUALITY.md").read_text(encoding="utf-8")
    for step in (Grade.GOLD, Grade.PLATINUM):
        section = page.split(f"## {step.value.title()}\n")[1].split("\n## ")[0]
        rows = [line for line in section.splitlines() if line.startswith("| `")]
        assert rows == [f"| `{one.name}` | {one.asks} |" for one in DEMANDS if one.step is step]
