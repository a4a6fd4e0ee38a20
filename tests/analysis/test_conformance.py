"""Research domains against an independent brute-force program, when the domains are at hand.

They are looked for in `COMMUNIQUE_DOMAINS`, else in `shared/domains` beside the checkout. Their utilities are
floats. Summed per package and put on a grid of 1e-9, equal utilities become equal integers, which is how the
expected figures count ties too; `OutcomeSpace.of_points` takes such a grid. Domains whose scores are whole
numbers are built as scenarios.
"""

from __future__ import annotations

import json
import os
from functools import reduce
from math import dist
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from analysis.build import scenario

from communique.analysis import (
    OutcomeSpace,
    Problem,
    Seats,
    Solution,
    analyse,
    egalitarian,
    frontier,
    kalai_smorodinsky,
    maximin,
    merge_frontier,
    nash,
    opposition,
    solve,
    tabulate,
    utilitarian,
)
from communique.model.scenario import Seat, Signing

GRID = 10**9
FOLDER = Path(os.environ.get("COMMUNIQUE_DOMAINS", Path(__file__).parents[2].parent / "shared" / "domains"))
EXPECTED: dict[str, Any] = (
    json.loads((FOLDER / "expected.json").read_text()) if (FOLDER / "expected.json").is_file() else {}
)
CASES = [(name, mode) for name, told in EXPECTED.items() for mode in ("free", "with_reservation") if mode in told]

pytestmark = pytest.mark.skipif(
    not EXPECTED, reason=f"no research domains in {FOLDER}; set COMMUNIQUE_DOMAINS to their folder"
)


def neutral(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((FOLDER / name / "scenario.json").read_text())
    return told


def space_of(name: str, mode: str) -> OutcomeSpace:
    """The domain on the grid; no deal is worth what the expected figures took it to be in this mode."""
    parties = neutral(name)["parties"]
    rows = [reduce(lambda u, row: np.add.outer(u, np.array(row)).ravel(), p["table"], np.zeros(1)) for p in parties]
    points = np.rint((np.array(rows) + [[p["base"]] for p in parties]) * GRID).astype(np.int64)
    reserved = [round(u * GRID) for u in EXPECTED[name][mode]["brute"]["disagreement"]]
    seats = tuple(range(len(parties)))
    return OutcomeSpace.of_points(
        points, Seats(tuple(f"p{i}" for i in seats), tuple(reserved), seats, seats, len(seats))
    )


def whole_scenario(name: str, *, grid: int = 1, signing: Signing | None = None) -> Any:
    parties = neutral(name)["parties"]
    points = [[[round(u * grid) for u in row] for row in party["table"]] for party in parties]
    return scenario(points, [round(max(party["reserved"], 0) * grid) for party in parties], signing=signing)


def agrees(solution: Solution, expected: dict[str, Any], *, unit: float, all_ties: bool) -> None:
    """The figure to 1e-6, and the same vectors; leximin may settle ties that the expected figures leave open."""
    assert solution.figure is not None
    assert float(solution.figure) / unit == pytest.approx(expected["value"], rel=1e-6, abs=1e-6)
    vectors = {tuple(row) for row in np.round(solution.vectors / GRID, 6).tolist()}
    listed = {tuple(row) for row in np.round(np.array(expected["utilities"]), 6).tolist()}
    if expected["n_vectors"] == len(expected["utilities"]):
        assert vectors == listed if all_ties else vectors <= listed


@pytest.mark.parametrize(("name", "mode"), CASES)
def test_frontier_and_solutions_are_those_of_the_independent_program(name: str, mode: str) -> None:
    told = EXPECTED[name][mode]["brute"]
    space = space_of(name, mode)
    known = frontier(space)
    part = known.select(known.acceptable)
    assert space.packages == told["n_outcomes"]
    assert int(space.acceptable.sum()) == told["n_feasible"]
    assert len(part) == told["pareto_distinct_vectors"]
    assert len(part.packages) == told["pareto_outcomes_with_multiplicity"]
    parties = space.points.shape[0]
    agrees(utilitarian(known), told["max_social_welfare"], unit=GRID, all_ties=True)
    agrees(nash(known), told["nash_product"], unit=float(GRID) ** parties, all_ties=True)
    agrees(maximin(known), told["egalitarian_utility"], unit=GRID, all_ties=False)
    agrees(egalitarian(known), told["egalitarian_gain"], unit=GRID, all_ties=False)
    over_all = space.points.max(axis=1).tolist()  # the expected figures take the ideal over all packages
    agrees(kalai_smorodinsky(known, ideal=over_all), told["ks_maxmin_ratio"], unit=1, all_ties=False)


@pytest.mark.parametrize("name", sorted({name for name, _ in CASES if "killer_robot" not in name}))
def test_merging_a_real_domain_gives_the_frontier_of_its_table(name: str) -> None:
    case = whole_scenario(name, grid=10**6)
    merged, dense = merge_frontier(Problem.posed_by(case)), frontier(tabulate(case.public, case.sheets))
    assert merged.vectors.tolist() == dense.vectors.tolist()
    assert merged.attained is not None
    assert dense.attained is not None
    assert merged.attained.tolist() == dense.attained.tolist()


def test_opposition_is_the_figure_shipped_with_a_domain() -> None:
    shipped = EXPECTED["negolog-domain0-2p"]["shipped_specs.json"]["Opposition"]
    assert opposition(frontier(space_of("negolog-domain0-2p", "free"))) == pytest.approx(shipped, abs=1e-6)


def test_opposition_is_the_distance_to_the_nearest_point_of_a_shipped_frontier() -> None:
    # The opposition shipped with this domain, 0.5612, is the distance to its Kalai point instead.
    shipped = EXPECTED["anl2023-domain00-2p"]["shipped_specials.json"]
    nearest = min(dist((1, 1), point["utility"]) for point in shipped["pareto_front"])
    known = frontier(space_of("anl2023-domain00-2p", "free"))
    assert opposition(known) == pytest.approx(nearest, abs=1e-6)
    assert dist((1, 1), maximin(known).vectors[0] / GRID) == pytest.approx(shipped["opposition"], abs=1e-6)


def test_the_six_party_base_game_has_the_published_counts() -> None:
    game = whole_scenario("llmdelib-base", signing=Signing("k-of-n", 5, (Seat(3), Seat(4))))
    space = tabulate(game.public, game.sheets)
    assert space.packages == 720
    assert int(space.acceptable_to_all.sum()) == 12
    assert int(space.acceptable.sum()) == 55
    assert analyse(game).acceptable == 55
    assert solve(space)["nash"].vectors.tolist() == [[54, 48, 71, 57, 81, 77]]
