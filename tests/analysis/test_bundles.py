"""Issues that are worth something taken together: the naive list, the table, the merge and the mixed-integer programme.

The cases that all tests of this folder draw hold bundles as well; here is what is worked by hand.
"""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from itertools import product

import pytest
from analysis.build import Case, always, cases, scenario

from communique.analysis import Problem, analyse, frontier, merge_frontier, solve, solve_by_milp, tabulate_problem
from communique.analysis.space import tabulate_own
from communique.model.levels import at_level
from communique.model.scenario import Level
from communique.model.sheet import Bundle, Sheet
from communique.negotiators.parts.own_packages import Space

THREE = Bundle((0, 1, 2), (2, 2, 3), (0, 0, 0, 0, 0, 7, 0, 0, 0, -4, 0, 0))
"""7 for the options 0, 1 and 2; minus 4 for 1, 1 and 0."""
POINTS = [[[0, 10], [0, 20], [0, 5, 6]], [[10, 0], [20, 0], [6, 3, 0]]]


def test_a_bundle_adds_its_own_number_to_each_combination() -> None:
    sheet = scenario(POINTS, [0, 0], bundles=[(0, THREE)]).sheets[0]
    assert sheet.value((0, 0, 0)) == 0
    assert sheet.value((0, 1, 2)) == 20 + 6 + 7
    assert sheet.value((1, 1, 0)) == 10 + 20 - 4
    assert sheet.value((1, 1, 1)) == 10 + 20 + 5


def test_it_moves_the_frontier() -> None:
    """By hand: (0, 1, 2) is worth 26 and 10 without the bundle, which (1, 0, 0), with 10 and 26, does not dominate."""
    plain, tied = (analyse(scenario(POINTS, [0, 0], bundles=some)) for some in ([], [(0, THREE), (1, THREE)]))
    assert plain.frontier is not None
    assert tied.frontier is not None
    assert [26, 10] in plain.frontier.vectors.tolist()
    assert [33, 17] in tied.frontier.vectors.tolist()
    # 1, 1, 0 lost 4 for both, and 30 - 4, 6 - 4 is less than 33, 17.
    assert [30, 6] in plain.frontier.vectors.tolist()
    assert [26, 2] not in tied.frontier.vectors.tolist()


@always(cases, examples=60)
def test_merged_issue_by_issue_it_is_the_frontier_of_the_table(case: Case) -> None:
    problem = Problem.posed_by(case.scenario, floors=case.floors, tension=case.tension)
    known, merged = frontier(tabulate_problem(problem)), merge_frontier(problem)
    assert sorted(map(tuple, merged.vectors.tolist())) == sorted(map(tuple, known.vectors.tolist()))


@pytest.mark.skipif(find_spec("highspy") is None, reason="highspy (extra exact) is not installed")
def test_the_points_one_by_one_are_those_of_the_table() -> None:
    problem = Problem.posed_by(scenario(POINTS, [0, 0], bundles=[(0, THREE), (1, THREE)]))
    found, known = solve_by_milp(problem), solve(tabulate_problem(problem))
    for name, exact in known.items():
        assert found.solutions[name].vectors.tolist()[0] in exact.vectors.tolist(), name


@always(cases, examples=40)
def test_a_seat_reckons_with_its_bundles(case: Case) -> None:
    for sheet in case.scenario.sheets:
        space, public = Space(case.scenario.public, sheet), case.scenario.public
        own = tabulate_own(public, sheet).tolist()
        for number, package in enumerate(product(*map(range, public.sizes))):
            assert space.value(package) == sheet.value(package) == own[number]
            for issue, size in enumerate(public.sizes):
                other = (*package[:issue], (package[issue] + 1) % size, *package[issue + 1 :])
                change = space.part(issue, other) - space.part(issue, package)
                assert change == sheet.value(other) - sheet.value(package)
        assert [sheet.value(space.ladder.package(k)) for k in range(len(space.ladder))] == list(space.ladder.values)


@pytest.mark.parametrize("kept", [(0, 1, 2), (2, 0, 1), (1, 2, 0), (0, 1)])
def test_a_level_keeps_a_bundle_whose_issues_it_has(kept: tuple[int, ...]) -> None:
    whole = scenario(POINTS, [0, 0], bundles=[(0, THREE)])
    level = Level("some", "Some", "", kept)
    cut = at_level(replace(whole, public=replace(whole.public, levels=(level,))), "some").sheets[0]
    for package in product(*(range(whole.public.sizes[i]) for i in kept)):
        written = [0, 0, 0]
        for place, issue in enumerate(kept):
            written[issue] = package[place]
        bundle = THREE.value(written) if len(kept) == 3 else 0
        assert cut.value(package) == sum(POINTS[0][i][k] for i, k in enumerate(written)) + bundle


def test_a_bundle_shows_no_number() -> None:
    sheet: Sheet = scenario(POINTS, [0, 0], bundles=[(0, THREE)]).sheets[0]
    assert "7" not in repr(sheet)
    assert "points" not in repr(sheet.bundles)
