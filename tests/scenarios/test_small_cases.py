"""The small cases keep what they promise: one trade and one shared interest, counted from their files alone.

The counting goes over plain YAML and shares no code with `communique.analysis`; the figures expected were read off it
once and checked by hand where they name a package.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from communique.loading.lint import LintStatus, lint
from communique.loading.scenario_file import load_scenario
from communique.model.scenario import Seat

ROOT = Path(__file__).resolve().parents[2]
CASES = ("one-pitch",)


class Figures(NamedTuple):
    packages: int
    acceptable: int
    efficient: int
    """Of those acceptable."""
    nash: str
    gains: tuple[int, ...]


EXPECTED = {
    ("one-pitch", "guided"): Figures(150, 56, 7, "close a8 awning", (35, 35)),
    ("one-pitch", "envoy"): Figures(150, 21, 3, "close a8 awning", (21, 21)),
}


@cache
def document(name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((ROOT / "scenarios" / f"{name}.yaml").read_text(encoding="utf-8"))
    return read


def options_of(name: str, issue: str) -> list[str]:
    """The options of an issue, in the order in which its points are written."""
    sheets = document(name)["sheets"]
    return list(next(iter(sheets.values()))["points"][issue])


@cache
def counted(name: str, level: str) -> Figures:
    """The figures of a level, package by package."""
    told = document(name)
    cut = next(one for one in told["levels"] if one["id"] == level)
    issues = [issue["id"] for issue in told["issues"]] if cut["issues"] == "all" else cut["issues"]
    sheets = list(told["sheets"].values())
    reserve = [sheet.get("level_reservations", {}).get(level, sheet["reservation"]) for sheet in sheets]
    worth = {}
    for package in product(*(options_of(name, issue) for issue in issues)):
        chosen = dict(zip(issues, package, strict=True))
        if not any(_breaks(rule, chosen) for rule in told.get("feasibility", [])):
            worth[package] = tuple(_points(sheet, chosen, cut) for sheet in sheets)
    good = {p: w for p, w in worth.items() if all(a >= r for a, r in zip(w, reserve, strict=True))}
    best = [p for p, w in good.items() if not any(_better(other, w) for other in worth.values())]
    gains = {p: tuple(a - r for a, r in zip(good[p], reserve, strict=True)) for p in good}
    nash = max(good, key=lambda p: _product(gains[p]))
    return Figures(len(worth), len(good), len(best), " ".join(nash), gains[nash])


def _points(sheet: dict[str, Any], chosen: dict[str, str], cut: dict[str, Any]) -> int:
    links = sheet.get("links", []) if cut.get("links", True) else []
    together = (
        k["points"]
        for k in links
        if chosen.get(k["issue"]) == k["option"] and chosen.get(k["other_issue"]) == k["other_option"]
    )
    return sum(sheet["points"][issue][option] for issue, option in chosen.items()) + sum(together)


def _breaks(rule: dict[str, str], chosen: dict[str, str]) -> bool:
    if rule["issue"] not in chosen or rule["other_issue"] not in chosen or chosen[rule["issue"]] != rule["option"]:
        return False
    return (chosen[rule["other_issue"]] == rule["other_option"]) == (rule["kind"] == "excludes")


def _better(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return one != other and all(a >= b for a, b in zip(one, other, strict=True))


def _product(gains: tuple[int, ...]) -> int:
    found = 1
    for gain in gains:
        found *= gain
    return found


@pytest.mark.parametrize(("name", "level"), EXPECTED)
def test_the_figures_of_a_small_case_are_those_counted_from_its_file(name: str, level: str) -> None:
    assert counted(name, level) == EXPECTED[name, level]


@pytest.mark.parametrize("name", CASES)
def test_a_small_case_passes_every_lint(name: str) -> None:
    found = lint(load_scenario(name))
    assert [(one.name, one.figure) for one in found if one.status is not LintStatus.PASS] == []


@pytest.mark.parametrize("name", CASES)
def test_what_is_at_stake_grows_from_level_to_level(name: str) -> None:
    told = document(name)
    for sheet in told["sheets"].values():
        stakes = [sheet["level_reservations"][level["id"]] for level in told["levels"]]
        assert stakes == sorted(stakes)


@pytest.mark.parametrize("name", CASES)
def test_every_line_on_the_news_names_who_takes_it_and_none_comes_twice(name: str) -> None:
    public = load_scenario(name).public
    assert len(public.news) >= 12
    said = []
    for card in public.news:
        assert len(card.lines) == 3, card.id
        for line in card.lines:
            for seat, party in enumerate(public.parties):
                words = line.said_by(Seat(seat))
                assert words.removeprefix("The ").lower().startswith(party.short.lower()), words
                said.append(words)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("name", CASES)
def test_sheets_of_a_small_case_are_alike_in_length_and_say_what_their_numbers_are(name: str) -> None:
    told = document(name)
    briefs = [sheet["brief"] for sheet in told["sheets"].values()]
    lengths = [len(brief.split()) for brief in briefs]
    assert max(lengths) <= 1.15 * min(lengths)
    assert all("teaching assumptions" in brief for brief in briefs)
    assert all(len(sheet["cards"]) == 2 and len(sheet["audiences"]) == 2 for sheet in told["sheets"].values())
    assert len(told["absent"]) >= 3
    assert len(told["questions"]) >= 4


# -- one pitch ---------------------------------------------------------------------


def test_halving_both_questions_at_the_market_leaves_both_poorer_than_the_trade() -> None:
    """Worked out by hand: eleven and four metres against noon and eight, under the same awning."""
    bakery, nursery = (sheet["points"] for sheet in document("one-pitch")["sheets"].values())
    halved, traded = {"hours": "eleven", "shade": "a4"}, {"hours": "noon", "shade": "a6"}
    worth = [[sum(own[i][o] for i, o in terms.items()) for terms in (halved, traded)] for own in (bakery, nursery)]
    assert worth == [[42, 50], [36, 49]]


def test_both_at_the_market_like_the_same_answer_to_rain_best() -> None:
    for sheet in document("one-pitch")["sheets"].values():
        rain = sheet["points"]["cover"]
        assert max(rain, key=rain.__getitem__) == "awning"
