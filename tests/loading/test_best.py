"""What the best package is worth, held to the slow truth: go through all of them."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.loading.best import Tie, best

ROWS = st.lists(st.lists(st.integers(-20, 40), min_size=2, max_size=4), min_size=1, max_size=5)


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[list[int]], list[Tie]]:
    rows = draw(ROWS)
    ties = []
    for _ in range(draw(st.integers(0, 6)) if len(rows) > 1 else 0):
        i, j = draw(st.permutations(range(len(rows))))[:2]
        a, b = draw(st.integers(0, len(rows[i]) - 1)), draw(st.integers(0, len(rows[j]) - 1))
        ties.append(Tie(i, a, j, b, draw(st.none() | st.integers(-30, 30))))
    return rows, ties


def by_hand(rows: list[list[int]], ties: list[Tie]) -> int | None:
    found = []
    for package in product(*(range(len(row)) for row in rows)):
        bonus = [t.points for t in ties if (package[t.issue], package[t.other_issue]) == (t.option, t.other_option)]
        if None not in bonus:
            found.append(sum(row[k] for row, k in zip(rows, package, strict=True)) + sum(p or 0 for p in bonus))
    return max(found, default=None)


@settings(deadline=None, database=None)
@given(problems())
def test_the_best_package_is_the_best_of_all(problem: tuple[list[list[int]], list[Tie]]) -> None:
    assert best(*problem) == by_hand(*problem)


def test_sixteen_issues_in_a_chain_are_no_effort() -> None:
    rows = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9] for _ in range(16)]
    ties = [Tie(k, 9, k + 1, 9, None) for k in range(15)]
    assert best(rows, ties) == 8 * 9 + 8 * 8


def test_sixteen_issues_all_tied_to_each_other_are_left_alone() -> None:
    rows = [[0] * 10 for _ in range(16)]
    assert best(rows, [Tie(i, 0, j, 0, 1) for i in range(16) for j in range(i)]) is None
