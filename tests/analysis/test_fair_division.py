"""Adjusted winner, on an example worked by hand and by its three properties."""

from __future__ import annotations

from fractions import Fraction

import pytest
from analysis.build import Case, always, cases, scenario

from communique.analysis import Problem, adjusted_winner


def test_the_example_worked_by_hand() -> None:
    # Stakes of 100: first (6, 67, 27), second (5, 34, 61). The first wins issues 0 and 1 with 73, the second wins
    # issue 2 with 61. Of what the first won, 6/5 is nearer to 1 than 67/34, so issue 0 passes first: after a share
    # s of it, 73 - 6 s = 61 + 5 s, so s = 12/11 > 1. All of issue 0 passes (67 and 66), then of issue 1 a share t:
    # 67 - 67 t = 66 + 34 t, so t = 1/101.
    case = scenario([[[6, 0], [67, 0], [27, 0]], [[0, 5], [0, 34], [0, 61]]], [0, 0])
    found = adjusted_winner(Problem.posed_by(case), 0, 1)
    assert found.shares == (0, Fraction(100, 101), 0)
    assert found.worth == Fraction(6700, 101)
    assert found.split == 1
    assert found.package == (1, 0, 1)


def test_an_issue_with_an_option_best_for_both_is_not_divided() -> None:
    case = scenario([[[0, 3, 3], [10, 0]], [[0, 2, 1], [0, 10]]], [0, 0])
    found = adjusted_winner(Problem.posed_by(case), 0, 1)
    assert found.shares == (None, Fraction(1, 2))
    assert found.worth == 50
    assert found.package[0] == 1


def test_two_parties_in_full_accord_have_nothing_to_divide() -> None:
    case = scenario([[[0, 3]], [[0, 2]]], [0, 0])
    with pytest.raises(ValueError, match="No issue is in dispute"):
        adjusted_winner(Problem.posed_by(case), 0, 1)


@always(cases)
def test_both_get_the_same_and_at_least_half_and_at_most_one_issue_is_split(case: Case) -> None:
    problem = Problem.posed_by(case.scenario, floors=case.floors)
    if not all(free.any() for free in problem.available):
        return
    try:
        found = adjusted_winner(problem, 0, 1)
    except ValueError:
        return
    stakes = []
    for party in (0, 1):
        rows = [value[party, free] for value, free in zip(problem.values, problem.available, strict=True)]
        own = [int(row.max() - row.min()) for row, share in zip(rows, found.shares, strict=True) if share is not None]
        stakes.append([Fraction(100 * stake, sum(own)) for stake in own])
    shares = [share for share in found.shares if share is not None]
    assert sum(stake * share for stake, share in zip(stakes[0], shares, strict=True)) == found.worth
    assert sum(stake * (1 - share) for stake, share in zip(stakes[1], shares, strict=True)) == found.worth
    assert found.worth >= 50
    assert sum(share not in (0, 1) for share in shares) <= 1
