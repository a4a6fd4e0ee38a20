"""Blocking coalitions and least tempting packages, against every coalition and every package."""

from __future__ import annotations

from itertools import combinations
from random import Random

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
from hypothesis import strategies as st

from communique.analysis import OutcomeSpace, blocking, least_tempting, tabulate
from communique.model.scenario import Seat, Signing

randoms = st.randoms(use_true_random=False)


def space_of(case: Case) -> OutcomeSpace:
    return tabulate(case.scenario.public, case.scenario.sheets, floors=case.floors, tension=case.tension)


def winning(case: Case) -> list[tuple[int, ...]]:
    """Every set of signers that is enough, smallest ones only."""
    public = case.scenario.public
    signers = [int(seat) for seat in public.signatories]
    rule = public.signing

    def enough(chosen: tuple[int, ...]) -> bool:
        if rule.rule != "k-of-n":
            return len(chosen) == len(signers)
        return len(chosen) >= rule.k and set(rule.vetoes) <= set(chosen)

    sets = [c for size in range(len(signers) + 1) for c in combinations(signers, size) if enough(c)]
    return [c for c in sets if not any(set(d) < set(c) for d in sets)]


def temptation(case: Case, coalition: tuple[int, ...], held: tuple[int, ...]) -> int:
    reserve = reservations_of(case)
    return max(
        min(u[i] - max(held[i], reserve[i]) for i in coalition)
        for u in (points_of(case, p) for p in all_packages(case) if is_feasible(case, p))
    )


@always(cases, randoms, examples=60)
def test_a_coalition_blocks_when_each_member_prefers_some_other_package(case: Case, rng: Random) -> None:
    feasible = [p for p in all_packages(case) if is_feasible(case, p)]
    if not feasible:
        return
    package = rng.choice(feasible)
    held, reserve = points_of(case, package), reservations_of(case)
    blocks = blocking(space_of(case), package)
    assert {b.coalition for b in blocks} == {c for c in winning(case) if temptation(case, c, held) > 0}
    for block in blocks:
        then = points_of(case, block.witness)
        assert is_feasible(case, block.witness)
        assert block.gains == tuple(then[i] - max(held[i], reserve[i]) for i in block.coalition)
        assert min(block.gains) == temptation(case, block.coalition, held)


@pytest.mark.slow
@always(cases, examples=25)
def test_the_least_tempting_packages_have_the_smallest_excess(case: Case) -> None:
    feasible = [p for p in all_packages(case) if is_feasible(case, p)]
    if not feasible:
        return
    among = {points_of(case, p) for p in feasible if is_acceptable(case, points_of(case, p))}
    among = among or {points_of(case, p) for p in feasible}
    excess = {u: max(temptation(case, c, u) for c in winning(case)) for u in among}
    found = least_tempting(space_of(case))
    assert found.excess == min(excess.values())
    for vector, package in zip(found.vectors, (p for p in found.packages), strict=False):
        assert excess[vector] == found.excess
        assert is_feasible(case, package)


def test_dividing_a_pie_by_majority_has_an_empty_core() -> None:
    shares = [(a, b, 9 - a - b) for a in range(10) for b in range(10 - a)]
    pie = scenario([[[share[i] for share in shares]] for i in range(3)], [0, 0, 0], signing=Signing("k-of-n", 2))
    space = tabulate(pie.public, pie.sheets)
    equal = (shares.index((3, 3, 3)),)
    assert {block.coalition for block in blocking(space, equal)} == {(0, 1), (0, 2), (1, 2)}
    assert sorted(blocking(space, equal)[0].gains) == [1, 2]
    found = least_tempting(space)
    assert (found.excess, found.vectors) == (1, ((3, 3, 3),))


def test_two_vetoes_of_three_leave_one_sufficient_pair() -> None:
    points = [[[0, 4, 1]], [[0, 1, 4]], [[9, 0, 0]]]
    veto = scenario(points, [0, 0, 0], signing=Signing("k-of-n", 2, (Seat(0), Seat(1))))
    space = tabulate(veto.public, veto.sheets)
    assert space.seats.smallest_agreements() == ((0, 1),)
    assert [block.coalition for block in blocking(space, (0,))] == [(0, 1)]
    assert blocking(space, (1,)) == ()
    assert least_tempting(space).excess == 0


def test_without_a_feasible_package_there_is_no_excess() -> None:
    shut = scenario([[[0, 1]], [[1, 0]]], [0, 0], rules=[("excludes", 0, 0, 0, 0), ("excludes", 0, 1, 0, 1)])
    with pytest.raises(ValueError, match="No package is feasible"):
        least_tempting(tabulate(shut.public, shut.sheets))
