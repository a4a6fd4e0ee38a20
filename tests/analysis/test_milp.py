"""Solution points by mixed-integer programming, against the same points from a table of all packages."""

from __future__ import annotations

import sys
from importlib.util import find_spec

import numpy as np
import pytest
from analysis.build import Case, always, cases, scenario

from communique.analysis import (
    Effort,
    NeedsHighs,
    Problem,
    analyse,
    frontier,
    left_on_table,
    milp,
    solve,
    solve_by_milp,
    tabulate_problem,
)
from communique.analysis.milp import left_by_milp
from communique.commands import analyse as command
from communique.model.package import PackageId, decode
from communique.rules.dice import Dice
from communique.words import say

with_highs = pytest.mark.skipif(find_spec("highspy") is None, reason="highspy (extra exact) is not installed")


@pytest.mark.slow
@with_highs
@always(cases, examples=30)
def test_every_point_is_the_one_that_a_table_gives(case: Case) -> None:
    problem = Problem.posed_by(case.scenario, floors=case.floors, tension=case.tension)
    found, known = solve_by_milp(problem), solve(tabulate_problem(problem))
    assert found.unproved == ()
    for name, exact in known.items():
        alone = found.solutions[name]
        assert alone.figure == exact.figure, name
        assert len(alone) == min(1, len(exact)), name
        if len(exact):
            assert alone.vectors.tolist()[0] in exact.vectors.tolist(), name
        for number, vector in zip(alone.packages, alone.vectors, strict=True):
            package = decode(PackageId(int(number)), problem.sizes)
            assert problem.is_feasible(package)
            assert problem.points(package).tolist() == vector.tolist()


@with_highs
@always(cases, examples=20)
def test_what_is_left_on_the_table_is_what_the_frontier_says(case: Case) -> None:
    problem = Problem.posed_by(case.scenario, floors=case.floors, tension=case.tension)
    space = tabulate_problem(problem)
    known = frontier(space)
    for number in np.flatnonzero(space.acceptable)[:3]:
        package = space.decode(int(number))
        found, exact = left_by_milp(problem, package), left_on_table(known, problem.points(package))
        assert found is not None
        assert (found.gain, sorted(found.gains), found.efficient) == (exact.gain, sorted(exact.gains), exact.efficient)


def large(parties: int = 6) -> object:
    dice = Dice(4, 0, "large")
    points = [[[dice.below(9) for _ in range(8)] for _ in range(12)] for _ in range(parties)]
    return scenario(points, [40] * parties)


@pytest.mark.slow
@with_highs
def test_where_the_frontier_is_too_large_the_points_are_found_and_it_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.modules["communique.analysis.joint_analysis"], "_budget", lambda problem: 5_000)
    found = analyse(large(), at=(0,) * 12)
    told = found.as_dict(say)
    assert told["frontier"]["complete"] is False
    assert told["frontier"]["vectors"] is None
    assert told["frontier"]["reason"].startswith("The frontier is not listed")
    assert told["nash"]["tied"] is None, "ties are not counted"
    assert "found one at a time and proved" in told["statement"]
    points = list(told["nash"]["points"].values())
    assert min(points) >= 40
    assert sum(told["utilitarian"]["points"].values()) >= sum(points)
    assert min(told["maximin"]["points"].values()) >= min(points)
    command.print_analysis(large(), found)  # type: ignore[arg-type]
    said = " ".join(capsys.readouterr().out.split())
    assert "The frontier is not listed" in said
    assert "vectors of points" not in said


@with_highs
def test_a_solver_says_nothing_on_the_output(capfd: pytest.CaptureFixture[str]) -> None:
    solve_by_milp(Problem.posed_by(scenario([[[0, 1]], [[1, 0]]], [0, 0])))
    assert capfd.readouterr().out == ""


@with_highs
def test_when_the_effort_is_spent_a_point_is_left_out_by_name() -> None:
    found = solve_by_milp(Problem.posed_by(scenario([[[0, 1]], [[1, 0]]], [0, 0])), effort=Effort(0))
    assert set(found.unproved) == set(found.solutions)
    assert all(len(point) == 0 for point in found.solutions.values())


def test_without_highs_a_sentence_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(milp, "find_spec", lambda name: None)
    with pytest.raises(NeedsHighs, match=r"communique\[exact\]"):
        solve_by_milp(Problem.posed_by(scenario([[[0, 1]], [[1, 0]]], [0, 0])))
