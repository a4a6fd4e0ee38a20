"""Trieste, the furnace at Orrin and the old ferry keep what they promise, counted from their files alone.

The counting goes over plain YAML and shares no code with `communique.analysis`.
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import pytest
from scenarios.case_files import ROOT, document

from communique.loading.scenario_file import load_scenario
from communique.model.levels import at_level

CASES = ("trieste-1954", "orrin-glass", "old-ferry")
SEED = (ROOT / "seeds" / "trieste-1954.md").read_text(encoding="utf-8")


@cache
def gains(name: str, level: str) -> np.ndarray:
    """gains[party, package] over no deal at a level, of packages that break no rule."""
    told = document(name)
    cut = next(one for one in told["levels"] if one["id"] == level)
    sheets = list(told["sheets"].values())
    options = [list(sheets[0]["points"][issue]) for issue in cut["issues"]]
    choices = np.indices([len(one) for one in options]).reshape(len(options), -1)

    def holds(issue: str, option: str) -> np.ndarray:
        if issue not in cut["issues"]:
            return np.zeros(choices.shape[1], dtype=bool)
        place = cut["issues"].index(issue)
        return np.asarray(choices[place] == options[place].index(option))

    rows = []
    for sheet in sheets:
        points = (list(sheet["points"][issue].values()) for issue in cut["issues"])
        row = sum(np.array(own)[chosen] for own, chosen in zip(points, choices, strict=True))
        for link in sheet["links"] if cut["links"] else ():
            together = holds(link["issue"], link["option"]) & holds(link["other_issue"], link["other_option"])
            row = row + link["points"] * together
        rows.append(row - sheet["level_reservations"][level])
    broken = [
        holds(rule["issue"], rule["option"]) & holds(rule["other_issue"], rule["other_option"])
        for rule in told["feasibility"]
    ]
    return np.array(rows)[:, ~np.any(broken, axis=0)]


def suits_all(name: str, level: str) -> float:
    """Percent of the packages that are worth no less than no deal to every party."""
    return float(100 * (gains(name, level) >= 0).all(axis=0).mean())


# -- all three ---------------------------------------------------------------------


@pytest.mark.parametrize("name", CASES)
def test_the_stakes_of_the_last_level_are_those_as_written_and_they_grow(name: str) -> None:
    for sheet in document(name)["sheets"].values():
        stakes = list(sheet["level_reservations"].values())
        assert stakes == sorted(stakes)
        assert stakes[-1] == sheet["reservation"]


@pytest.mark.parametrize(("name", "issue"), [("trieste-1954", "residents"), ("orrin-glass", "safety")])
def test_nobody_gains_by_doing_less_for_people(name: str, issue: str) -> None:
    told = document(name)
    assert [one["id"] for one in told["issues"] if one.get("humanitarian")] == [issue]
    assert told["law"]["cites"]
    for sheet in told["sheets"].values():
        points = list(sheet["points"][issue].values())
        assert points == sorted(points)
        assert points[0] == 0


@pytest.mark.parametrize("name", ["trieste-1954", "orrin-glass"])
def test_fewer_texts_suit_all_from_level_to_level_and_some_at_the_last(name: str) -> None:
    shares = [suits_all(name, level) for level in ("guided", "delegate", "envoy", "minister")]
    assert shares == sorted(shares, reverse=True)
    assert 25 <= shares[0] <= 60
    assert 2 <= shares[-1] <= 8


# -- Trieste -----------------------------------------------------------------------


def test_every_goal_and_clause_of_trieste_rests_on_a_fact_of_its_seed() -> None:
    facts = set(re.findall(r"(?m)^- \[([PL]\d+)\]", SEED))
    public = load_scenario("trieste-1954").public
    stated = [goal for party in public.parties for goal in party.goals]
    stated += [option for issue in public.issues for option in issue.options[1:]]
    assert all(one.cites and set(one.cites) <= facts for one in stated)
    assert all(card.cites or card.text.startswith("Imagined for this exercise") for card in public.news)


def test_both_sides_of_trieste_have_as_many_goals_and_about_as_many_sources() -> None:
    parties = {one["id"]: one for one in document("trieste-1954")["parties"]}
    assert len(parties["italy"]["goals"]) == len(parties["yugoslavia"]["goals"]) == 4
    sides = re.findall(r"(?m)^\d+\. `(\w+)`", SEED)
    assert (sides.count("italy"), sides.count("yugoslavia")) == (6, 6)


def test_no_word_in_trieste_takes_a_side() -> None:
    text = (ROOT / "scenarios" / "trieste-1954.yaml").read_text(encoding="utf-8").lower() + SEED.lower()
    for word in ("liberat", "occupi", "occupation", "separatis", "terroris", "aggress", "invad", "enemy"):
        assert not re.search(rf"\b{word}", text), word


def test_what_was_initialled_in_london_is_told_issue_by_issue() -> None:
    told = document("trieste-1954")
    assert list(told["reference"]["by_issue"]) == [issue["id"] for issue in told["issues"]]


@pytest.mark.parametrize("level", ["guided", "delegate", "envoy", "minister"])
def test_neither_side_of_trieste_has_more_evidence_than_the_other(level: str) -> None:
    italy, yugoslavia, _ = at_level(load_scenario("trieste-1954"), level).sheets
    assert len(italy.cards) == len(yugoslavia.cards) >= 1


# -- the old ferry -----------------------------------------------------------------


@pytest.mark.parametrize("level", ["envoy", "minister"])
def test_at_the_harder_levels_of_the_ferry_the_best_text_leaves_one_side_short(level: str) -> None:
    best = int(gains("old-ferry", level).min(axis=0).max())
    assert -3 <= best <= -1


@pytest.mark.parametrize("level", ["guided", "delegate"])
def test_at_the_easier_levels_of_the_ferry_a_sale_can_be_good_for_both(level: str) -> None:
    assert int(gains("old-ferry", level).min(axis=0).max()) >= 5


def test_tension_does_not_open_what_should_stay_shut_and_no_player_is_told() -> None:
    case = load_scenario("old-ferry")
    assert case.no_deal_expected
    assert case.public.tension_shift == ()
    assert not [name for name in dir(case.public) if "expect" in name]
