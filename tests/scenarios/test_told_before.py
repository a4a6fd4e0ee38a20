"""What a case tells before its talks: how they really ended is kept for afterwards."""

from __future__ import annotations

import re

import pytest
from scenarios.test_shipped import shipped

from communique.loading.citations import citations, cites_of
from communique.loading.fact_sheet import seed_facts
from communique.loading.scenario_file import list_scenarios


@pytest.mark.parametrize("name", list_scenarios())
def test_no_text_before_the_talks_rests_on_how_they_ended(name: str) -> None:
    case = shipped(name)
    ended = {fact.mark for fact in seed_facts(case.public).values() if fact.afterwards}
    assert [one.what for one in citations(case) if ended.intersection(one.marks)] == []


@pytest.mark.parametrize(
    ("name", "ended", "known"),
    [
        ("sochi-2021", ["P1", "P8", "P9", "P10", "P23", "P26", "P47", "L1", "L14"], ["S1", "S9", "P19", "P48"]),
        ("trieste-1954", ["P31", "P33", "P34", "P35", "P36", "P37", "L1", "L6"], ["P5", "P18", "P22", "P30"]),
    ],
)
def test_a_seed_says_by_its_sections_what_is_for_afterwards(name: str, ended: list[str], known: list[str]) -> None:
    facts = seed_facts(shipped(name).public)
    assert [mark for mark in (*ended, *known) if facts[mark].afterwards] == ended
    assert all(fact.afterwards for mark, fact in facts.items() if mark.startswith("L"))


@pytest.mark.parametrize(
    ("name", "later"),
    [
        ("sochi-2021", r"\b202[3-9]\b|joint statement|three hours"),
        ("trieste-1954", r"\b5 October\b|\b19[67]\d\b|Osimo|larger wedge of coast without compensation"),
    ],
)
def test_no_fact_that_players_look_up_speaks_of_the_end(name: str, later: str) -> None:
    case = shipped(name)
    told = [fact for mark, fact in seed_facts(case.public).items() if fact.everyone or mark in cites_of(case)]
    assert len(told) >= 25
    assert [fact.mark for fact in told if re.search(later, fact.text)] == []


@pytest.mark.parametrize(
    ("name", "marks"), [("sochi-2021", ["S16", "P18", "P31", "P35", "P37", "P40"]), ("trieste-1954", ["P24", "P26"])]
)
def test_what_the_story_rests_on_is_on_every_fact_sheet(name: str, marks: list[str]) -> None:
    facts = seed_facts(shipped(name).public)
    assert [mark for mark in marks if not facts[mark].everyone] == []
