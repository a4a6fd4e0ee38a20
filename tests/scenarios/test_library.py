"""The larger cases of the library keep what their teaching notes promise, counted from their files alone.

The counting goes over plain YAML and shares no code with `communique.analysis`. Figures were counted so once; where
they name a package they were checked by hand.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
import pytest
from scenarios.case_files import document

from communique.loading.scenario_file import load_scenario
from communique.model.sheet import Scenario

CASES = ("three-reaches", "cape-quern")


class Figures(NamedTuple):
    packages: int
    feasible: int
    acceptable: int
    nash: str
    """The option of each issue in the package with the largest product of gains."""
    gains: tuple[int, ...]


EXPECTED = {
    ("three-reaches", "guided"): Figures(2500, 2280, 1119, "a900 a1000 a100 a30 a40", (31, 30, 34)),
    ("three-reaches", "envoy"): Figures(12500, 11400, 941, "a900 d2031-05-01 a1000 a100 a30 a40", (17, 16, 24)),
    ("cape-quern", "guided"): Figures(7680, 6992, 3728, "cape a40 a8 halves council open", (30, 37, 31)),
    ("cape-quern", "envoy"): Figures(7680, 6992, 548, "cape a40 a8 halves council open", (15, 23, 16)),
}


class Table(NamedTuple):
    """One level, listed: choices[issue, package], points[party, package], only of packages that the rules allow."""

    issues: list[str]
    options: list[list[str]]
    choices: np.ndarray
    points: np.ndarray
    reserve: np.ndarray
    packages: int

    @property
    def gains(self) -> np.ndarray:
        return self.points - self.reserve[:, None]

    def name(self, column: int) -> str:
        return " ".join(row[o] for row, o in zip(self.options, self.choices[:, column], strict=True))

    def where(self, words: str) -> int:
        wanted = [row.index(name) for row, name in zip(self.options, words.split(), strict=True)]
        return int(np.flatnonzero((self.choices == np.array(wanted)[:, None]).all(axis=0))[0])


@cache
def scenario(name: str) -> Scenario:
    return load_scenario(name)


@cache
def listed(name: str, level: str) -> Table:
    told = document(name)
    cut = next(one for one in told["levels"] if one["id"] == level)
    sheets = list(told["sheets"].values())
    issues = [one["id"] for one in told["issues"] if cut["issues"] == "all" or one["id"] in cut["issues"]]
    options = [list(sheets[0]["points"][issue]) for issue in issues]
    sizes = [len(row) for row in options]
    choices = np.indices(sizes).reshape(len(sizes), -1)

    def has(issue: str, option: str) -> np.ndarray:
        at = issues.index(issue)
        return choices[at] == options[at].index(option)

    for rule in told.get("feasibility", []):
        if rule["issue"] in issues and rule["other_issue"] in issues:
            here, there = has(rule["issue"], rule["option"]), has(rule["other_issue"], rule["other_option"])
            choices = choices[:, ~(here & (there if rule["kind"] == "excludes" else ~there))]
    points = []
    for sheet in sheets:
        rows = [np.array([sheet["points"][i][o] for o in row]) for i, row in zip(issues, options, strict=True)]
        own = sum(row[choices[at]] for at, row in enumerate(rows))
        for link in sheet.get("links", []) if cut["links"] else []:
            own = own + link["points"] * (
                has(link["issue"], link["option"]) & has(link["other_issue"], link["other_option"])
            )
        points.append(own)
    reserve = np.array([sheet["level_reservations"][level] for sheet in sheets])
    return Table(issues, options, choices, np.array(points), reserve, int(np.prod(sizes)))


@pytest.mark.parametrize(("name", "level"), EXPECTED)
def test_the_figures_of_a_level_are_those_counted_from_its_file(name: str, level: str) -> None:
    table = listed(name, level)
    good = (table.gains >= 0).all(axis=0)
    best = int(np.where(good, np.prod(table.gains.astype(float), axis=0), -1.0).argmax())
    gains = tuple(table.gains[:, best].tolist())
    found = Figures(table.packages, table.choices.shape[1], int(good.sum()), table.name(best), gains)
    assert found == EXPECTED[name, level]


@pytest.mark.parametrize("name", CASES)
def test_whoever_goes_home_without_a_text_has_more_from_level_to_level_where_as_much_is_in_play(name: str) -> None:
    told = document(name)
    whole = [one["id"] for one in told["levels"] if len(listed(name, one["id"]).issues) == len(told["issues"])]
    for sheet in told["sheets"].values():
        stakes = [sheet["level_reservations"][level] for level in whole]
        assert stakes == sorted(stakes)
        assert stakes[0] < stakes[-1]


@pytest.mark.parametrize("name", CASES)
def test_the_deck_treats_all_who_sign_alike(name: str) -> None:
    public = scenario(name).public
    for change in ("capital", "points"):
        rows = [row for card in public.news if (row := getattr(card, change))]
        assert len({tuple(sorted(row[p] for row in rows if row[p])) for p in public.principals}) == 1


# -- three reaches -------------------------------------------------------------------

MIDDLE = "a600 d2031-04-15 a800 a100 a20 a60"
"""The option half way between the lowest and the highest favourite of the three, on every question."""


def test_every_option_on_the_river_is_a_number() -> None:
    assert {issue["kind"] for issue in document("three-reaches")["issues"]} == {"amount", "schedule"}


def test_splitting_every_difference_on_the_river_leaves_three_points_and_more_for_each() -> None:
    """A higher ceiling for the canals against a smaller fund, and later gates against a payment, better the middle."""
    table = listed("three-reaches", "envoy")
    gains = table.points - table.points[:, [table.where(MIDDLE)]]
    assert int(gains.min(axis=0).max()) == 3
    assert gains[:, table.where("a600 d2031-04-15 a1000 a100 a20 a40")].tolist() == [4, 7, 2]
    assert gains[:, table.where("a900 d2031-04-15 a800 a100 a30 a60")].tolist() == [1, 2, 1]


def test_all_three_like_the_fullest_clause_on_drinking_water_best() -> None:
    for sheet in document("three-reaches")["sheets"].values():
        assert max(sheet["points"]["delta"], key=sheet["points"]["delta"].__getitem__) == "a100"


@pytest.mark.parametrize(
    ("issue", "step", "gains"),
    [
        ("release", ("a600", "a900"), (-7, 4, 4)),
        ("start", ("d2031-04-15", "d2031-05-01"), (5, -8, 3)),
        ("fields", ("a800", "a1000"), (0, 10, -2)),
        ("payment", ("a20", "a10"), (-7, 1, 4)),
        ("lining", ("a60", "a80"), (-5, 2, -4)),
    ],
)
def test_on_the_river_another_pair_stands_together_from_question_to_question(
    issue: str, step: tuple[str, str], gains: tuple[int, ...]
) -> None:
    rows = [sheet["points"][issue] for sheet in document("three-reaches")["sheets"].values()]
    assert tuple(row[step[1]] - row[step[0]] for row in rows) == gains


# -- the watch on Cape Quern ---------------------------------------------------------


def acceptable_with(table: Table, **wanted: str) -> int:
    """How many packages with these options are worth no less than no deal to all."""
    held = (table.gains >= 0).all(axis=0)
    for issue, option in wanted.items():
        at = table.issues.index(issue)
        held &= table.choices[at] == table.options[at].index(option)
    return int(held.sum())


def test_what_vardmark_gives_quern_gets_and_sollin_neither_pays_nor_receives() -> None:
    vardmark, sollin, quern = (list(s["points"]["payment"].values()) for s in document("cape-quern")["sheets"].values())
    assert vardmark == [25, 20, 15, 10, 5, 0]
    assert quern == [0, 5, 10, 15, 20, 25]
    assert sollin == [0] * 6


def test_the_cape_is_worth_most_to_the_three_together_and_least_to_quern() -> None:
    rows = [sheet["points"]["station"] for sheet in document("cape-quern")["sheets"].values()]
    assert {place: sum(row[place] for row in rows) for place in rows[0]} == {
        "none": 19,
        "port": 35,
        "holm": 28,
        "cape": 42,
    }
    assert min(rows[2], key=rows[2].__getitem__) == "cape"


def test_nobody_signs_for_the_cape_without_a_payment_and_the_larger_it_is_the_more_can() -> None:
    table = listed("cape-quern", "envoy")
    amounts = ("none", "a10", "a20", "a30", "a40", "a50")
    assert [acceptable_with(table, station="cape", payment=sum_) for sum_ in amounts] == [0, 3, 16, 36, 53, 68]
