"""What every case beyond the first four promises: lints, news, sheets and stakes, whoever wrote it."""

from __future__ import annotations

import re

import pytest
from scenarios.case_files import FURTHER, document

from communique.loading.lint import LintStatus, lint
from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.model.levels import at_level
from communique.model.scenario import Seat


@pytest.mark.parametrize("name", FURTHER)
def test_a_case_passes_every_lint(name: str) -> None:
    found = lint(load_scenario(name))
    assert [(one.name, one.figure) for one in found if one.status is not LintStatus.PASS] == []


@pytest.mark.parametrize("name", FURTHER)
def test_every_line_on_the_news_names_who_takes_it_and_none_comes_twice(name: str) -> None:
    public = load_scenario(name).public
    assert len(public.news) >= max(12, 2 * public.sessions)
    said = []
    for card in public.news:
        assert len(card.lines) == 3, card.id
        for line in card.lines:
            for seat, party in enumerate(public.parties):
                words = line.said_by(Seat(seat))
                assert words.removeprefix("The ").lower().startswith(party.short.lower()), words
                assert not re.search('["\u201c\u201d\u00ab\u00bb]', words), words
                said.append(words)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("name", FURTHER)
def test_sheets_are_alike_in_length_and_say_what_their_numbers_are(name: str) -> None:
    told = document(name)
    briefs = [sheet["brief"] for sheet in told["sheets"].values()]
    lengths = [len(brief.split()) for brief in briefs]
    assert max(lengths) <= 1.15 * min(lengths)
    assert all("teaching assumptions" in brief for brief in briefs)
    assert all(len(sheet["cards"]) == 2 and len(sheet["audiences"]) == 2 for sheet in told["sheets"].values())
    assert len(told["absent"]) >= 3
    assert len(told["questions"]) >= 4


@pytest.mark.parametrize("name", FURTHER)
def test_nobody_gains_by_doing_less_for_people(name: str) -> None:
    told = document(name)
    humane = [one["id"] for one in told["issues"] if one.get("humanitarian")]
    assert not humane or told["law"]["cites"]
    rows = [list(sheet["points"][issue].values()) for issue in humane for sheet in told["sheets"].values()]
    assert rows == [sorted(row) for row in rows]


@pytest.mark.parametrize("name", list_scenarios())
def test_at_no_level_do_the_goals_of_a_principal_dwindle_beside_those_of_the_others(name: str) -> None:
    """A level cuts issues, and with them goals: each keeps all but one of what another has, and half its words."""
    whole = load_scenario(name)
    for level in whole.public.levels:
        public = at_level(whole, level.id).public
        counts = [len(public.parties[seat].goals) for seat in public.principals]
        assert max(counts) - min(counts) <= 1, level.id
        words = [sum(len(goal.text.split()) for goal in public.parties[seat].goals) for seat in public.principals]
        assert max(words) <= 2 * min(words), level.id
