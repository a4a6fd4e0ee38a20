"""Solution points one at a time, by mixed-integer programming, where a frontier is too large to hold.

HiGHS (extra `exact`; Huangfu & Hall 2018) proposes; every figure is then counted again in whole numbers on the
package it names, and what is claimed as the best is proved by a bound below the next whole number. Ties are not
listed: one package of possibly several is named. What is not proved within the effort is left out and said.

- utilitarian: the largest sum, one program.
- egalitarian, maximin, Kalai-Smorodinsky: the largest smallest gain (points, share of the largest gain), one program
  or a few. What leaves nobody below it is then merged, and the larger gains decide between those; where even that is
  too large to hold, they are left open.
- Nash: the sum of logarithms bounded from above by chords between neighbouring whole numbers, drawn where the last
  answer lay until the bound is met: no product is larger by more than a billionth.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from importlib import import_module
from importlib.util import find_spec
from itertools import product
from math import exp, lcm, log, prod
from typing import Any, Final

import numpy as np

from communique.analysis.effort import Effort, OutOfEffort
from communique.analysis.measures import LeftOnTable
from communique.analysis.merge import FrontierTooLarge, at_least, merge_frontier
from communique.analysis.pareto import Frontier
from communique.analysis.problem import Problem, Range, Whole
from communique.analysis.solutions import CONCEPTS, Solution
from communique.model.package import Package, PackageId, decode, encode

COLUMNS: Final = 6_000
"""The largest program that is tried: options of all issues and pairs of options that are linked, times parties."""
_STEP: Final = 400
"""What one step of the solver costs for each option, and for each quarter of a party, in comparisons."""
_START: Final = 16_000
"""What it costs to begin a search, for each option and party, in comparisons."""
_NODE: Final = 15
"""Steps to a node of its search, about."""
_BILLIONTH: Final = 1e-9
_LARGER: Final = 0.1
"""The share of the effort that may go into the larger gains of one point."""
_BUDGET: Final = 100_000
"""Part-packages held while the larger gains decide."""


class NeedsHighs(ImportError):
    """HiGHS is not installed."""


@dataclass(frozen=True, slots=True)
class MilpSolutions:
    """Solution points that were found and proved, and what could not be."""

    solutions: dict[str, Solution]
    """As `communique.analysis.solve` names them; a point that was not proved has no vectors."""
    unproved: tuple[str, ...]
    """The names of points that the time did not suffice for."""
    smallest_only: tuple[str, ...] = ()
    """The names of points whose smallest gain is the largest, while the order of the larger ones is left open."""


def solve_by_milp(problem: Problem, *, effort: Effort | None = None) -> MilpSolutions:
    """Every solution point of `problem`, within `effort`. Raises NeedsHighs without highspy."""
    if find_spec("highspy") is None:
        raise NeedsHighs('pip install "communique[exact]" finds the solution points one at a time.')
    search = _Search(problem, effort or Effort())
    among = tuple(range(problem.seats.count))
    concepts: dict[str, Callable[[_Search], MilpAnswer]] = {  # the cheapest first: each takes what the others have left
        "utilitarian": _Search.utilitarian,
        "nash": lambda search: search.nash(among),
        "nash_principals": lambda search: search.nash(problem.seats.principals),
        "egalitarian": lambda search: search.smallest(problem.seats.reservations),
        "maximin": lambda search: search.smallest((0,) * problem.seats.count),
        "kalai_smorodinsky": _Search.kalai_smorodinsky,
    }
    if not all(free.any() for free in problem.available):
        return MilpSolutions({name: _solution(problem, name, None) for name in CONCEPTS}, ())
    if not _is_small(problem):
        return MilpSolutions({name: _solution(problem, name, None) for name in CONCEPTS}, tuple(CONCEPTS))
    if problem.seats.principals == among:
        del concepts["nash_principals"]
    whole = effort or Effort()
    found: dict[str, Solution] = {}
    unproved, left_open = [], []
    for waiting, (name, concept) in zip(range(len(concepts), 0, -1), concepts.items(), strict=True):
        search = _Search(problem, Effort(whole.left // waiting, within=whole))
        try:
            answer = search.lifted(concept(search))
        except OutOfEffort:
            answer = None
            unproved.append(name)
        found[name] = _solution(problem, name, answer)
        if search.open:
            left_open.append(name)
    if "nash_principals" not in found:
        found["nash_principals"] = replace(found["nash"], name="nash_principals")
        unproved += ["nash_principals"] * ("nash" in unproved)
    return MilpSolutions({name: found[name] for name in CONCEPTS}, tuple(unproved), tuple(left_open))


def frontier_by_milp(problem: Problem, *, effort: Effort | None = None) -> Frontier:
    """The whole frontier of two parties, one package for each vector, without any list of packages.

    By the epsilon-constraint method (Haimes, Lasdon & Wismer 1971): the first party's best, of those the second's
    best, then the same among what gives the second at least a point more, until there is nothing. In whole points no
    vector lies between two steps. Raises OutOfEffort when that takes more than `effort`, NeedsHighs without highspy,
    and ValueError for other numbers of parties.
    """
    if find_spec("highspy") is None:
        raise NeedsHighs('pip install "communique[exact]" finds the frontier one package at a time.')
    if problem.seats.count != 2:
        raise ValueError(f"Steps along one party's points find the frontier of two, not of {problem.seats.count}.")
    if not _is_small(problem):
        raise OutOfEffort
    effort = effort or Effort()
    # Nobody's signature is asked for, so that what is not acceptable is found too.
    lowest = (-(1 << 40), -(1 << 40))
    free = replace(problem, seats=replace(problem.seats, reservations=lowest))
    found: list[Package] = []
    more: list[tuple[int, int]] = []
    while True:
        package = _best_for(free, 0, more, effort)
        if package is None:
            break
        kept = _best_for(free, 1, [*more, (0, int(problem.points(package)[0]))], effort)
        package = package if kept is None else kept
        found.append(package)
        more = [(1, int(problem.points(package)[1]) + 1)]
    vectors = np.array([problem.points(package) for package in found], np.int64).reshape(len(found), 2)
    numbers: Any = np.array([int(encode(package, problem.sizes)) for package in found], np.int64)
    return Frontier(problem.seats, problem.sizes, vectors, numbers, np.arange(len(found)), None, complete=False)


def _best_for(problem: Problem, party: int, least: Sequence[tuple[int, int]], effort: Effort) -> Package | None:
    """The best package for a party among those that give each (party, points) of `least` so many; None without one."""
    model = _Model(problem, effort)
    for other, points in least:
        model.at_least(model.points[other], points)
    package = model.maximise(model.points[party], whole=True)
    if package is not None and any(problem.points(package)[other] < points for other, points in least):
        # Met within the solver's tolerance, not in whole numbers: nothing is proved, and no step is made.
        raise OutOfEffort
    return package


def _is_small(problem: Problem) -> bool:
    """Whether the program for `problem` is one that the solver takes in at once."""
    linked = sum(int(np.count_nonzero(pair.bonus.any(axis=0) | ~pair.allowed)) for pair in problem.pairs)
    linked += len(problem.ranges)
    return (sum(problem.sizes) + 3 * linked) * problem.seats.count <= COLUMNS


def left_by_milp(problem: Problem, package: Package, *, effort: Effort | None = None) -> LeftOnTable | None:
    """What an acceptable `package` leaves on the table, as `left_on_table` says it, without any frontier.

    None when it is not acceptable, or the effort does not suffice. Raises NeedsHighs without highspy.
    """
    if find_spec("highspy") is None:
        raise NeedsHighs('pip install "communique[exact]" finds what was left on the table.')
    points = problem.points(package)
    good = problem.is_feasible(package) and problem.seats.acceptable(points[:, None])[0]
    if not good or not _is_small(problem):
        return None
    search = _Search(problem, effort or Effort())
    try:
        answer = search.lifted(search.smallest(points.tolist()))
    except OutOfEffort:
        return None
    assert answer is not None, "the package itself leaves nobody worse off"
    witness, figure = answer
    gains = tuple(int(u) for u in problem.points(witness) - points)
    return LeftOnTable(int(figure), witness, gains, not any(gains))


MilpAnswer = tuple[Package, Fraction] | None
"""A package and the figure that was maximised; None when nothing is acceptable."""


def _solution(problem: Problem, name: str, answer: MilpAnswer) -> Solution:
    count = problem.seats.count
    if answer is None:
        return Solution(name, np.zeros((0, count), np.int64), np.zeros(0, np.int64), None)
    package, figure = answer
    number = int(encode(package, problem.sizes))
    numbers: Any = np.array([number], np.int64 if number < 1 << 63 else object)
    return Solution(name, problem.points(package)[None, :], numbers, figure)


class _Search:
    """Programs over the acceptable packages of a problem, one after another."""

    def __init__(self, problem: Problem, effort: Effort) -> None:
        self.problem, self._effort = problem, effort
        self._seats = range(problem.seats.count)
        self.open = False
        """True once the order of the larger gains was left open."""

    def lifted(self, answer: MilpAnswer) -> MilpAnswer:
        """The answer with an efficient package that leaves nobody worse off: a figure may be met by a poorer one."""
        if answer is None:
            return None
        model = _Model(self.problem, self._effort)
        for p, points in enumerate(self.problem.points(answer[0])):
            model.at_least(model.points[p], int(points))
        package = model.maximise(_sum(model.points), whole=True)
        return (answer[0] if package is None else package), answer[1]

    def utilitarian(self) -> MilpAnswer:
        """The largest sum of points."""
        model = _Model(self.problem, self._effort)
        package = model.maximise(_sum(model.points), whole=True)
        return None if package is None else (package, Fraction(int(self.problem.points(package).sum())))

    def smallest(self, base: Sequence[int]) -> MilpAnswer:
        """The largest smallest gain over `base`."""
        model = _Model(self.problem, self._effort)
        least = model.free()
        for p in self._seats:
            model.at_least(model.points[p] - least, base[p])
        package = model.maximise(least, whole=True)
        if package is None:
            return None
        figure = min(self._gains(package, base, self._seats))
        reserve = [low + figure for low in base]
        return self._leximin(package, reserve, base, (1,) * len(base)), Fraction(figure)

    def kalai_smorodinsky(self) -> MilpAnswer:
        """The largest smallest share of what each party could gain at most: raised step by step until none is better.

        A share above a/b of a whole number of points is a whole number of points too, so each step asks a question
        in whole numbers.
        """
        base = self.problem.seats.reservations
        spans = []
        for p in self._seats:
            model = _Model(self.problem, self._effort)
            package = model.maximise(model.points[p], whole=True)
            if package is None:
                return None
            spans.append(max(1, int(self.problem.points(package)[p]) - base[p]))
        model = _Model(self.problem, self._effort)
        share = model.free()
        for p in self._seats:
            model.at_least(model.points[p] - spans[p] * share, base[p])
        package = model.maximise(share)
        while package is not None:
            gains = self._gains(package, base, self._seats)
            ratio = min(Fraction(gain, span) for gain, span in zip(gains, spans, strict=True))
            better = _Model(self.problem, self._effort)
            # A larger share than the smallest now means, for each party, at least the next whole number of points.
            for p, span in enumerate(spans):
                better.at_least(better.points[p], base[p] + (ratio * span).__floor__() + 1)
            # Any package will do: the question is whether there is one.
            further = better.maximise(better.points[0] * 0)
            if further is None:
                # Rounded up: the fewest whole points that are no less than the share.
                reserve = [low + -(-ratio * span).__floor__() for low, span in zip(base, spans, strict=True)]
                return self._leximin(package, reserve, base, spans), ratio
            package = further
        return None

    def _leximin(self, package: Package, reserve: Sequence[int], base: Sequence[int], spans: Sequence[int]) -> Package:
        """Of what leaves nobody below `reserve`, as `package` does not, the leximin of gains over `base` by `spans`."""
        try:
            part = self._effort.part(_LARGER)
            known = merge_frontier(self.problem, only=at_least(reserve), budget=_BUDGET, effort=part)
        except FrontierTooLarge:
            self.open = True
            return package
        good = known.select(known.acceptable)
        common = lcm(*spans)
        ranked = [
            sorted((u - low) * (common // span) for u, low, span in zip(row, base, spans, strict=True))
            for row in good.vectors.tolist()
        ]
        best = max(range(len(ranked)), key=ranked.__getitem__)
        return decode(PackageId(int(good.packages_of(best)[0])), good.sizes)

    def nash(self, among: Sequence[int]) -> MilpAnswer:
        """The largest product of gains over no deal, all of them at least 0."""
        base = self.problem.seats.reservations
        even = self._evenest(base, among)
        if even is None:
            return None
        gains = self._gains(even, base, among)
        if min(gains) <= 0:
            return even, Fraction(0)
        model = _Model(self.problem, self._effort)
        logs = {p: model.free() for p in among}
        drawn: set[tuple[int, int]] = set()
        for p in among:
            model.at_least(model.points[p], base[p] + 1)
        total = _sum(logs.values())
        best = even
        while True:
            for p, gain in zip(among, gains, strict=True):
                for a in (gain - 1, gain):
                    if a >= 1 and (p, a) not in drawn:
                        drawn.add((p, a))
                        # The line through log(a) and log(a + 1) lies above log at every other whole number, for log
                        # is concave: it never cuts off a gain, and is exact at the two it was drawn through.
                        slope = log(a + 1) - log(a)
                        model.at_least((model.points[p] - base[p]) * slope - logs[p], a * slope - log(a))
            package = model.maximise(total)
            if package is None:
                raise OutOfEffort
            gains = self._gains(package, base, among)
            if prod(gains) > prod(self._gains(best, base, among)):
                best = package
            product = prod(self._gains(best, base, among))
            if model.bound - sum(log(gain) for gain in self._gains(best, base, among)) <= _BILLIONTH:
                return best, Fraction(product)
            if all((p, a) in drawn for p, gain in zip(among, gains, strict=True) for a in (gain - 1, gain) if a >= 1):
                # No chord is left to draw: what remains of the gap is the solver's own tolerance.
                if exp(model.bound - sum(map(log, self._gains(best, base, among)))) - 1 <= 10 * _BILLIONTH:
                    return best, Fraction(product)
                raise OutOfEffort

    def _evenest(self, base: Sequence[int], among: Sequence[int]) -> Package | None:
        """An acceptable package with the largest smallest gain of `among`; None when it would be a loss."""
        model = _Model(self.problem, self._effort)
        least = model.free()
        for p in among:
            model.at_least(model.points[p] - least, base[p])
        model.at_least(least, 0)
        return model.maximise(least, whole=True)

    def _gains(self, package: Package, base: Sequence[int], among: Sequence[int]) -> list[int]:
        points = self.problem.points(package)
        return [int(points[p]) - base[p] for p in among]


class _Model:
    """The acceptable packages of a problem as a mixed-integer program. Holds a solver."""

    def __init__(self, problem: Problem, effort: Effort) -> None:
        highspy: Any = import_module("highspy")
        self._problem, self._effort = problem, effort
        self._step = _STEP * (sum(problem.sizes) + 4 * problem.seats.count)
        self._infinity = highspy.kHighsInf
        self._status = highspy.HighsModelStatus
        self.bound = 0.0
        """No package does better than this in the last objective."""
        h = self._highs = _silent(highspy.Highs)
        for option, value in (("mip_rel_gap", 0.0), ("mip_feasibility_tolerance", 1e-9), ("threads", 1)):
            h.setOptionValue(option, value)
        self._picks = [{int(k): h.addBinary() for k in np.flatnonzero(free)} for free in problem.available]
        for picks in self._picks:
            h.addConstr(_sum(picks.values()) == 1)
        self.points: list[Any] = [
            _sum(int(value[p, k]) * x for value, picks in zip(problem.values, self._picks, strict=True)
                 for k, x in picks.items())
            for p in range(problem.seats.count)
        ]  # fmt: skip
        for pair in problem.pairs:
            self._pair(pair)
        for within in problem.ranges:
            self._range(within)
        for whole in problem.wholes:
            self._whole(whole)
        self._accept()

    def _pair(self, pair: Any) -> None:
        """What two options are worth together, and which do not go together."""
        for a, x in self._picks[pair.issue].items():
            for b, y in self._picks[pair.other].items():
                if not pair.allowed[a, b]:
                    self._highs.addConstr(x + y <= 1)
                    continue
                bonus = [int(u) for u in pair.bonus[:, a, b]]
                if any(bonus):
                    # Both options: a product of two binaries, as three lines (McCormick 1976). It need not be declared
                    # whole, for between them the lines leave it no other value.
                    both = self._highs.addVariable(0, 1)
                    self._highs.addConstr(both <= x)
                    self._highs.addConstr(both <= y)
                    self._highs.addConstr(both >= x + y - 1)
                    for p, points in enumerate(bonus):
                        if points:
                            self.points[p] = self.points[p] + points * both

    def _range(self, within: Range) -> None:
        """What a box is worth: a number that is 1 where each of its issues lies within, by the same lines.

        That an issue lies within is the sum of its options there, which is 0 or 1 since one of all is chosen. However
        many packages a box holds, it is one number.
        """
        sides = [
            [x for k, x in self._picks[issue].items() if first <= k <= last] for issue, first, last in within.bounds
        ]
        if not all(sides):
            return
        inside = self._highs.addVariable(0, 1)
        sums = [_sum(side) for side in sides]
        for one in sums:
            self._highs.addConstr(inside - one <= 0)
        self._highs.addConstr(_sum(sums) - inside <= len(sums) - 1)
        self.points[within.party] = self.points[within.party] + within.points * inside

    def _whole(self, whole: Whole) -> None:
        """What a combination of options is worth: as with two, a number that is 1 where all of them are chosen."""
        for options in product(*(self._picks[i] for i in whole.issues)):
            bonus = whole.of(options)
            if not bonus.any():
                continue
            chosen = [self._picks[i][k] for i, k in zip(whole.issues, options, strict=True)]
            every = self._highs.addVariable(0, 1)
            for one in chosen:
                self._highs.addConstr(every <= one)
            self._highs.addConstr(every >= _sum(chosen) - (len(chosen) - 1))
            for p, points in enumerate(bonus.tolist()):
                if points:
                    self.points[p] = self.points[p] + points * every

    def _accept(self) -> None:
        """Enough who sign get at least what no deal is worth."""
        seats = self._problem.seats
        must = seats.signers if seats.needed >= len(seats.signers) else seats.vetoes
        for p in must:
            self.at_least(self.points[p], seats.reservations[p])
        if len(must) == len(seats.signers):
            return
        willing = []
        for p in seats.signers:
            yes = self._highs.addBinary()
            low = self._lowest(p)
            # Who says yes gets at least its reservation; for who does not, the line asks for less than any package.
            self.at_least(self.points[p] - max(0, seats.reservations[p] - low) * yes, low)
            willing.append(yes)
        self.at_least(_sum(willing), seats.needed)

    def _lowest(self, seat: int) -> int:
        """Fewer points than any package gives."""
        kept = zip(self._problem.values, self._problem.available, strict=True)
        low = sum(int(value[seat, free].min()) for value, free in kept)
        low += sum(min(0, within.points) for within in self._problem.ranges if within.party == seat)
        low += sum(min(0, int(pair.bonus[seat].min())) for pair in self._problem.pairs)
        return low + sum(int(whole.bonus[seat].min()) for whole in self._problem.wholes)

    def free(self) -> Any:
        """A number without bounds."""
        return self._highs.addVariable(-self._infinity, self._infinity)

    def at_least(self, expression: Any, least: float) -> None:
        """Only packages for which `expression` is at least `least`."""
        self._highs.addConstr(expression >= least)

    def maximise(self, objective: Any, *, whole: bool = False) -> Package | None:
        """A package with the largest `objective`, proved; None when there is none. Raises OutOfEffort.

        `whole` says that the objective is a whole number for every package, so a bound less than 1 above is a proof.
        """
        self._effort.spend(_START * sum(self._problem.sizes) * self._problem.seats.count)
        # The solver is stopped by nodes and never by the clock, so that a slow machine gives the same answer.
        nodes = self._effort.left // (self._step * _NODE)
        h = self._highs
        h.setOptionValue("mip_max_nodes", min(nodes, 1 << 30))
        h.setOptionValue("mip_abs_gap", 0.99 if whole else _BILLIONTH / 10)
        h.maximize(objective)
        self._effort.spend(min(self._effort.left, self._step * max(0, h.getInfo().simplex_iteration_count)))
        status = h.getModelStatus()
        if status in (self._status.kInfeasible, self._status.kUnboundedOrInfeasible):
            return None
        if status != self._status.kOptimal:
            raise OutOfEffort
        self.bound = h.getInfo().mip_dual_bound
        # The solver's ones and zeros are floats: the largest of an issue is meant, and what that comes to is checked
        # in whole numbers.
        package = tuple(max(picks, key=lambda k, picks=picks: h.val(picks[k])) for picks in self._picks)  # type: ignore[misc]
        if not self._problem.is_feasible(package):
            raise OutOfEffort
        return package


def _silent(make: Any) -> Any:
    """A solver that says nothing. Some versions print a banner as the first is made, on the process's own output."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        solver = make()
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
    solver.silent()
    return solver


def _sum(terms: Any) -> Any:
    """The sum of expressions, of which there is at least one."""
    first, *rest = terms
    return sum(rest, first)
