"""Scenarios from nothing: whole files, the same for the same seed, with the opposition that is said."""

from __future__ import annotations

from functools import cache

import pytest

from communique.analysis.measures import opposition
from communique.analysis.pareto import frontier
from communique.analysis.problem import Problem
from communique.analysis.space import tabulate_problem
from communique.loading.invented import Invented, invent
from communique.loading.lint import lint
from communique.loading.scenario_file import read_scenario_text
from communique.model.sheet import Scenario
from communique.session import Session
from communique.simulation import simulate


@cache
def made(parties: int, issues: int, wanted: float = 0.5, seed: int = 1) -> tuple[Invented, Scenario]:
    """An invented scenario, and what its file says; drawn once for all tests, which takes seconds."""
    found = invent("river", parties=parties, issues=issues, opposition=wanted, seed=seed)
    return found, read_scenario_text(found.text)


@pytest.fixture(scope="module")
def two() -> tuple[Invented, Scenario]:
    """Two towns and six matters."""
    return made(2, 6, 0.35)


def test_the_same_arguments_give_the_same_file(two: tuple[Invented, Scenario]) -> None:
    assert invent("river", parties=2, issues=6, opposition=0.35, seed=1).text == two[0].text
    assert made(2, 6, 0.35, seed=2)[0].text != two[0].text


def test_a_case_of_usual_size_passes_every_lint(two: tuple[Invented, Scenario]) -> None:
    assert two[0].failing == ()
    assert {one.name: one.status for one in lint(two[1])} == {one.name: "pass" for one in lint(two[1])}


def test_the_opposition_told_is_that_of_the_frontier_and_near_what_was_asked(two: tuple[Invented, Scenario]) -> None:
    known = frontier(tabulate_problem(Problem.posed_by(two[1])))
    assert opposition(known) == pytest.approx(two[0].opposition)
    assert two[0].opposition == pytest.approx(0.35, abs=0.03)


def test_the_table_and_the_frontier_give_the_same_opposition(two: tuple[Invented, Scenario]) -> None:
    space = tabulate_problem(Problem.posed_by(two[1]))
    assert opposition(space) == opposition(frontier(space))


@pytest.mark.slow
def test_lints_that_do_not_pass_are_named() -> None:
    found, scenario = made(2, 1)
    assert set(found.failing) == {one.name for one in lint(scenario) if one.status != "pass"} != set()


def test_an_invented_scenario_can_be_played(two: tuple[Invented, Scenario]) -> None:
    assert len(simulate(two[1], games=3, seed=1).rows) == 3
    assert not Session.open(two[1], 1, level="guided").over


@pytest.mark.slow
@pytest.mark.parametrize(("parties", "issues"), [(2, 1), (2, 16), (3, 6), (5, 3), (8, 2)])
def test_every_size_gives_a_file_without_findings(parties: int, issues: int) -> None:
    scenario = made(parties, issues)[1]
    assert (len(scenario.public.parties), len(scenario.public.issues)) == (parties, issues)
    assert len(simulate(scenario, games=1, seed=1).rows) == 1


@pytest.mark.slow
def test_among_three_one_mediates_and_is_needed_for_a_guarantee() -> None:
    public = made(3, 6)[1].public
    assert [party.role.value for party in public.parties] == ["principal", "principal", "mediator"]
    assert [guarantee.seat for guarantee in public.guarantees] == [2]


@pytest.mark.slow
def test_among_five_four_must_sign_and_the_first_of_them() -> None:
    public = made(5, 3)[1].public
    assert (public.signing.rule, public.signing.k, public.signing.vetoes) == ("k-of-n", 4, (0,))
