"""The frontier, from a table and by merging, against comparing every package with every other."""

from __future__ import annotations

import numpy as np
import pytest
from analysis.build import (
    Case,
    all_packages,
    always,
    cases,
    efficient_points,
    is_acceptable,
    is_feasible,
    points_of,
    scenario,
)
from hypothesis import strategies as st

from communique.analysis import (
    FrontierTooLarge,
    OutcomeSpace,
    Problem,
    Seats,
    at_least,
    better_for_all,
    count_feasible,
    frontier,
    merge_frontier,
    tabulate,
)
from communique.analysis.merge import merge_order
from communique.model.package import PackageId, decode
from communique.words import say


def problem_of(case: Case) -> Problem:
    return Problem.posed_by(case.scenario, floors=case.floors, tension=case.tension)


def test_the_six_vectors_of_the_known_answer() -> None:
    points = np.array([(1, 2), (1, 2), (2, 1), (1, 1), (2, 1), (0, 3)]).T
    known = frontier(OutcomeSpace.of_points(points, Seats(("a", "b"), (0, 0), (0, 1), (0, 1), 2)))
    assert known.vectors.tolist() == [[2, 1], [1, 2], [0, 3]]
    assert sorted(known.packages.tolist()) == [0, 1, 2, 4, 5]
    assert known.attained is not None
    assert known.attained.tolist() == [2, 2, 1]


@always(cases)
def test_a_table_gives_every_efficient_vector_and_every_package_that_attains_it(case: Case) -> None:
    space = tabulate(case.scenario.public, case.scenario.sheets, floors=case.floors, tension=case.tension)
    known = frontier(space)
    found = {
        tuple(vector): [space.decode(int(p)) for p in known.packages_of(k)]
        for k, vector in enumerate(known.vectors.tolist())
    }
    assert found == efficient_points(case)
    assert list(found) == sorted(found, reverse=True)


@always(cases)
def test_merging_gives_the_same_vectors_counts_and_a_true_witness_for_each(case: Case) -> None:
    expected = efficient_points(case)
    known = merge_frontier(problem_of(case))
    assert [tuple(v) for v in known.vectors.tolist()] == sorted(expected, reverse=True)
    assert known.attained is not None
    for vector, count, number in zip(
        known.vectors.tolist(), known.attained.tolist(), known.packages.tolist(), strict=True
    ):
        assert count == len(expected[tuple(vector)])
        assert decode(number, case.scenario.public.sizes) in expected[tuple(vector)]
    assert known.statement == ()


@always(cases)
def test_merging_for_the_acceptable_part_gives_the_acceptable_part(case: Case) -> None:
    problem = problem_of(case)
    known = merge_frontier(problem, only=problem.seats.acceptable)
    expected = {v for v in efficient_points(case) if is_acceptable(case, v)}
    assert {tuple(v) for v in known.vectors.tolist()} == expected
    assert known.statement


@pytest.mark.slow
@always(cases, st.randoms(use_true_random=False))
def test_what_is_better_for_all_is_the_frontier_from_the_package_upwards(case: Case, rng: object) -> None:
    package = rng.choice(all_packages(case))  # type: ignore[attr-defined]
    here = points_of(case, package)
    known = better_for_all(problem_of(case), package)
    expected = {v for v in efficient_points(case) if all(x >= y for x, y in zip(v, here, strict=True))}
    assert {tuple(v) for v in known.vectors.tolist()} == expected


@always(cases)
def test_feasible_packages_are_counted_without_a_list(case: Case) -> None:
    assert count_feasible(problem_of(case)) == sum(is_feasible(case, p) for p in all_packages(case))


@always(cases, st.integers(1, 4), st.integers(12, 60))
def test_an_approximate_frontier_keeps_its_guarantee(case: Case, epsilon: int, budget: int) -> None:
    try:
        known = merge_frontier(problem_of(case), epsilon=epsilon, budget=budget)
    except FrontierTooLarge:
        return
    assert known.epsilon <= epsilon
    listed = known.vectors.tolist()
    for vector in efficient_points(case):
        assert any(all(x >= y - known.epsilon for x, y in zip(near, vector, strict=True)) for near in listed)
    for vector, number in zip(listed, known.packages.tolist(), strict=True):
        assert tuple(vector) == points_of(case, decode(number, case.scenario.public.sizes))


@always(cases, st.integers(1, 4), st.integers(12, 60))
def test_an_approximate_acceptable_part_covers_all_that_is_acceptable(case: Case, epsilon: int, budget: int) -> None:
    problem = problem_of(case)
    try:
        known = merge_frontier(problem, only=problem.seats.acceptable, epsilon=epsilon, budget=budget)
    except FrontierTooLarge:
        return
    for vector in efficient_points(case):
        if is_acceptable(case, vector):
            assert any(
                all(x >= y - known.epsilon for x, y in zip(near, vector, strict=True))
                for near in known.vectors.tolist()
            )


def conflict(issues: int) -> Problem:
    """What one gets the other loses, 3 to the k-th at stake on issue k: every package is efficient."""
    rows = [[0, 3**k, 2 * 3**k] for k in range(issues)]
    return Problem.posed_by(scenario([rows, [row[::-1] for row in rows]], [0, 0]))


def test_a_frontier_above_budget_says_so_and_what_to_ask_instead() -> None:
    with pytest.raises(FrontierTooLarge, match=r"243 part-packages after 5 of 8 issues.*acceptable part.*epsilon"):
        merge_frontier(conflict(8), budget=200)


def test_an_approximation_is_made_only_when_needed_and_states_its_guarantee() -> None:
    exact = merge_frontier(conflict(4), epsilon=50)
    assert (exact.epsilon, exact.statement, len(exact)) == (0, (), 81)
    near = merge_frontier(conflict(8), epsilon=300, budget=800)
    assert 0 < near.epsilon <= 300
    assert [say(one) for one in near.statement] == [
        f"No package exceeds every listed one by more than {near.epsilon} points for each party."
    ]
    assert near.attained is None


@pytest.mark.parametrize("reserve", range(0, 729, 9))
def test_an_approximation_covers_the_packages_that_just_meet_a_condition(reserve: int) -> None:
    problem = conflict(6)
    known = merge_frontier(problem, only=at_least((reserve, 0)), epsilon=120, budget=250)
    assert known.epsilon > 0
    for number in range(3**6):
        vector = problem.points(decode(PackageId(number), problem.sizes))
        if vector[0] >= reserve:
            assert (known.vectors >= vector - known.epsilon).all(axis=1).any()


def test_an_outcome_space_far_too_large_to_list_has_its_frontier_in_memory_for_the_frontier_only() -> None:
    same = [[min(option, 4) for option in range(8)] for _ in range(14)]
    known = merge_frontier(Problem.posed_by(scenario([same, same], [0, 0])))
    assert known.vectors.tolist() == [[56, 56]]
    assert known.attained is not None
    assert known.attained.tolist() == [4**14]
    assert not known.complete


def test_linked_issues_are_merged_before_the_others_and_next_to_each_other() -> None:
    points = [[[0, 1]] * 6, [[1, 0]] * 6]
    problem = Problem.posed_by(scenario(points, [0, 0], links=[(0, 1, 1, 4, 1, 5), (0, 4, 0, 5, 0, 5)]))
    assert set(merge_order(problem)[:3]) == {1, 4, 5}
    assert merge_order(problem)[3:] == (0, 2, 3)


def test_no_feasible_package_means_an_empty_frontier() -> None:
    shut = scenario(
        [[[0, 1], [0, 1]], [[1, 0], [1, 0]]],
        [0, 0],
        rules=[
            ("excludes", 0, 0, 1, 0),
            ("excludes", 0, 0, 1, 1),
            ("excludes", 0, 1, 1, 0),
            ("excludes", 0, 1, 1, 1),
        ],
    )
    assert len(frontier(tabulate(shut.public, shut.sheets))) == 0
    assert len(merge_frontier(Problem.posed_by(shut))) == 0
