"""A case in a table: what is asked of it before and after its no-deal values are set, and no more than once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from communique.analysis.effort import OutOfEffort
from communique.analysis.measures import midpoint
from communique.analysis.pareto import Frontier
from communique.analysis.problem import Problem
from communique.analysis.seats import Seats
from communique.analysis.space import tabulate_problem
from communique.loading.fresh.no_deal import refused
from communique.loading.lint import LINTS, Efficient, LintStatus
from communique.loading.lint.dominant_opening import openings
from communique.model.scenario import Seat
from communique.model.sheet import Scenario, Sheet

Opening = tuple[int, int]
"""A seat, and which of its openings: 0 its best package, 1 that with the others' goals granted."""


class CaseTable:
    """Every package of a case, with its frontier once that is asked for. Holds both."""

    def __init__(self, scenario: Scenario, like: CaseTable | None = None) -> None:
        self.scenario = scenario
        problem = Problem.posed_by(scenario)
        if like is None:
            self.space = tabulate_problem(problem)
            self.efficient = Efficient(self.space)
        else:  # other no-deal values, and all else the same
            self.space = replace(like.space, seats=problem.seats, problem=problem)
            self.efficient = Efficient(self.space, like._frontier(problem.seats))

    def _frontier(self, seats: Seats) -> Frontier | None:
        """The frontier seen by `seats`; None where it is out of reach."""
        try:
            return replace(self.efficient(), seats=seats)
        except OutOfEffort:
            return None

    def with_no_deals(self, values: Sequence[int]) -> CaseTable:
        """The same with other no-deal values."""
        sheets = tuple(replace(s, reservation=v) for s, v in zip(self.scenario.sheets, values, strict=True))
        return CaseTable(replace(self.scenario, sheets=sheets), self)

    def passes(self, names: Iterable[str]) -> bool:
        """Whether the case passes the lints called `names`."""
        results = (LINTS[name].measure(self.scenario, self.space, self.efficient) for name in names)
        return all(one.status is LintStatus.PASS for one in results)

    def splits_well(self) -> bool:
        """Whether nothing is better for all than to split every difference: what `midpoint_trap` warns of, sooner."""
        problem = Problem.posed_by(self.scenario)
        at = problem.points(midpoint(problem))[:, None]
        no_worse = np.flatnonzero((self.space.points >= at).all(axis=0) & self.space.feasible)
        return not bool((self.space.points[:, no_worse] > at).any())

    def openings(self) -> dict[Opening, int]:
        """The packages, by number, that somebody could ask for without listening (see `dominant_opening`)."""
        seats = range(len(self.scenario.sheets))
        return {
            (seat, place): self.space.encode(package)
            for seat in seats
            for place, package in enumerate(openings(self.scenario, self.space, Seat(seat)))
        }

    def signable(self) -> frozenset[Opening]:
        """The openings that could be signed."""
        return frozenset(opening for opening, number in self.openings().items() if self.space.acceptable[number])

    def could_sign(self, most: Sequence[int]) -> bool:
        """Whether somebody's best package could be signed even if no deal were worth as much as it may to all."""
        asked = replace(self.space.seats, reservations=tuple(most))
        best = [int(np.where(self.space.feasible, row, row.min()).argmax()) for row in self.space.points]
        return bool(asked.acceptable(self.space.points[:, best]).any())

    def acceptable(self) -> int:
        """How many packages suit all."""
        return int(self.space.acceptable_to_all.sum())

    def ratified(self) -> int:
        """How many packages suit all and please every audience at home."""
        cube = self.space.acceptable_to_all.reshape(self.space.sizes).copy()
        for sheet in self.scenario.sheets:
            for audience in sheet.audiences:
                cube &= _along(sheet, audience.issues) >= audience.threshold
        return int(cube.sum())


def _along(sheet: Sheet, issues: Sequence[int]) -> npt.NDArray[Any]:
    """The party's points on `issues` alone, with one axis for each issue of the case."""
    total = np.zeros((1,) * len(sheet.points), np.int64)
    for issue in issues:
        row = np.array(sheet.points[issue], np.int64)
        total = total + row.reshape([row.size if k == issue else 1 for k in range(len(sheet.points))])
    return total


class Before:
    """What the no-deal values of a case as written come to."""

    def __init__(self, table: CaseTable) -> None:
        self.refused = refused(table.space)
        self.acceptable = table.acceptable()
        self.permille = 1000 * self.acceptable // int(table.space.feasible.sum())
        self.ratified = table.ratified()
        self.signable = table.signable()

    def stands(self, table: CaseTable) -> bool:
        """Whether a fourth as much of what suits all in `table` would be ratified at home as here."""
        acceptable = table.acceptable()
        return acceptable > 0 and 4 * table.ratified() * self.acceptable >= self.ratified * acceptable
