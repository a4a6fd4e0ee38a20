"""One call that says what a scenario holds: its size, its frontier, its solution points, and how a package does.

`analyse` picks the way by itself (`communique.analysis.tractability`): a table of all packages where there are few
enough, else merging issue by issue. Where even the frontier is too large it says so in `Analysis.statement` and lists
the acceptable part, or a frontier within a stated number of points, or finds the solution points one at a time;
nothing is approximated silently. It always gives all that can be given: what is out of reach is a value, never an
exception.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from communique.analysis.dominance import efficient
from communique.analysis.effort import Effort, OutOfEffort
from communique.analysis.graph_model import Stability, stability
from communique.analysis.measures import LeftOnTable, is_brittle, left_on_table, surpluses
from communique.analysis.merge import BUDGET, FrontierTooLarge, at_least, count_feasible, merge_frontier
from communique.analysis.milp import MilpSolutions, NeedsHighs, frontier_by_milp, left_by_milp, solve_by_milp
from communique.analysis.pareto import Frontier, frontier
from communique.analysis.problem import Problem
from communique.analysis.scan import at_least_as_good, listed, most_even, solve_table
from communique.analysis.solutions import CONCEPTS, Solution, solve
from communique.analysis.space import OutcomeSpace, tabulate_problem
from communique.analysis.swaps import Swap, harmless_swaps
from communique.analysis.tractability import LISTED, NUMBERED, Method, Reach, beyond, clauses_changed, is_listed, reach
from communique.model.message import Message, message
from communique.model.package import Package, PackageId, decode
from communique.model.scenario import Public
from communique.model.sheet import Scenario

WITHIN: Final = 5
"""The most points, of a hundred, by which a frontier may be off when an exact one is out of reach."""
_WHOLE, _ACCEPTABLE, _NEAR, _MILP, _LEFT, _STEPS = 0.16, 0.08, 0.04, 0.6, 0.1, 0.3
"""Shares of the effort: the frontier, its acceptable part, one within some points, points one by one, what was left, a
frontier step by step."""
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
    """None when the package is infeasible, or nothing exact can be said within the effort."""
    swaps: tuple[Swap, ...]
    """The smallest changes of one to `clauses` clauses that cost no delegation a point, and do no less for people."""
    clauses: int
    """How many clauses at once were tried: three, or fewer in scenarios with very many options."""
    stability: Stability


@dataclass(frozen=True, eq=False)
class Analysis:
    """What a scenario holds. `as_dict` gives it with ids instead of indices, ready for JSON."""

    public: Public
    packages: int
    feasible: int | None
    """None when rules tie so many issues together that the feasible packages cannot be counted."""
    acceptable: int | None
    """Feasible packages that can be signed; None when there are too many packages to count them."""
    frontier: Frontier
    solutions: dict[str, Solution]
    """By name: nash, nash_principals, kalai_smorodinsky, egalitarian, utilitarian, maximin."""
    statement: tuple[Message, ...]
    """What is not exact or not listed, a sentence each; empty when nothing is."""
    seconds: float
    """CPU time spent."""
    at: At | None = None
    reach: Reach = LISTED
    """Which figures could be had, and why others could not."""
    left_out: tuple[str, ...] = ()
    """The names of solution points that could not be worked out; those that are empty otherwise do not exist."""
    ordinal: bool = False
    """True when somebody's points are places in an order: then frontier and order are exact, and sums say nothing."""

    @property
    def by_milp(self) -> bool:
        """True when the solution points were found one at a time, so that ties are not known."""
        return self.reach.way is Method.MILP

    def as_dict(self, say: Callable[[Message], str]) -> dict[str, Any]:
        """Ids and plain numbers: points by party id, packages as option ids by issue id. `say` gives messages words."""
        attained = self.frontier.attained
        out: dict[str, Any] = {
            "packages": self.packages,
            "feasible": self.feasible,
            "acceptable": self.acceptable,
            "frontier": {
                "vectors": len(self.frontier),
                "packages": None if attained is None else int(attained.sum()),
                "acceptable_vectors": int(self.frontier.acceptable.sum()),
            },
        }
        out |= {name: self._solution(solution) for name, solution in self.solutions.items()}
        statement = " ".join(map(say, self.statement))
        out |= {"left_out": list(self.left_out), "statement": statement, "seconds": self.seconds}
        if self.reach.why is not None:
            out["frontier"] |= {"complete": False, "vectors": None, "packages": None, "acceptable_vectors": None}
            out["frontier"]["reason"] = say(self.reach.why)
        if self.at is not None:
            out["at"] = self._at(self.at, say)
        return out

    def _solution(self, solution: Solution) -> dict[str, Any] | None:
        """The first of the tied vectors, how many there are, and one package for it; None when there is none."""
        if not len(solution):
            return None
        package = decode(PackageId(int(solution.packages[0])), self.frontier.sizes)
        return {
            "points": self._points(solution.vectors[0].tolist()),
            "package": self._package(package),
            "tied": None if self.by_milp else len(solution),
        }

    def _points(self, points: Sequence[int]) -> dict[str, int]:
        return {party.id: int(u) for party, u in zip(self.public.parties, points, strict=True)}

    def _package(self, package: Package) -> dict[str, str]:
        issues = zip(self.public.issues, package, strict=True)
        return {issue.id: issue.options[choice].id for issue, choice in issues}

    def _at(self, at: At, say: Callable[[Message], str]) -> dict[str, Any]:
        left = at.left and {
            "gain": None if self.ordinal else at.left.gain,
            "efficient": at.left.efficient,
            "package": self._package(at.left.witness),
            "gains": None if self.ordinal else self._points(at.left.gains),
        }
        swaps = [
            {
                "clauses": {
                    self.public.issues[i].id: self.public.issues[i].options[o].id
                    for i, o in zip(swap.issues, swap.options, strict=True)
                },
                "gains": None if self.ordinal else self._points(swap.gains),
            }
            for swap in at.swaps[:SWAPS]
        ]
        stances = {
            self.public.parties[stance.seat].id: {
                concept: {"stable": verdict.stable, "why": say(verdict.why)}
                for concept, verdict in stance.verdicts.items()
            }
            for stance in at.stability.stances
        }
        return {
            "package": self._package(at.package),
            "points": self._points(at.points),
            "surpluses": None if self.ordinal else self._points(at.surpluses),
            "feasible": at.feasible,
            "acceptable": at.acceptable,
            "brittle": at.brittle,
            "left_on_table": left,
            "swaps": swaps,
            "swaps_found": len(at.swaps),
            "swaps_of_clauses": at.clauses,
            "stability": stances,
        }


def analyse(
    scenario: Scenario,
    *,
    at: Package | None = None,
    floors: Sequence[int] = (),
    tension: int = 0,
    effort: Effort | None = None,
) -> Analysis:
    """What `scenario` holds once gestures have fixed `floors`, at `tension`; with `at`, how that package does.

    About 10 ms for 65,536 packages and three parties. The work is bounded by `effort`, the usual one unless given.
    Where the frontier is beyond it, even that part that is acceptable, even within `WITHIN` hundredths of the best
    package, `Analysis.reach` says so, and the solution points are found without it as far as they can be. Raises
    Stopped when whoever watches the effort wants no more.
    """
    start = time.process_time()
    effort = effort or Effort()
    problem = Problem.posed_by(scenario, floors=floors, tension=tension)
    if scenario.public.origin is not None:
        problem = from_the_worst(problem)
    held = _hold(problem, max(1, WITHIN * scenario.public.scale // 100), effort)
    ordinal = [sheet.ordinal for sheet in scenario.sheets]
    if any(ordinal):
        held = _in_order(held, problem, ("maximin",) if all(ordinal) else ())
    package = None if at is None else _at(scenario, problem, held, at, floors=floors, tension=tension, effort=effort)
    return Analysis(
        scenario.public, problem.packages, held.feasible, held.acceptable, held.frontier, held.solutions,
        held.statement, time.process_time() - start, package, held.reach, held.left_out,
        any(ordinal),
    )  # fmt: skip


@dataclass(frozen=True, eq=False)
class _Held:
    """All that is known of a problem before a package is looked at."""

    reach: Reach
    feasible: int | None
    acceptable: int | None
    frontier: Frontier
    solutions: dict[str, Solution]
    statement: tuple[Message, ...]
    space: OutcomeSpace | None = None
    left_out: tuple[str, ...] = ()


def _hold(problem: Problem, within: int, effort: Effort) -> _Held:
    way = reach(problem)
    if way.way is Method.TABLE:
        return _by_table(problem, way, effort)
    feasible = count_feasible(problem)
    if way.way is Method.MERGE:
        try:
            known = _large_frontier(problem, within, effort)
            return _Held(way, feasible, None, known, solve(known), known.statement)
        except FrontierTooLarge:
            way = beyond(problem, Method.MILP)
    stepwise = _by_steps(problem, effort)
    if stepwise is not None:
        return _Held(Reach(Method.MILP), feasible, None, stepwise, solve(stepwise), stepwise.statement)
    found, said, left_out = _one_by_one(problem, effort)
    nothing = _nothing_held(problem, way)
    return _Held(way, feasible, None, nothing, found, nothing.statement + said, left_out=left_out)


def _in_order(held: _Held, problem: Problem, kept: tuple[str, ...]) -> _Held:
    """Only what places in an order can tell: no sum, product or share of them, for nobody says how far apart they are.

    Where all sheets are orders of the same packages the largest smallest place means something: fallback bargaining
    (Brams & Kilgour 2001).
    """
    solutions = {name: one if name in kept else _nothing(problem, name) for name, one in held.solutions.items()}
    left_out = tuple(name for name in CONCEPTS if name not in kept or name in held.left_out)
    said = message("analysis.ordinal_all" if kept else "analysis.ordinal_some")
    return replace(held, solutions=solutions, left_out=left_out, statement=(*held.statement, said))


def _by_steps(problem: Problem, effort: Effort) -> Frontier | None:
    """The frontier of two parties whose boxes leave nothing to merge; None for others, or where it takes too long."""
    if not problem.ranges or problem.seats.count != 2 or problem.packages > NUMBERED:
        return None
    try:
        return frontier_by_milp(problem, effort=effort.part(_STEPS))
    except (OutOfEffort, NeedsHighs):
        return None


def _by_table(problem: Problem, way: Reach, effort: Effort) -> _Held:
    space = tabulate_problem(problem)
    counts = int(space.feasible.sum()), int(space.acceptable.sum())
    try:
        known = frontier(space, effort.part(_WHOLE + _ACCEPTABLE + _NEAR))
        return _Held(way, *counts, known, solve(known), known.statement, space)
    except OutOfEffort:
        way = beyond(problem, Method.TABLE)
    nothing = _nothing_held(problem, way)
    said = (*nothing.statement, message("analysis.without_frontier"))
    found = solve_table(space)
    left_out = tuple(name for name, one in found.items() if counts[1] and not len(one))
    return _Held(way, *counts, nothing, found, said, space, left_out)


def _nothing_held(problem: Problem, way: Reach) -> Frontier:
    """An empty frontier that says why it is."""
    none = np.zeros(0, np.int64)
    vectors = np.zeros((0, problem.seats.count), np.int64)
    why = () if way.why is None else (way.why,)
    return Frontier(problem.seats, problem.sizes, vectors, none, none, None, complete=False, statement=why)


def _one_by_one(problem: Problem, effort: Effort) -> tuple[dict[str, Solution], tuple[Message, ...], tuple[str, ...]]:
    """The solution points that can be had without a frontier, what to say of them, and those that cannot be had."""
    try:
        alone = solve_by_milp(problem, effort=effort.part(_MILP))
    except NeedsHighs:
        return {name: _nothing(problem, name) for name in CONCEPTS}, (message("analysis.needs_highs"),), tuple(CONCEPTS)
    return alone.solutions, (message("analysis.one_at_a_time"), *_unproved(alone)), alone.unproved


def _nothing(problem: Problem, name: str) -> Solution:
    return Solution(name, np.zeros((0, problem.seats.count), np.int64), np.zeros(0, np.int64), None)


def _unproved(found: MilpSolutions) -> Iterator[Message]:
    if found.unproved:
        yield message("analysis.unproved", points=_names(found.unproved))
    if found.smallest_only:
        yield message("analysis.smallest_only", points=_names(found.smallest_only))


def _names(points: Sequence[str]) -> Message:
    """The names of solution points in a row."""
    row, *others = (message(f"analysis.{name}") for name in points)
    for name in others:
        row = message("analysis.comma", list=row, next=name)
    return row


def from_the_worst(problem: Problem) -> Problem:
    """`problem` with no reservation below its party's worst feasible package.

    Research domains often state no reservation, which their formats read as 0, below every package. Their
    published solution points then measure gains from the worst package; whatever is acceptable stays so.
    """
    if not problem.pairs and not problem.ranges:
        kept = zip(problem.values, problem.available, strict=True)
        worst = sum(value[:, free].min(axis=1) for value, free in kept)
    elif is_listed(problem):
        space = tabulate_problem(problem)
        worst = space.points[:, space.feasible].min(axis=1)
    else:
        return problem
    reservations = np.maximum(problem.seats.reservations, worst)
    seats = replace(problem.seats, reservations=tuple(reservations.tolist()))
    return replace(problem, seats=seats)


def _large_frontier(problem: Problem, within: int, effort: Effort) -> Frontier:
    budget, signed = _budget(problem), problem.seats.acceptable
    tries: tuple[Callable[[], Frontier], ...] = (
        lambda: merge_frontier(problem, budget=budget, effort=effort.part(_WHOLE)),
        lambda: merge_frontier(problem, only=signed, budget=budget, effort=effort.part(_ACCEPTABLE)),
    )
    for attempt in tries:
        try:
            return attempt()
        except FrontierTooLarge:
            continue
    return merge_frontier(problem, only=signed, epsilon=within, budget=budget, effort=effort.part(_NEAR))


def _budget(problem: Problem) -> int:
    """From six parties on, most of what is merged is efficient and comparing it is slow: give up earlier."""
    parties = problem.seats.count
    return BUDGET if parties <= 5 else BUDGET // 10 if parties <= 16 else 16 * BUDGET // (10 * parties)


def above(problem: Problem, points: Sequence[int], known: Frontier | None, effort: Effort) -> Frontier | None:
    """A frontier that holds every efficient package that gives each party at least `points`; None out of reach.

    `known` is the frontier of this very problem as far as it is held: a whole and exact one is the answer.
    """
    if known is not None and not known.statement:
        return known
    try:
        if is_listed(problem):
            space = tabulate_problem(problem)
            numbers = at_least_as_good(space, points)
            return listed(space, numbers[efficient(space.points[:, numbers], effort)])
        if reach(problem).way is Method.MILP:
            return None
        return merge_frontier(problem, only=at_least(points), budget=_budget(problem), effort=effort)
    except (FrontierTooLarge, OutOfEffort):
        return None


def _at(
    scenario: Scenario,
    problem: Problem,
    held: _Held,
    package: Package,
    *,
    floors: Sequence[int],
    tension: int,
    effort: Effort,
) -> At:
    points = problem.points(package)
    feasible = problem.is_feasible(package)
    clauses = clauses_changed(problem)
    return At(
        package=package,
        points=tuple(points.tolist()),
        surpluses=surpluses(problem.seats, points),
        feasible=feasible,
        acceptable=feasible and bool(problem.seats.acceptable(points[:, None])[0]),
        brittle=is_brittle(problem.seats, points, scale=scenario.public.scale),
        left=_left(problem, held, package, effort) if feasible else None,
        swaps=harmless_swaps(problem, package, most=clauses),
        clauses=clauses,
        stability=stability(scenario, package, floors=floors, tension=tension),
    )


def _left(problem: Problem, held: _Held, package: Package, effort: Effort) -> LeftOnTable | None:
    """What `package` leaves on the table, by whatever way suffices: most ask for less than the frontier.

    Nothing that does less for people counts as left there.
    """
    points, beside = problem.points(package), problem.beside(package)
    if held.space is not None and held.frontier.statement:
        space = held.space if beside is problem else tabulate_problem(beside)
        good = at_least_as_good(space, points)
        return left_on_table(listed(space, most_even(space, good, points)), points)
    known = held.frontier if beside is problem else None
    part = above(beside, points.tolist(), known, effort.part(_LEFT))
    if part is not None:
        return left_on_table(part, points)
    try:
        return left_by_milp(beside, package, effort=effort.part(_LEFT))
    except NeedsHighs:
        return None
