"""The small cases keep what they promise: one trade and one shared interest, counted from their files alone.

The counting goes over plain YAML and shares no code with `communique.analysis`; the figures expected were read off it
once and checked by hand where they name a package.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import Any, NamedTuple

import pytest
from scenarios.case_files import document

from communique.loading.scenario_file import load_scenario

CASES = ("one-pitch", "closed-theatre", "spare-rolling-stock", "one-plough")


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
    ("closed-theatre", "guided"): Figures(216, 106, 7, "four two nil", (28, 28)),
    ("closed-theatre", "delegate"): Figures(216, 67, 5, "four two nil", (22, 22)),
    ("closed-theatre", "envoy"): Figures(648, 55, 5, "four two nil hall", (19, 19)),
    ("spare-rolling-stock", "guided"): Figures(168, 88, 8, "nil two five", (29, 30)),
    ("spare-rolling-stock", "delegate"): Figures(168, 54, 6, "nil two five", (22, 23)),
    ("spare-rolling-stock", "envoy"): Figures(504, 55, 6, "nil two five ticket", (21, 22)),
    ("one-plough", "guided"): Figures(750, 570, 118, "a12 a4 a20 ring", (31, 38, 46)),
}


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
def test_what_is_at_stake_grows_from_level_to_level(name: str) -> None:
    told = document(name)
    for sheet in told["sheets"].values():
        stakes = [sheet["level_reservations"][level["id"]] for level in told["levels"]]
        assert stakes == sorted(stakes)


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


# -- dividing goods ----------------------------------------------------------------


DIVISIONS = {
    "closed-theatre": {"lamps": (4, "attic"), "cloth": (4, "attic"), "timber": (4, "attic")},
    "spare-rolling-stock": {"engines": (2, "fell"), "carriages": (4, "fell"), "signals": (5, "fell")},
}
"""How many things there are of each sort, and whose share the options count."""
NUMBERS = ("nil", "one", "two", "three", "four", "five")


@pytest.mark.parametrize("name", DIVISIONS)
def test_each_thing_of_a_sort_is_worth_as_much_as_the_next_and_what_one_has_the_other_has_not(name: str) -> None:
    for issue, (count, whose) in DIVISIONS[name].items():
        for party, sheet in document(name)["sheets"].items():
            row = sheet["points"][issue]
            own = [row[NUMBERS[k]] for k in range(count + 1)]
            own = own if party == whose else own[::-1]
            assert row["none"] == own[0] == 0
            assert own == [own[1] * k for k in range(count + 1)]


def test_all_things_on_the_siding_together_are_worth_the_same_to_both_as_in_the_study() -> None:
    sheets = document("spare-rolling-stock")["sheets"].values()
    goods = DIVISIONS["spare-rolling-stock"]
    assert [sum(max(sheet["points"][issue].values()) for issue in goods) for sheet in sheets] == [79, 79]


def test_half_of_everything_in_the_cellar_is_worth_less_to_both_than_lamps_for_timber() -> None:
    """Worked out by hand: two crates of each against all lamps for all timber and two crates of cloth each."""
    sheets = document("closed-theatre")["sheets"].values()
    half = dict.fromkeys(("lamps", "cloth", "timber"), "two")
    trade = {"lamps": "four", "cloth": "two", "timber": "nil"}
    worth = [[sum(sheet["points"][i][o] for i, o in terms.items()) for terms in (half, trade)] for sheet in sheets]
    assert worth == [[40, 50], [40, 50]]


@pytest.mark.parametrize("name", DIVISIONS)
def test_the_first_level_of_a_division_has_goods_alone_as_the_study_had(name: str) -> None:
    first, *_, last = load_scenario(name).public.levels
    assert len(first.issues) == 3
    assert not any((first.news, first.gestures, first.audiences, first.tension))
    assert len(last.issues) == 4
