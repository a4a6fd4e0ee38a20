"""One call that says what a scenario holds: its size, its frontier, its solution points, and how a package does.

`analyse` picks the way by itself: a table of all packages where there are few enough, else merging issue by
issue. Where even the frontier is too large it says so in `Analysis.statement` and lists the acceptable part, or
a frontier within a stated number of points; nothing is approximated silently.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from game.analysis.frontier import Frontier, frontier
from game.analysis.measures import LeftOnTable, is_brittle, left_on_table, surpluses
from game.analysis.merge import BUDGET, FrontierTooLarge, better_for_all, count_feasible, merge_frontier
from game.analysis.problem import Problem
from game.analysis.singly import SECONDS, Singly, left_singly, solve_singly
from game.analysis.solutions import Solution, solve
from game.analysis.space import LIMIT, tabulate_problem
from game.analysis.stability import Stability, stability
from game.analysis.swaps import Swap, harmless_swaps
from game.model.package import Package, PackageId, decode
from game.model.scenario import Public
from game.model.sheet import Scenario

WITHIN: Final = 5
"""The most points, of a hundred, by which a frontier may be off when an exact one is out of reach."""
SWAPS: Final = 12
"""How many swaps `Analysis.as_dict` spells out."""


@dataclass(frozen=True, eq=False)
class At:
    """How one package does."""

    package: Package
    points: tuple[int, ...]
    surpluses: tuple[int, ...]
    feasible: bool
    acceptable: bool
    brittle: bool
    left: LeftOnTable | None
    """None when the package is infeasible, or nothing exact can be said within the budget."""
    swaps: tuple[Swap, ...]
    """The smallest changes of one to three clauses that hurt nobody."""
    stability: Stability


@dataclass(frozen=True, eq=False)
class Analysis:
    """What a scenario holds. `as_dict` gives it with ids instead of indices, ready for JSON."""

    public: Public
    packages: int
    feasible: int
    acceptable: int | None
    """Feasible packages that can be signed; None when there are too many packages to count them."""
    frontier: Frontier
    solutions: dict[str, Solution]
    """By name: nash, nash_principals, kalai_smorodinsky, egalitarian, utilitarian, maximin."""
    statement: str
    """What is not exact or not listed, in words; empty when nothing is."""
    seconds: float
    """CPU time spent."""
    at: At | None = None
    singly: bool = False
    """True when the solution points were found one at a time, and the frontier is not held at all."""

    def as_dict(self) -> dict[str, Any]:
        """Ids and plain numbers only: points by party id, packages as option ids by issue id."""
        attained = self.frontier.attained
        told: dict[str, Any] = {
            "packages": self.packages,
            "feasible": self.feasible,
            "acceptable": self.acceptable,
            "frontier": {
                "vectors": len(self.frontier),
                "packages": None if attained is None else int(attained.sum()),
                "acceptable_vectors": int(self.frontier.acceptable.sum()),
            },
        }
        told |= {name: self._solution(solution) for name, solution in self.solutions.items()}
        told |= {"statement": self.statement, "seconds": self.seconds}
        if self.singly:
            told["frontier"] |= {"complete": False, "vectors": None, "packages": None, "acceptable_vectors": None}
            told["frontier"]["reason"] = self.frontier.statement
        if self.at is not None:
            told["at"] = self._at(self.at)
        return told

    def _solution(self, solution: Solution) -> dict[str, Any] | None:
        """The first of the tied vectors, how many there are, and one package for it; None when there is none."""
        if not len(solution):
            return None
        package = decode(PackageId(int(solution.packages[0])), self.frontier.sizes)
        return {
            "points": self._points(solution.vectors[0].tolist()),
            "package": self._package(package),
            "tied": None if self.singly else len(solution),
        }

    def _points(self, points: Sequence[int]) -> dict[str, int]:
        return {party.id: int(u) for party, u in zip(self.public.parties, points, strict=True)}

    def _package(self, package: Package) -> dict[str, str]:
        issues = zip(self.public.issues, package, strict=True)
        return {issue.id: issue.options[choice].id for issue, choice in issues}

    def _at(self, at: At) -> dict[str, Any]:
        left = at.left and {
            "gain": at.left.gain,
            "efficient": at.left.efficient,
            "package": self._package(at.left.witness),
            "gains": self._points(at.left.gains),
        }
        swaps = [
            {
                "clauses": {
                    self.public.issues[i].id: self.public.issues[i].options[o].id
                    for i, o in zip(swap.issues, swap.options, strict=True)
                },
                "gains": self._points(swap.gains),
            }
            for swap in at.swaps[:SWAPS]
        ]
        stances = {
            self.public.parties[stance.seat].id: {
                concept: {"stable": verdict.stable, "why": verdict.why}
                for concept, verdict in stance.verdicts.items()
            }
            for stance in at.stability.stances
        }
        return {
            "package": self._package(at.package),
            "points": self._points(at.points),
            "surpluses": self._points(at.surpluses),
            "feasible": at.feasible,
            "acceptable": at.acceptable,
            "brittle": at.brittle,
            "left_on_table": left,
            "swaps": swaps,
            "swaps_found": len(at.swaps),
            "stability": stances,
        }


def analyse(
    scenario: Scenario,
    *,
    at: Package | None = None,
    floors: Sequence[int] = (),
    tension: int = 0,
    singly: bool = False,
) -> Analysis:
    """What `scenario` holds once gestures have fixed `floors`, at `tension`; with `at`, how that package does.

    About 10 ms for 65,536 packages and three parties. Where even the part that is acceptable, and even a frontier
    within `WITHIN` hundredths of the best package, breaks the memory budget, the solution points are found one at a
    time when `singly` is set (`game.analysis.singly`, which raises NeedsHighs); else FrontierTooLarge is raised.
    """
    start = time.process_time()
    problem = Problem.posed_by(scenario, floors=floors, tension=tension)
    if scenario.public.origin is not None:
        problem = from_the_worst(problem)
    alone: Singly | None = None
    if problem.packages <= LIMIT:
        space = tabulate_problem(problem)
        feasible, acceptable = int(space.feasible.sum()), int(space.acceptable.sum())
        known = frontier(space)
    else:
        feasible, acceptable = count_feasible(problem), None
        try:
            known = _large_frontier(problem, max(1, WITHIN * scenario.public.scale // 100))
        except FrontierTooLarge as error:
            if not singly:
                raise
            known, alone = _nothing_held(problem, error), solve_singly(problem)
    solutions = solve(known) if alone is None else alone.solutions
    statement = known.statement if alone is None else " ".join([known.statement, *_unproved(alone)])
    package = None
    if at is not None:
        package = _at(scenario, problem, known, at, floors=floors, tension=tension, singly=alone is not None)
    return Analysis(
        scenario.public, problem.packages, feasible, acceptable, known, solutions, statement,
        time.process_time() - start, package, alone is not None,
    )


def _nothing_held(problem: Problem, error: FrontierTooLarge) -> Frontier:
    """An empty frontier that says why it is."""
    none = np.zeros(0, np.int64)
    said = (
        f"The frontier is not listed: it needs {error.held:,} part-packages after {error.merged} of {error.issues} "
        f"issues, more than {error.budget:,}. The solution points were found one at a time and proved, a Nash "
        "product to a billionth; of several packages for one point, one is named."
    )
    vectors = np.zeros((0, problem.seats.count), np.int64)
    return Frontier(problem.seats, problem.sizes, vectors, none, none, None, complete=False, statement=said)


def _unproved(found: Singly) -> list[str]:
    left_out, half = (
        ", ".join(name.replace("_", " ") for name in names) for names in (found.unproved, found.smallest_only)
    )
    said = [f"Not proved within {SECONDS:.0f} seconds, and left out: {left_out}."] if left_out else []
    if half:
        said.append(f"Only the smallest gain is proved, and the larger ones are left open: {half}.")
    return said


def from_the_worst(problem: Problem) -> Problem:
    """`problem` with no reservation below its party's worst feasible package.

    Research domains often state no reservation, which their formats read as 0, below every package. Their
    published solution points then measure gains from the worst package; whatever is acceptable stays so.
    """
    if not problem.pairs:
        kept = zip(problem.values, problem.available, strict=True)
        worst = sum(value[:, free].min(axis=1) for value, free in kept)
    elif problem.packages <= LIMIT:
        space = tabulate_problem(problem)
        worst = space.points[:, space.feasible].min(axis=1)
    else:
        return problem
    reservations = np.maximum(problem.seats.reservations, worst)
    seats = replace(problem.seats, reservations=tuple(reservations.tolist()))
    return replace(problem, seats=seats)


def _large_frontier(problem: Problem, within: int) -> Frontier:
    budget = _budget(problem)
    try:
        return merge_frontier(problem, budget=budget)
    except FrontierTooLarge:
        pass
    try:
        return merge_frontier(problem, only=problem.seats.acceptable, budget=budget)
    except FrontierTooLarge:
        return merge_frontier(problem, only=problem.seats.acceptable, epsilon=within, budget=budget)


def _budget(problem: Problem) -> int:
    """From six parties on, most of what is merged is efficient and comparing it is slow: give up earlier."""
    return BUDGET if problem.seats.count <= 5 else BUDGET // 10


def _at(
    scenario: Scenario, problem: Problem, known: Frontier, package: Package, *, floors: Sequence[int], tension: int,
    singly: bool,
) -> At:
    points = problem.points(package)
    feasible = problem.is_feasible(package)
    return At(
        package=package,
        points=tuple(points.tolist()),
        surpluses=surpluses(problem.seats, points),
        feasible=feasible,
        acceptable=feasible and bool(problem.seats.acceptable(points[:, None])[0]),
        brittle=is_brittle(problem.seats, points, scale=scenario.public.scale),
        left=_left(problem, known, package, singly=singly) if feasible else None,
        swaps=harmless_swaps(problem, package),
        stability=stability(scenario, package, floors=floors, tension=tension),
    )


def _left(problem: Problem, known: Frontier, package: Package, *, singly: bool) -> LeftOnTable | None:
    if singly:
        return left_singly(problem, package)
    try:
        above = better_for_all(problem, package, budget=_budget(problem)) if known.statement else known
    except FrontierTooLarge:
        return None
    return left_on_table(above, np.asarray(problem.points(package)))
