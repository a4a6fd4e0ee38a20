"""Measures of one package, against every other package."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from math import sqrt
from random import Random

import numpy as np
import pytest
from analysis.build import Case, all_packages, always, cases, is_feasible, points_of, scenario
from hypothesis import strategies as st

from communique.analysis import (
    OutcomeSpace,
    Problem,
    Seats,
    balance,
    better_for_all,
    frontier,
    harmless_swaps,
    is_brittle,
    left_on_table,
    merge_frontier,
    midpoint,
    opposition,
    surpluses,
    tabulate,
    trades,
)
from communique.model.package import changes

randoms = st.randoms(use_true_random=False)


def problem_of(case: Case) -> Problem:
    return Problem.posed_by(case.scenario, floors=case.floors, tension=case.tension)


def gains_of(case: Case, before: tuple[int, ...], after: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(b - a for a, b in zip(points_of(case, before), points_of(case, after), strict=True))


@always(cases, randoms)
def test_value_left_is_the_largest_equal_gain_over_all_packages(case: Case, rng: Random) -> None:
    feasible = [p for p in all_packages(case) if is_feasible(case, p)]
    if not feasible:
        return
    package = rng.choice(feasible)
    gains = [gains_of(case, package, other) for other in feasible]
    largest = max(min(gain) for gain in gains)
    for known in (merge_frontier(problem_of(case)), better_for_all(problem_of(case), package)):
        left = left_on_table(known, points_of(case, package))
        assert left.gain == largest
        assert left.gains == gains_of(case, package, left.witness)
        assert is_feasible(case, left.witness)
        assert sorted(left.gains) == max(sorted(gain) for gain in gains)
        assert left.efficient == (not any(min(gain) >= 0 and max(gain) > 0 for gain in gains))


@always(cases, randoms)
def test_harmless_swaps_are_the_smallest_changes_that_hurt_nobody(case: Case, rng: Random) -> None:
    package = rng.choice(all_packages(case))
    useful = set()
    for other in all_packages(case):
        gains = gains_of(case, package, other)
        if is_feasible(case, other) and min(gains) >= 0 and max(gains) > 0:
            useful.add(other)

    def part(other: tuple[int, ...], issues: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(other[i] if i in issues else choice for i, choice in enumerate(package))

    expected = {}
    for other in useful:
        changed = changes(package, other)
        parts = (part(other, p) for size in range(1, len(changed)) for p in combinations(changed, size))
        if len(changed) <= 3 and not any(p in useful for p in parts):
            expected[other] = gains_of(case, package, other)
    swaps = harmless_swaps(problem_of(case), package)
    assert {swap.applied(package): swap.gains for swap in swaps} == expected
    assert [len(swap.issues) for swap in swaps] == sorted(len(swap.issues) for swap in swaps)


@always(cases, randoms)
def test_trades_help_two_parties_and_each_gives_way_once(case: Case, rng: Random) -> None:
    package = rng.choice(all_packages(case))
    one, other = rng.sample(range(len(case.scenario.sheets)), 2)
    expected = set()
    for after in all_packages(case):
        changed = changes(package, after)
        gains = gains_of(case, package, after)
        if len(changed) != 2 or not is_feasible(case, after) or gains[one] <= 0 or gains[other] <= 0:
            continue
        alone = []
        for issue in changed:
            step = tuple(after[i] if i == issue else choice for i, choice in enumerate(package))
            alone.append(gains_of(case, package, step))
        first, second = alone
        if (first[one] > 0 > first[other] and second[one] < 0 < second[other]) or (
            first[one] < 0 < first[other] and second[one] > 0 > second[other]
        ):
            expected.add(after)
    assert {swap.applied(package) for swap in trades(problem_of(case), package, one, other)} == expected


def test_the_swap_of_two_clauses_that_each_side_cares_about_differently() -> None:
    mines = [[0, 2], [0, 9]]
    detained = [[9, 0], [2, 0]]
    case = scenario([[mines[0], detained[0]], [mines[1], detained[1]]], [0, 0])
    problem = Problem.posed_by(case)
    (swap,) = harmless_swaps(problem, (0, 1))[:1]
    assert (swap.issues, swap.options, swap.gains) == ((0,), (1,), (2, 9))
    against = scenario([[[0, -2], [0, 9]], [[0, 9], [0, -2]]], [0, 0])
    (trade,) = harmless_swaps(Problem.posed_by(against), (0, 0))
    assert (trade.issues, trade.options, trade.gains) == ((0, 1), (1, 1), (7, 7))
    assert trades(Problem.posed_by(against), (0, 0), 0, 1) == (trade,)


def test_a_frontier_that_is_only_near_cannot_say_what_is_left() -> None:
    rows = [[0, 3**k, 2 * 3**k] for k in range(8)]
    conflict = Problem.posed_by(scenario([rows, [row[::-1] for row in rows]], [0, 0]))
    near = merge_frontier(conflict, epsilon=300, budget=800)
    with pytest.raises(ValueError, match="needs an exact one"):
        left_on_table(near, (0, 0))


def test_a_package_beyond_the_frontier_is_refused() -> None:
    small = scenario([[[0, 4]], [[4, 0]]], [0, 0])
    with pytest.raises(ValueError, match="at least \\(9, 9\\)"):
        left_on_table(frontier(tabulate(small.public, small.sheets)), (9, 9))


def test_the_midpoint_lies_between_the_best_options() -> None:
    case = scenario(
        [
            [[0, 1, 2, 3, 4], [9, 0, 0, 0], [5, 5], [0, 7, 7]],
            [[4, 3, 2, 1, 0], [0, 0, 0, 9], [5, 5], [9, 0, 0]],
        ],
        [0, 0],
    )
    # halfway between 0 and 4; between 0 and 3 the lower of two; nobody minds; between 0 and the mean of 1 and 2
    assert midpoint(Problem.posed_by(case)) == (2, 1, 0, 1)
    assert midpoint(Problem.posed_by(case, floors=(3, 0, 1, 0))) == (3, 1, 1, 1)


def test_surplus_balance_and_brittleness_of_one_package() -> None:
    seats = Seats(("a", "b", "m"), (10, 20, 0), (0, 1), (0, 1), 2)
    space = OutcomeSpace.of_points(np.array([(60, 40, 90), (30, 60, 10), (40, 50, 0)]).T, seats)
    known = frontier(space)
    assert surpluses(seats, (40, 50, 0)) == (30, 30, 0)
    assert balance(known, (40, 50, 9)) == Fraction(1, 10)  # shares 30/50, 30/40 and 9/90
    assert balance(known, (10, 50, 9)) == 0
    assert not is_brittle(seats, (45, 30, 90))  # 35 and 10; the mediator does not sign
    assert is_brittle(seats, (46, 30, 90))  # 36 and 10
    assert not is_brittle(seats, (46, 30, 90), scale=1000)  # 2.6 of a hundred


def test_opposition_is_zero_when_one_package_is_best_for_all() -> None:
    seats = Seats(("a", "b"), (0, 0), (0, 1), (0, 1), 2)
    same = OutcomeSpace.of_points(np.array([(10, 5), (3, 4)]).T, seats)
    assert opposition(frontier(same)) == 0
    line = OutcomeSpace.of_points(np.array([(10, 0), (5, 10), (0, 20)]).T, seats)
    assert opposition(frontier(line)) == pytest.approx(sqrt(0.5))
