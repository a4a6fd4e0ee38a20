"""Solution points against their definitions, read literally over every package."""

from __future__ import annotations

from fractions import Fraction
from math import prod

import numpy as np
import pytest
from analysis.build import (
    Case,
    always,
    cases,
    dominates,
    efficient_points,
    is_acceptable,
    reservations_of,
    scenario,
)

from communique.analysis import (
    OutcomeSpace,
    Problem,
    Seats,
    Solution,
    egalitarian,
    frontier,
    ideal_point,
    kalai_smorodinsky,
    maximin,
    merge_frontier,
    nash,
    nash_principals,
    solve,
    tabulate,
    utilitarian,
)
from communique.model.scenario import Role

Vector = tuple[int, ...]


def literal(case: Case) -> dict[str, set[Vector]]:
    """Each solution by its definition, among efficient and acceptable vectors."""
    reserve = reservations_of(case)
    vectors = [v for v in efficient_points(case) if is_acceptable(case, v)]
    if not vectors:
        return {}
    gains = {v: [x - r for x, r in zip(v, reserve, strict=True)] for v in vectors}
    ideal = [max(column) for column in zip(*vectors, strict=True)]
    ratios = {
        v: [Fraction(g, max(m - r, 1)) for g, m, r in zip(gains[v], ideal, reserve, strict=True)] for v in vectors
    }
    principals = [i for i, p in enumerate(case.scenario.public.parties) if p.role is Role.PRINCIPAL]

    def best(score: dict[Vector, object]) -> set[Vector]:
        return {v for v in score if score[v] == max(score.values())}  # type: ignore[type-var]

    everybody = {v: prod(g) for v, g in gains.items() if min(g) >= 0}
    own = {v: prod(g[i] for i in principals) for v, g in gains.items() if min(g[i] for i in principals) >= 0}
    return {
        "nash": best(everybody) if everybody else set(),
        "nash_principals": best(own) if own else set(),
        "kalai_smorodinsky": best({v: sorted(ratios[v]) for v in vectors}),
        "egalitarian": best({v: sorted(gains[v]) for v in vectors}),
        "utilitarian": best({v: sum(v) for v in vectors}),
        "maximin": best({v: sorted(v) for v in vectors}),
    }


def found(solutions: dict[str, Solution]) -> dict[str, set[Vector]]:
    return {name: {tuple(v) for v in s.vectors.tolist()} for name, s in solutions.items()}


@pytest.mark.slow
@always(cases, examples=200)
def test_every_solution_is_its_definition_with_all_ties(case: Case) -> None:
    space = tabulate(case.scenario.public, case.scenario.sheets, floors=case.floors, tension=case.tension)
    expected = literal(case)
    for name, vectors in found(solve(space)).items():
        assert vectors == expected.get(name, set()), name


@always(cases)
def test_solutions_from_merged_vectors_are_those_from_a_table(case: Case) -> None:
    problem = Problem.posed_by(case.scenario, floors=case.floors, tension=case.tension)
    space = tabulate(case.scenario.public, case.scenario.sheets, floors=case.floors, tension=case.tension)
    assert found(solve(merge_frontier(problem))) == found(solve(space))


@always(cases)
def test_no_acceptable_package_beats_a_solution_at_its_own_figure(case: Case) -> None:
    space = tabulate(case.scenario.public, case.scenario.sheets, floors=case.floors, tension=case.tension)
    acceptable = space.points[:, space.acceptable].T.tolist()
    if not acceptable:
        assert all(len(solution) == 0 and solution.figure is None for solution in solve(space).values())
        return
    reserve = reservations_of(case)
    assert utilitarian(space).figure == max(sum(v) for v in acceptable)
    assert maximin(space).figure == max(min(v) for v in acceptable)
    assert egalitarian(space).figure == max(min(x - r for x, r in zip(v, reserve, strict=True)) for v in acceptable)
    willing = [v for v in acceptable if all(x >= r for x, r in zip(v, reserve, strict=True))]
    if willing:
        assert nash(space).figure == max(prod(x - r for x, r in zip(v, reserve, strict=True)) for v in willing)


@always(cases)
def test_a_solution_names_every_package_that_attains_it(case: Case) -> None:
    space = tabulate(case.scenario.public, case.scenario.sheets, floors=case.floors, tension=case.tension)
    attaining = efficient_points(case)
    for solution in solve(space).values():
        expected = [p for v in solution.vectors.tolist() for p in attaining[tuple(v)]]
        assert [space.decode(int(number)) for number in solution.packages] == expected


@always(cases)
def test_solutions_are_efficient(case: Case) -> None:
    vectors = list(efficient_points(case))
    space = tabulate(case.scenario.public, case.scenario.sheets, floors=case.floors, tension=case.tension)
    for solution in solve(space).values():
        for chosen in solution.vectors.tolist():
            assert not any(dominates(v, tuple(chosen)) for v in vectors)


def space_of(vectors: list[Vector], reservations: tuple[int, ...], principals: tuple[int, ...] = ()) -> OutcomeSpace:
    parties = tuple(range(len(reservations)))
    seats = Seats(tuple("abcdefgh"[: len(parties)]), reservations, principals or parties, parties, len(parties))
    return OutcomeSpace.of_points(np.array(vectors).T, seats)


def test_nash_picks_the_middle_of_a_straight_line() -> None:
    line = space_of([(10 - k, k) for k in range(11)], (0, 0))
    assert nash(line).vectors.tolist() == [[5, 5]]
    assert nash(line).figure == 25


def test_both_tied_nash_points_are_kept() -> None:
    line = space_of([(9 - k, k) for k in range(10)], (0, 0))
    assert nash(line).vectors.tolist() == [[5, 4], [4, 5]]


def test_the_worked_example_of_three_concepts_that_disagree() -> None:
    three = space_of([(100, 20), (80, 50), (60, 60), (30, 66), (0, 70)], (0, 0))
    assert nash(three).vectors.tolist() == [[80, 50]]
    assert egalitarian(three).vectors.tolist() == [[60, 60]]
    assert kalai_smorodinsky(three).vectors.tolist() == [[80, 50]]  # shares 0.8 and 0.714
    assert utilitarian(three).vectors.tolist() == [[80, 50]]


def test_the_ideal_point_is_over_acceptable_packages_unless_it_is_given() -> None:
    space = space_of([(100, 0), (60, 40), (50, 55), (20, 60)], (10, 30))
    assert ideal_point(space).tolist() == [60, 60]
    # shares of the possible gain: (50/50, 10/30), (40/50, 25/30), (10/50, 30/30)
    assert kalai_smorodinsky(space).vectors.tolist() == [[50, 55]]
    assert kalai_smorodinsky(space).figure == Fraction(4, 5)
    assert kalai_smorodinsky(space, ideal=(100, 60)).figure == Fraction(40, 90)


def test_leximin_looks_past_the_smallest_gain() -> None:
    space = space_of([(5, 5, 9), (5, 6, 5), (5, 5, 5)], (0, 0, 0))
    assert egalitarian(space).vectors.tolist() == [[5, 5, 9]]
    assert maximin(space).vectors.tolist() == [[5, 5, 9]]


def test_products_beyond_64_bits_are_compared_exactly() -> None:
    big = 10**9
    space = space_of([(big,) * 7 + (big + 1,), (big,) * 6 + (big + 1, big)], (0,) * 8)
    assert len(nash(space)) == 2
    better = space_of([(big + 2, big - 1, *(big,) * 6), (big,) * 8], (0,) * 8)
    assert nash(better).vectors.tolist() == [[big + 2, big - 1, *(big,) * 6]]
    assert nash(better).figure == (big + 2) * (big - 1) * big**6


@pytest.mark.parametrize("step", range(1, 40))
def test_products_that_floats_cannot_tell_apart_are_told_apart(step: int) -> None:
    middle = 10**9 + 7919 * step
    near = space_of([(middle + 1, middle - 1, 7), (middle, middle, 7), (middle - 1, middle + 1, 7)], (0, 0, 0))
    assert nash(near).vectors.tolist() == [[middle, middle, 7]]


def test_the_mediator_can_take_the_three_way_nash_but_not_the_principals_own() -> None:
    space = space_of([(2, 2, 90), (9, 9, 4)], (0, 0, 0), principals=(0, 1))
    assert nash(space).vectors.tolist() == [[2, 2, 90]]
    assert nash_principals(space).vectors.tolist() == [[9, 9, 4]]


def test_nothing_acceptable_means_no_solution_and_no_ideal_point() -> None:
    poor = scenario([[[0, 4]], [[4, 0]]], [3, 3])
    space = tabulate(poor.public, poor.sheets)
    assert all(len(solution) == 0 for solution in solve(space).values())
    with pytest.raises(ValueError, match="No package is acceptable"):
        ideal_point(frontier(space))
