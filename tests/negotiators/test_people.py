"""Clauses on which people hang: no computer delegation weighs them aloud, or says that they matter little."""

from __future__ import annotations

import pytest
from rooms import Room

from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.model.scenario import Seat
from communique.rules.moves.answer import Answer
from communique.rules.moves.ask import Ask
from communique.rules.moves.if_then import IfThen
from communique.rules.moves.tell import Tell
from communique.simulation import play

CASES = [name for name in list_scenarios() if any(i.humanitarian for i in load_scenario(name).public.issues)]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("style", ["problem-solver", "two-faced", "legalist"])
def test_nobody_weighs_them_against_anything_aloud(name: str, style: str) -> None:
    scenario = load_scenario(name)
    people = {i for i, issue in enumerate(scenario.public.issues) if issue.humanitarian}
    lineup = [style if party.role == "principal" else "facilitator" for party in scenario.public.parties]
    for seed in range(2):
        for event in play(scenario, lineup, seed).events:
            match event.move:
                case Tell(issue=issue, weight="low"):
                    assert issue not in people
                case Ask(question="compare", issue=one, other_issue=other):
                    assert not people & {one, other}
                case Ask(question="need", issue=issue) | Answer(says="need", issue=issue):
                    assert issue not in people
                case IfThen(issue=one, other_issue=other):
                    assert not people & {one, other}


def test_asked_for_the_price_of_a_clause_on_which_people_hang_it_declines() -> None:
    """Detained persons is the second issue of Sochi."""
    room = Room(load_scenario("sochi-2021"), {}).floor(0).submit(Ask("need", 1, 3, of=Seat(1)))
    assert room.next(1, "problem-solver") == Answer("decline")
