"""What sizes decide, and that work is counted: no question costs more than it was allowed."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from analysis.build import Case, always, cases
from large import SMALL, large

from communique.analysis import (
    Effort,
    FrontierTooLarge,
    Method,
    Problem,
    Stopped,
    analyse,
    frontier,
    left_on_table,
    merge_frontier,
    reach,
    solve,
    tabulate_problem,
)
from communique.analysis.milp import solve_by_milp
from communique.analysis.scan import at_least_as_good, listed, most_even, solve_table
from communique.analysis.tractability import clauses_changed
from communique.model.sheet import Scenario
from communique.words import say

with_highs = pytest.mark.skipif(find_spec("highspy") is None, reason="highspy (extra exact) is not installed")


@pytest.fixture(scope="module")
def largest(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    return large(tmp_path_factory.mktemp("large"))


@pytest.mark.parametrize(
    ("given", "way"),
    [
        ({"parties": 3, "issues": 8, "options": 4}, Method.TABLE),
        ({"parties": 8, "issues": 16, "options": 10}, Method.MERGE),
        ({"parties": 64, "issues": 22, "options": 2, "scale": 100_000}, Method.MERGE),
        ({"parties": 2, "issues": 64, "options": 3, "scale": 100_000}, Method.MILP),
    ],
)
def test_sizes_decide_how_figures_are_found(tmp_path: Path, given: dict[str, int], way: Method) -> None:
    assert reach(Problem.posed_by(large(tmp_path, **given))).way is way


def test_more_packages_than_can_be_numbered_are_said_so(tmp_path: Path) -> None:
    problem = Problem.posed_by(large(tmp_path, parties=2, issues=64, options=3, scale=100_000))
    found = reach(problem)
    assert (found.way, found.frontier) == (Method.MILP, False)
    assert found.why is not None
    assert say(found.why) == (
        "The frontier is not listed here: for 2 parties there are about 10^30 packages, more than can be numbered."
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("given", "clauses"),
    [
        ({"parties": 8, "issues": 16, "options": 10}, 3),
        ({"parties": 64, "issues": 64, "options": 3, "scale": 100_000}, 2),
        ({"parties": 2, "issues": 3, "options": 1000, "scale": 100_000}, 2),
    ],
)
def test_with_very_many_options_fewer_clauses_are_changed_at_once(
    tmp_path: Path, given: dict[str, int], clauses: int
) -> None:
    assert clauses_changed(Problem.posed_by(large(tmp_path, **given))) == clauses


# -- work is counted ---------------------------------------------------------


def test_a_merge_never_spends_more_than_it_was_given(largest: Scenario) -> None:
    effort = Effort(SMALL)
    with pytest.raises(FrontierTooLarge):
        merge_frontier(Problem.posed_by(largest), effort=effort)
    assert effort.spent <= SMALL


def test_the_whole_analysis_stays_within_its_effort_and_says_how_far_it_is(largest: Scenario) -> None:
    shares: list[float] = []
    effort = Effort(SMALL, shares.append)
    analyse(largest, at=(1,) * 16, effort=effort)
    assert effort.spent <= SMALL
    assert shares == sorted(shares)
    assert 0 < shares[0] <= shares[-1] <= 1


def test_whoever_watches_may_stop_it(largest: Scenario) -> None:
    def enough(share: float) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        analyse(largest, effort=Effort(SMALL, enough))


@pytest.mark.slow
@with_highs
def test_points_one_by_one_stay_within_their_effort(largest: Scenario) -> None:
    effort = Effort(10 * SMALL)
    found = solve_by_milp(Problem.posed_by(largest), effort=effort)
    assert effort.spent <= 10 * SMALL
    assert "kalai_smorodinsky" in found.unproved
    assert found.solutions["utilitarian"].figure == 505


@with_highs
def test_a_search_that_cannot_be_paid_for_is_not_begun(largest: Scenario) -> None:
    effort = Effort(20_000_000)
    assert solve_by_milp(Problem.posed_by(largest), effort=effort).unproved[0] == "utilitarian"
    assert effort.spent == 0


@always(cases, examples=200)
def test_a_table_gives_the_points_that_its_frontier_gives(case: Case) -> None:
    space = tabulate_problem(Problem.posed_by(case.scenario, floors=case.floors, tension=case.tension))
    found = solve_table(space)
    for name, exact in solve(space).items():
        if name.startswith("nash") and exact.figure == 0:
            assert len(found[name]) == 0
            continue
        assert found[name].figure == exact.figure, name
        assert found[name].vectors.tolist() == exact.vectors.tolist(), name
        assert found[name].packages.tolist() == exact.packages.tolist(), name


@always(cases, examples=100)
def test_a_table_says_what_was_left_without_its_frontier(case: Case) -> None:
    space = tabulate_problem(Problem.posed_by(case.scenario, floors=case.floors, tension=case.tension))
    known = frontier(space)
    for number in np.flatnonzero(space.feasible)[:3]:
        points = space.points[:, number]
        best = most_even(space, at_least_as_good(space, points), points)
        found, exact = left_on_table(listed(space, best), points), left_on_table(known, points)
        assert (found.gain, sorted(found.gains), found.efficient) == (exact.gain, sorted(exact.gains), exact.efficient)


@pytest.mark.parametrize("shape", ["random", "opposed", "alike"])
def test_a_table_without_its_frontier_still_gives_the_solution_points(tmp_path: Path, shape: str) -> None:
    scenario = large(tmp_path, issues=6, options=4, shape=shape, scale=100_000)
    exact, short = analyse(scenario, effort=Effort(10**10)), analyse(scenario, at=(1,) * 6, effort=Effort(400_000))
    assert exact.reach.frontier
    assert not short.reach.frontier
    assert short.acceptable == exact.acceptable
    for name, solution in exact.solutions.items():
        assert short.solutions[name].vectors.tolist() == solution.vectors.tolist()
        assert short.solutions[name].figure == solution.figure
    at = analyse(scenario, at=(1,) * 6, effort=Effort(10**10)).at
    assert short.at is not None
    assert at is not None
    assert (short.at.left, short.at.swaps) == (at.left, at.swaps)
