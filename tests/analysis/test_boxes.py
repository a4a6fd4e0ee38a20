"""Boxes of several issues: the same figures from a program as from a table, and none that merging would give wrong."""

from __future__ import annotations

import random
from dataclasses import replace
from importlib.util import find_spec
from itertools import product

import pytest
from analysis.build import always, scenario
from hypothesis import strategies as st

from communique.analysis import (
    FrontierTooLarge,
    Problem,
    analyse,
    best_packages,
    frontier,
    merge_frontier,
    solve,
    solve_by_milp,
    tabulate_own,
    tabulate_problem,
)
from communique.analysis.milp import frontier_by_milp
from communique.debrief.benchmarks import cloud
from communique.loading.scenario_file import load_scenario
from communique.model.levels import at_level
from communique.model.scenario import Level
from communique.model.sheet import Scenario, SheetBox
from communique.negotiators.parts.own_packages import Space
from communique.present.sums import sum_on
from communique.simulation import simulate
from communique.words import say

with_highs = pytest.mark.skipif(find_spec("highspy") is None, reason="highspy (extra exact) is not installed")


def boxed(seed: int, parties: int = 2, most: int = 3) -> Scenario:
    """A small scenario whose sheets have boxes over up to `most` issues, some of them penalties."""
    rng = random.Random(seed)
    sizes = [rng.randint(2, 4) for _ in range(rng.randint(3, 4))]
    points = [[[rng.randint(0, 3) for _ in range(size)] for size in sizes] for _ in range(parties)]
    plain = scenario(points, [rng.randint(0, 12) for _ in range(parties)])

    def box() -> SheetBox:
        issues = sorted(rng.sample(range(len(sizes)), rng.randint(2, most)))
        ends = [(i, *sorted(rng.choices(range(sizes[i]), k=2))) for i in issues]
        return SheetBox(tuple((i, first, last) for i, first, last in ends), rng.randint(-6, 12))

    sheets = tuple(replace(sheet, boxes=tuple(box() for _ in range(rng.randint(1, 5)))) for sheet in plain.sheets)
    return replace(plain, sheets=sheets)


cases = st.integers(0, 1_000_000)


@always(cases, examples=60)
def test_every_way_to_a_package_adds_the_same(seed: int) -> None:
    one = boxed(seed, parties=3)
    problem = Problem.posed_by(one)
    space = tabulate_problem(problem)
    whole, feasible = problem.box((0,) * len(problem.sizes), range(len(problem.sizes)))
    assert feasible.all()
    for number, package in enumerate(product(*map(range, problem.sizes))):
        # By hand: the rows, and every box that holds the package.
        told = [
            sum(row[k] for row, k in zip(sheet.points, package, strict=True))
            + sum(b.points for b in sheet.boxes if all(low <= package[i] <= high for i, low, high in b.bounds))
            for sheet in one.sheets
        ]
        assert [sheet.value(package) for sheet in one.sheets] == told
        assert problem.points(package).tolist() == space.points[:, number].tolist() == told
        assert whole[(slice(None), *package)].tolist() == told
    for sheet in one.sheets:
        assert tabulate_own(one.public, sheet).tolist() == space.points[sheet.seat].tolist()
    assert set(cloud(problem)) == set(map(tuple, space.points.T.tolist()))


@always(cases, examples=40)
def test_boxes_of_two_issues_are_merged_as_links_are(seed: int) -> None:
    problem = Problem.posed_by(boxed(seed, most=2))
    assert problem.ranges == ()
    assert merge_frontier(problem).vectors.tolist() == frontier(tabulate_problem(problem)).vectors.tolist()


@with_highs
@always(cases, examples=15)
def test_points_found_one_by_one_are_those_of_the_table(seed: int) -> None:
    problem = Problem.posed_by(boxed(seed, parties=3))
    found, known = solve_by_milp(problem), solve(tabulate_problem(problem))
    assert found.unproved == ()
    for name, exact in known.items():
        assert found.solutions[name].figure == exact.figure, name


@with_highs
@always(cases, examples=15)
def test_the_frontier_of_two_step_by_step_is_that_of_the_table(seed: int) -> None:
    problem = Problem.posed_by(boxed(seed))
    found, known = frontier_by_milp(problem), frontier(tabulate_problem(problem))
    assert found.vectors.tolist() == known.vectors.tolist()
    for vector, package in zip(found.vectors, found.packages, strict=True):
        assert tabulate_problem(problem).points[:, package].tolist() == vector.tolist()


def test_what_cannot_be_merged_says_so() -> None:
    one = scenario([[[0, 1]] * 3] * 2, [0, 0])
    tied = replace(one.sheets[0], boxes=(SheetBox(((0, 0, 0), (1, 1, 1), (2, 0, 1)), 5),))
    problem = Problem.posed_by(replace(one, sheets=(tied, one.sheets[1])))
    with pytest.raises(FrontierTooLarge):
        merge_frontier(problem)
    # Nothing says whether 5 can be had together with all three rows: it is the best conceivable.
    assert best_packages(problem) == (8, 3)


def large(parties: int) -> Scenario:
    """Ten issues of ten options, more than are listed; three boxes a party, worked out by hand."""
    plain = scenario([[[0] * 10] * 10] * parties, [10, 5, 5][:parties])
    boxes = (
        (
            SheetBox(((0, 3, 9), (1, 0, 4), (2, 5, 5)), 10),
            SheetBox(((0, 0, 2), (9, 1, 9)), 7),
            SheetBox(((4, 0, 0), (5, 0, 0)), 4),
        ),
        (SheetBox(((0, 0, 3), (1, 4, 9), (2, 5, 9)), 8), SheetBox(((4, 1, 9), (5, 0, 9), (6, 2, 2)), 3)),
        (SheetBox(((7, 0, 4), (8, 0, 4), (9, 0, 4)), 6),),
    )
    return replace(plain, sheets=tuple(replace(s, boxes=b) for s, b in zip(plain.sheets, boxes, strict=False)))


@with_highs
def test_a_space_too_large_to_list_has_a_whole_frontier_for_two() -> None:
    told = analyse(large(2), at=(0,) * 10).as_dict(say)
    assert told["packages"] == 10**10
    # Option 3, 4 and 5 of the first three issues hold both parties' large boxes (10 and 8). On issues 4 to 6 it is 4
    # for the one (options 0 and 0) or 3 for the other (1, 0, 2). Options 0 to 2 of the first issue give the one 7 + 4,
    # or 7 beside the other's 3, and the other 8 as before: less for the one than 10, and no more for the other.
    assert told["frontier"]["vectors"] == 2
    assert told["left_out"] == []
    assert told["utilitarian"]["points"] == {"p0": 14, "p1": 8}
    # (14 - 10) * (8 - 5) = 12; (10 - 10) * (11 - 5) = 0
    assert told["nash"]["points"] == {"p0": 14, "p1": 8}
    assert told["maximin"]["points"] == {"p0": 10, "p1": 11}
    assert told["at"]["points"] == {"p0": 4, "p1": 0}


@with_highs
def test_for_three_the_frontier_is_refused_by_name_and_the_points_are_proved() -> None:
    told = analyse(large(3)).as_dict(say)
    assert told["frontier"]["vectors"] is None
    assert "ranges of several issues at once (boxes)" in told["frontier"]["reason"]
    assert told["left_out"] == []
    assert told["utilitarian"]["points"] == {"p0": 14, "p1": 8, "p2": 6}


def test_a_level_keeps_the_boxes_of_its_issues() -> None:
    one = large(2)
    level = Level("part", "Part", "Part of it.", (2, 1, 0))
    cut = at_level(replace(one, public=replace(one.public, levels=(level,))), "part")
    assert [sheet.boxes for sheet in cut.sheets] == [
        (SheetBox(((0, 5, 5), (1, 0, 4), (2, 3, 9)), 10),),
        (SheetBox(((0, 5, 9), (1, 4, 9), (2, 0, 3)), 8),),
    ]


@always(cases, examples=20)
def test_a_seat_reckons_with_its_boxes(seed: int) -> None:
    one = boxed(seed)
    for sheet in one.sheets:
        space = Space(one.public, sheet)
        assert space.linked
        for rank in range(len(space.ladder)):
            package = space.ladder.package(rank)
            assert space.value(package) == space.ladder.values[rank] == sheet.value(package)
            for issue, size in enumerate(space.sizes):
                other = (*package[:issue], (package[issue] + 1) % size, *package[issue + 1 :])
                gain = space.value(other) - space.value(package)
                assert gain == space.part(issue, other) - space.part(issue, package)


def test_the_sum_on_a_sheet_names_each_box() -> None:
    one = large(2)
    told = sum_on(one.sheets[0], one.public, (3, 0, 5, 0, 0, 0, 0, 0, 0, 0), 0)
    assert [row.amount for row in told.terms if row.words.endswith("together")] == [10, 4]
    assert told.total.amount == 14


def test_of_a_space_too_large_to_list_a_seat_lists_a_part() -> None:
    one = large(2)
    assert len(Space(one.public, one.sheets[0]).ladder) == 262_144


def test_all_engines_play_the_same_games_with_boxes() -> None:
    plain = load_scenario("lantern-strait")
    box = SheetBox(((0, 1, 2), (1, 1, 2), (2, 1, 1)), 25)
    case = replace(plain, sheets=(replace(plain.sheets[0], boxes=(box,)), *plain.sheets[1:]))
    names = ["linear"] * len(plain.sheets)
    rows = {
        engine: simulate(case, names, 30, 7, protocol="alternating", engine=engine).rows
        for engine in ("plain", "tables", "auto")
    }
    assert rows["plain"] == rows["tables"] == rows["auto"]
    assert rows["plain"] != simulate(plain, names, 30, 7, protocol="alternating").rows
