"""Public research domains, through the whole path: import, scenario file, loader, table, frontier, solutions.

The figures are those of `expected.json` beside the domains, from a brute-force program that shares no code with
this one and was itself held against NegMAS; they are not part of this repository, nor are the domains. The folder is
found beside the checkout or through COMMUNIQUE_DOMAINS; without it these tests are skipped. The figure in each test:

- counts and bounds: `parties`, `option_counts`, `outcomes`, `free.brute.min` and `max`;
- frontier: `pareto_distinct_vectors` and `pareto_outcomes_with_multiplicity`, over all packages (`free`) and over
  those that leave no party below its reservation (`with_reservation`);
- solution points: `max_social_welfare`, `nash_product`, `egalitarian_utility` (ours: maximin), `egalitarian_gain`
  (ours: egalitarian) and `ks_maxmin_ratio`. There the disagreement point is `disagreement`, the worst package where
  that is better than the reservation; so these tests set it, and the reservations of the files are tested apart.
- 720 deals, 12 acceptable to all six and 55 that pass five of six with two vetoes: Abdelnabi et al. 2024, base game.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from communique.analysis import (
    Frontier,
    OutcomeSpace,
    egalitarian,
    frontier,
    kalai_smorodinsky,
    maximin,
    nash,
    tabulate_problem,
    utilitarian,
)
from communique.analysis.problem import Problem
from communique.interop.importing import Imported, imported

CLOSE = 1e-6


def folder() -> Path | None:
    beside = Path(__file__).resolve().parents[3] / "shared" / "domains"
    place = Path(os.environ["COMMUNIQUE_DOMAINS"]) if "COMMUNIQUE_DOMAINS" in os.environ else beside
    return place if (place / "expected.json").is_file() else None


DOMAINS = folder()
EXPECTED: dict[str, Any] = json.loads((DOMAINS / "expected.json").read_text()) if DOMAINS else {"absent": {}}

pytestmark = pytest.mark.skipif(
    DOMAINS is None, reason="no public domains beside the checkout; set COMMUNIQUE_DOMAINS to their folder"
)
every = pytest.mark.parametrize("name", EXPECTED)
reserving = [name for name, figures in EXPECTED.items() if "with_reservation" in figures]
with_reservation = pytest.mark.parametrize("name", reserving)


@cache
def domain(name: str) -> Imported:
    assert DOMAINS is not None
    return imported([DOMAINS / name])


def per_unit(name: str) -> float:
    origin = domain(name).scenario.public.origin
    assert origin is not None
    return float(origin.points_per_unit)


@cache
def solved(name: str, section: str) -> tuple[OutcomeSpace, Frontier]:
    """The table and the frontier with the disagreement point of `section`, where all must agree."""
    problem = Problem.posed_by(domain(name).scenario)
    parties = range(problem.seats.count)
    worth = EXPECTED[name][section]["brute"]["disagreement"]
    points = tuple(round(utility * per_unit(name)) for utility in worth)
    seats = replace(problem.seats, reservations=points, signers=tuple(parties), needed=len(parties), vetoes=())
    space = tabulate_problem(replace(problem, seats=seats))
    return space, frontier(space)


@every
def test_counts_and_bounds(name: str) -> None:
    figures, public = EXPECTED[name], domain(name).scenario.public
    space, _ = solved(name, "free")
    assert len(public.parties) == figures["parties"]
    assert list(public.sizes) == figures["option_counts"]
    assert space.packages == figures["outcomes"]
    points = space.points / per_unit(name)
    assert points.min(axis=1) == pytest.approx(figures["free"]["brute"]["min"], abs=CLOSE)
    assert points.max(axis=1) == pytest.approx(figures["free"]["brute"]["max"], abs=CLOSE)


@every
def test_reservations_and_discounts_are_those_of_the_files(name: str) -> None:
    figures = EXPECTED[name]
    for sheet, reserved, discount in zip(
        domain(name).scenario.sheets, figures["reserved"], figures["discount"], strict=True
    ):
        if reserved is not None:  # None stands for minus infinity
            assert sheet.reservation / per_unit(name) == pytest.approx(reserved, abs=CLOSE)
        assert float(sheet.discount) == pytest.approx(discount, abs=1e-12)


@every
def test_frontier_over_all_packages(name: str) -> None:
    figures = EXPECTED[name]["free"]["brute"]
    _, known = solved(name, "free")
    assert len(known) == figures["pareto_distinct_vectors"]
    assert len(known.packages) == figures["pareto_outcomes_with_multiplicity"]


@with_reservation
def test_frontier_above_reservation(name: str) -> None:
    figures = EXPECTED[name]["with_reservation"]["brute"]
    space, known = solved(name, "with_reservation")
    acceptable = known.select(known.acceptable)
    assert int(space.acceptable.sum()) == figures["n_feasible"]
    assert len(acceptable) == figures["pareto_distinct_vectors"]
    assert len(acceptable.packages) == figures["pareto_outcomes_with_multiplicity"]


@pytest.mark.parametrize(
    ("name", "section"), [*((name, "free") for name in EXPECTED), *((name, "with_reservation") for name in reserving)]
)
def test_solution_points(name: str, section: str) -> None:
    figures, unit = EXPECTED[name][section]["brute"], per_unit(name)
    space, known = solved(name, section)
    ideal = [round(best * unit) for best in figures["max"]]
    concepts = {
        "max_social_welfare": (utilitarian(known), unit),
        "nash_product": (nash(known), unit**space.seats.count),
        "egalitarian_utility": (maximin(known), unit),
        "egalitarian_gain": (egalitarian(known), unit),
        "ks_maxmin_ratio": (kalai_smorodinsky(known, ideal=ideal), 1.0),
    }
    for concept, (solution, scale) in concepts.items():
        want = figures[concept]
        assert solution.figure is not None, concept
        assert float(solution.figure) / scale == pytest.approx(want["value"], rel=CLOSE, abs=CLOSE), concept
        listed = np.array(want["utilities"])
        for vector in solution.vectors / unit:
            # Ours break ties by the next smallest entry, so they are among those listed.
            assert np.abs(listed - vector).max(axis=1).min() < CLOSE, concept


def test_no_package_is_off_by_more_than_the_scenario_says() -> None:
    for name in EXPECTED:
        scenario, unit = domain(name).scenario, per_unit(name)
        neutral = json.loads((DOMAINS / name / "scenario.json").read_text())  # type: ignore[operator]
        for sheet, party in zip(scenario.sheets, neutral["parties"], strict=True):
            off = [
                [points / unit - worth for points, worth in zip(row, table, strict=True)]
                for row, table in zip(sheet.points, party["table"], strict=True)
            ]
            base = party.get("base", 0.0)
            assert abs(sum(max(row) for row in off) - base) < CLOSE, name
            assert abs(sum(min(row) for row in off) - base) < CLOSE, name


def test_the_base_game_of_llm_deliberation_has_55_deals_that_pass() -> None:
    if "llmdelib-base" not in EXPECTED:
        pytest.skip("the base game is not there")
    space = tabulate_problem(Problem.posed_by(domain("llmdelib-base").scenario))
    assert (space.packages, int(space.acceptable.sum()), int(space.acceptable_to_all.sum())) == (720, 55, 12)


def test_ten_dimensional_hypervolumes_are_worth_what_another_program_says() -> None:
    assert DOMAINS is not None
    place = DOMAINS / "nonlinear-S-1NIKFRT-1"
    if not place.is_dir():
        pytest.skip("the hypervolume domain is not there")
    scenario = imported([place]).scenario
    origin = scenario.public.origin
    assert origin is not None
    known = json.loads((place / "scenario_hypervolume.json").read_text(encoding="utf-8"))
    for sample in known["samples"]:
        found = [float(origin.in_units(sheet.value(tuple(sample["outcome"])))) for sheet in scenario.sheets]
        assert found == pytest.approx(sample["genius"], abs=1e-12)
    assert [float(origin.in_units(sheet.reservation)) for sheet in scenario.sheets] == [0.6, 0.5]
