"""The odds that ship with the program: of every seat, and of the scenarios as they are now."""

from __future__ import annotations

import pytest

from communique.loading.fresh import fresh
from communique.loading.measured_odds import Odds, measured_odds
from communique.loading.scenario_file import list_scenarios, load_scenario

ANEW = "python tests/bench/bench_odds.py --scenario {name} --write measures the odds of this scenario anew"


@pytest.mark.parametrize("name", list_scenarios())
def test_every_seat_of_every_level_was_measured_with_the_scenario_as_it_is(name: str) -> None:
    case = load_scenario(name)
    odds = measured_odds(name, case.digest, case.public.rules)
    levels = {level.id: {party.id for party in case.public.parties} for level in case.public.levels}
    assert {level: set(seats) for level, seats in odds.items()} == levels, ANEW.format(name=name)


@pytest.mark.parametrize("name", list_scenarios())
def test_figures_are_of_many_games_and_within_what_is_possible(name: str) -> None:
    case = load_scenario(name)
    for seats in measured_odds(name, case.digest, case.public.rules).values():
        for found in seats.values():
            assert found.games >= 50
            assert 0 <= found.deals <= found.games
            assert found.most > 0 or case.no_deal_expected


def test_an_edited_scenario_fresh_papers_and_earlier_rules_have_no_odds() -> None:
    case = load_scenario("lantern-strait")
    assert measured_odds("lantern-strait", case.digest, case.public.rules)
    assert measured_odds("lantern-strait", "0" * 64, case.public.rules) == {}
    assert measured_odds("lantern-strait", fresh(case, 7).digest, case.public.rules) == {}
    assert measured_odds("lantern-strait", case.digest, 1) == {}
    assert measured_odds("two-gardens", case.digest, case.public.rules) == {}


def test_the_share_of_what_is_possible_is_never_under_nothing_nor_over_all() -> None:
    assert Odds(100, 80, 11.0, 44).percent == 25
    assert Odds(100, 80, -3.0, 44).percent == 0
    assert Odds(100, 80, 45.0, 44).percent == 100  # tension had lowered no deal, so more could be signed
    assert Odds(100, 0, 0.0, 0).percent == 0
