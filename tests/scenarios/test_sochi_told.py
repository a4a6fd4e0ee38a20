"""What is told of Sochi is told as its sources have it: who was hurt, in whose word, by whose account."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from communique.loading.fact_sheet import SeedFact, seed_facts
from communique.loading.scenario_file import load_scenario
from communique.model.levels import at_level


@cache
def facts() -> dict[str, SeedFact]:
    return dict(seed_facts(load_scenario("sochi-2021").public))


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("S1", "He receives Aliyev first and then Pashinyan."),
        ("S7", "\"democratic relations\"; the transcript of the meeting with Aliyev says diplomatic ones"),
        ("S11", "calls crucial"),
        ("S17", "at Russian and Azerbaijani soldiers at a post near Karabakh"),
        ("S18", "a similar offer"),
        ("S19", "the region of Syunik (Zangezur), in Armenia"),
        ("P12", "are returned to Azerbaijan"),
        ("P31", "did not agree"),
        ("L12", "Azerbaijan's said that activists had protested, that the road had stayed open"),
        ("L9", "32 servicemen go home to Armenia and 2 to Azerbaijan"),
    ],
)  # fmt: skip
def test_a_fact_says_what_its_source_says(mark: str, told: str) -> None:
    assert told in facts()[mark].text


def test_of_both_orders_of_the_court_it_is_said_what_they_order() -> None:
    told = facts()["L1"].text
    assert "In Armenia v. Azerbaijan, among them, to prevent incitement of hatred against Armenians" in told
    assert "in Azerbaijan v. Armenia, among them, to prevent incitement of hatred against Azerbaijanis" in told
    assert "not read" not in told


@pytest.mark.parametrize(
    "mark", ["L5", "S16", "P3", "P13", "P18", "P20", "P23", "P29", "P31", "P37", "P40", "P45", "P46"]
)
def test_what_the_sides_tell_differently_is_marked_so_and_names_both(mark: str) -> None:
    fact = facts()[mark]
    assert "contested" in fact.flags
    sides = ("Armenia", "Pashinyan", "each side", "Both sides"), ("Azerbaijan", "Aliyev", "each side", "Both sides")
    assert mark == "P45" or all(any(name in fact.text for name in side) for side in sides)


def test_who_reported_the_two_exchanges_is_said_wherever_they_are_told() -> None:
    """The fact rests on one side; so do the news card and the evidence that tell it."""
    scenario = load_scenario("sochi-2021")
    telling = [card.text for card in scenario.public.news if "P7" in card.cites and "15 detained" in card.text]
    telling += [card.text for sheet in scenario.sheets for card in sheet.cards if "P7" in card.cites]
    assert "one side" in facts()["P7"].flags
    assert len(telling) == 3
    assert [text for text in telling if "Azerbaijan's foreign ministry" not in text] == []


def test_the_order_of_the_court_is_told_with_that_in_the_case_of_the_other_state() -> None:
    reference = load_scenario("sochi-2021").public.reference
    assert reference is not None
    (told,) = [one.text for one in reference.by_issue if "Court" in one.text]
    assert "in each state's case against the other" in told


@pytest.mark.parametrize("level", ["guided", "delegate", "envoy", "minister"])
def test_no_card_of_a_level_is_about_an_issue_that_the_level_leaves_out(level: str) -> None:
    public = at_level(load_scenario("sochi-2021"), level).public
    shorts = {issue.short for issue in public.issues}
    assert ("Heritage" in shorts) == any(re.search(r"heritage|UNESCO", card.text) for card in public.news)


@pytest.mark.parametrize("room", ["adviser", "classroom", "debrief", "present", "window", "words"])
def test_what_costs_no_delegation_a_point_is_nowhere_said_to_hurt_nobody(room: str) -> None:
    """People who wait at home have no points, so a change that costs none of a delegation's may hurt somebody."""
    files = list((Path(__file__).parents[2] / "game" / "communique" / room).rglob("*.py"))
    assert files
    assert [file.name for file in files if re.search("hurts? nobody", file.read_text(encoding="utf-8"))] == []
