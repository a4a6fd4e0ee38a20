"""People are not tokens: nothing that does less for them than the text at hand is found beside it, whatever it pays."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from analysis.build import all_packages, always, is_feasible, points_of, random_case, scenario
from hypothesis import strategies as st
from shapes import one_of_each_shape

from communique.analysis import Problem, analyse, stability, trades
from communique.debrief import debrief
from communique.loading.scenario_file import load_scenario
from communique.model.package import Package
from communique.model.sheet import Scenario
from communique.simulation import play


def marked(case: Scenario, issues: tuple[int, ...]) -> Scenario:
    """The scenario with these issues humanitarian."""
    told = tuple(replace(issue, humanitarian=i in issues) for i, issue in enumerate(case.public.issues))
    return Scenario(replace(case.public, issues=told), case.sheets, case.digest)


def no_less(case: Scenario, package: Package, than: Package) -> bool:
    return all(package[i] >= than[i] for i, issue in enumerate(case.public.issues) if issue.humanitarian)


TEMPTING = scenario([[[5, 0], [0, 3]], [[1, 0], [0, 3]]], [0, 0])
"""Both gain when the first issue is left out."""


def test_what_pays_everybody_and_keeps_people_waiting_is_not_left_on_the_table() -> None:
    plain, human = analyse(TEMPTING, at=(1, 1)).at, analyse(marked(TEMPTING, (0,)), at=(1, 1)).at
    assert plain is not None
    assert plain.left is not None
    assert (plain.left.gain, plain.left.witness) == (1, (0, 1))
    assert [swap.options for swap in plain.swaps] == [(0,)]
    assert human is not None
    assert human.left is not None
    assert (human.left.gain, human.left.efficient) == (0, True)
    assert human.swaps == ()


def test_nobody_is_said_to_gain_by_stalling_on_people() -> None:
    first = stability(TEMPTING, (1, 1)).stances[0]
    assert (first.undone, first.stalled) == ((0,), 8)
    human = stability(marked(TEMPTING, (0,)), (1, 1)).stances[0]
    assert (human.undone, human.stalled, human.verdicts["nash"].stable) == ((), 3, True)


def test_more_for_people_is_still_an_improvement() -> None:
    case = marked(scenario([[[0, 2, 5]], [[0, 1, 4]]], [0, 0]), (0,))
    at = analyse(case, at=(1,)).at
    assert at is not None
    assert at.left is not None
    assert (at.left.gain, at.left.witness) == (3, (2,))


def test_a_problem_without_such_issues_is_left_as_it_is() -> None:
    problem = Problem.posed_by(TEMPTING)
    assert problem.beside((1, 1)) is problem
    human = Problem.posed_by(marked(TEMPTING, (0,)))
    assert human.beside((0, 1)) is human
    assert not human.beside((1, 1)).is_feasible((0, 0))


@always(st.integers(0, 10**6), examples=30)
def test_nothing_found_beside_a_package_does_less_for_people_and_all_else_is_looked_at(seed: int) -> None:
    luck = Random(seed)
    case = random_case(seed)
    people = tuple(i for i in range(len(case.scenario.public.issues)) if luck.random() < 0.6)
    case = replace(case, scenario=marked(case.scenario, people))
    package = luck.choice(all_packages(case))
    at = analyse(case.scenario, at=package, floors=case.floors, tension=case.tension).at
    assert at is not None
    assert all(no_less(case.scenario, swap.applied(package), package) for swap in at.swaps)
    assert not any(set(people) & set(stance.undone) for stance in at.stability.stances)
    for swap in trades(Problem.posed_by(case.scenario), package, 0, 1):
        assert no_less(case.scenario, swap.applied(package), package)
    if at.left is not None:
        beside = [one for one in all_packages(case) if is_feasible(case, one) and no_less(case.scenario, one, package)]
        here = points_of(case, package)
        least = (min(a - b for a, b in zip(points_of(case, one), here, strict=True)) for one in beside)
        assert at.left.witness in beside
        assert at.left.gain == max(least)


@pytest.mark.parametrize("name", one_of_each_shape())
def test_no_debrief_of_a_shipped_scenario_proposes_less_for_people(name: str) -> None:
    whole = load_scenario(name)
    levels = [level.id for level in whole.public.levels]
    luck = Random(name)
    people = tuple(i for i in range(len(whole.public.issues)) if luck.random() < 0.5)
    for seed in range(1):
        found = debrief(play(marked(whole, people), {}, seed, level=levels[0]))
        case = Scenario(found.public, (), "")
        signed = found.outcome.package
        below = [
            change.deal.package
            for change in found.changes
            if not no_less(case, change.deal.package, found.text.package)
        ]
        assert below == []
        offered = [one.deal.package for one in (*found.proposals, *([found.left] if found.left else []))]
        if signed is not None:
            assert all(no_less(case, package, signed) for package in offered)
            better = [one.package for one in found.path if one.event in found.better]
            assert all(no_less(case, package, signed) for package in better)
