"""The dense outcome space, against sheets and rules read one package at a time."""

from __future__ import annotations

import numpy as np
import pytest
from analysis.build import (
    Case,
    all_packages,
    always,
    cases,
    is_acceptable,
    is_feasible,
    points_of,
    reservations_of,
    scenario,
)

from communique.analysis import OutcomeSpace, Problem, TooManyPackages, feasible_packages, tabulate, tabulate_own
from communique.model.scenario import Seat, Signing


def space_of(case: Case) -> OutcomeSpace:
    return tabulate(case.scenario.public, case.scenario.sheets, floors=case.floors, tension=case.tension)


@always(cases)
def test_every_package_has_the_points_its_sheets_say(case: Case) -> None:
    space = space_of(case)
    assert [tuple(column) for column in space.points.T.tolist()] == [points_of(case, p) for p in all_packages(case)]


@always(cases)
def test_a_package_is_found_in_the_column_of_its_number(case: Case) -> None:
    space = space_of(case)
    for column, package in enumerate(all_packages(case)):
        assert space.encode(package) == column
        assert space.decode(column) == package


@always(cases)
def test_floors_and_rules_decide_what_is_feasible(case: Case) -> None:
    expected = [is_feasible(case, package) for package in all_packages(case)]
    assert space_of(case).feasible.tolist() == expected
    assert feasible_packages(case.scenario.public, case.floors).tolist() == expected


@always(cases)
def test_the_signing_rule_decides_what_is_acceptable(case: Case) -> None:
    packages = [(package, points_of(case, package)) for package in all_packages(case)]
    reserve = reservations_of(case)
    space = space_of(case)
    assert space.acceptable.tolist() == [is_feasible(case, p) and is_acceptable(case, u) for p, u in packages]
    assert space.acceptable_to_all.tolist() == [
        is_feasible(case, p) and all(x >= r for x, r in zip(u, reserve, strict=True)) for p, u in packages
    ]


@always(cases)
def test_one_sheet_gives_the_same_column_of_points_as_all_of_them(case: Case) -> None:
    space = space_of(case)
    for sheet in case.scenario.sheets:
        own = tabulate_own(case.scenario.public, sheet)
        assert own.dtype == np.int32
        assert own.tolist() == space.points[sheet.seat].tolist()


@always(cases)
def test_a_box_around_a_package_holds_its_neighbours(case: Case) -> None:
    problem = Problem.posed_by(case.scenario, floors=case.floors, tension=case.tension)
    package = all_packages(case)[-1]
    issues = tuple(reversed(range(len(package))))[:2]
    points, feasible = problem.box(package, issues)
    for options in np.ndindex(feasible.shape):
        neighbour = list(package)
        for issue, option in zip(issues, options, strict=True):
            neighbour[issue] = option
        assert tuple(points[(slice(None), *options)].tolist()) == points_of(case, tuple(neighbour))
        assert feasible[options] == is_feasible(case, tuple(neighbour))


def test_points_up_to_a_hundred_are_stored_in_32_bits_and_huge_ones_in_64() -> None:
    small = scenario([[[0, 100]], [[100, 0]]], [0, 0])
    huge = scenario([[[0, 2**31], [0, 2**31]], [[1, 0], [1, 0]]], [0, 0])
    assert tabulate(small.public, small.sheets).points.dtype == np.int32
    assert tabulate(huge.public, huge.sheets).points[0].tolist() == [0, 2**31, 2**31, 2**32]


def test_sheets_may_come_in_any_order() -> None:
    whole = scenario([[[0, 5]], [[7, 0]]], [1, 2])
    space = tabulate(whole.public, whole.sheets[::-1])
    assert space.points.tolist() == [[0, 5], [7, 0]]
    assert space.seats.reservations == (1, 2)


def test_a_missing_sheet_is_named_as_missing() -> None:
    whole = scenario([[[0, 5]], [[7, 0]]], [1, 2])
    with pytest.raises(ValueError, match="2 parties, but the sheets are those of seats \\[1\\]"):
        tabulate(whole.public, whole.sheets[1:])


def test_a_space_too_large_to_list_says_how_large_it_is() -> None:
    large = scenario([[[0] * 10] * 9, [[0] * 10] * 9], [0, 0])
    with pytest.raises(TooManyPackages, match="1,000,000,000 packages, more than the 5,000,000"):
        tabulate(large.public, large.sheets)
    with pytest.raises(TooManyPackages):
        tabulate_own(large.public, large.sheets[0])


def test_tension_moves_reservations_by_the_published_table() -> None:
    tense = scenario([[[0, 9]], [[9, 0]]], [5, 5], tension_shift=[[0, -1, -2, -3, -4], [0, 0, 0, 0, -5]])
    assert tabulate(tense.public, tense.sheets, tension=4).seats.reservations == (1, 0)


def test_two_of_three_is_enough_unless_the_third_has_a_veto() -> None:
    points = [[[0, 9]], [[0, 9]], [[9, 0]]]
    free = scenario(points, [5, 5, 5], signing=Signing("k-of-n", 2))
    veto = scenario(points, [5, 5, 5], signing=Signing("k-of-n", 2, (Seat(2),)))
    assert tabulate(free.public, free.sheets).acceptable.tolist() == [False, True]
    assert tabulate(veto.public, veto.sheets).acceptable.tolist() == [False, False]
