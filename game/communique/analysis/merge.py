"""The exact frontier without listing packages: issues are merged one by one, dominated part-packages dropped.

For points that add up over issues, a package can be efficient only if every part of it is, so merging the
issues' points (a Minkowski sum) and dropping what is dominated after each one never loses an efficient package.
Linked clauses and feasibility rules are exact too: part-packages are compared only when they leave the same
prospects, that is, when each issue still linked to one not yet merged stands at options that mean the same to
the issues to come (the interface key). `Frontier.packages` then names one package for each vector, and
`Frontier.attained` counts all of them.

    issues A B C D, a link between B and D, merged in the order B D A C:

    B         states by the option of B, since D still has a link with it: {b0: parts} {b1: parts} {b2: parts}
    B D       the link is settled, one state: {(): efficient parts of all B x D}
    B D A     + every option of A, dominated parts dropped
    B D A C   the frontier

The number of states is the product of the open options, which is why linked issues are merged first and together
(`merge_order`); the idea is that of variable elimination (Dechter 1999, "Bucket elimination").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from math import prod
from typing import Final

import numpy as np

from communique.analysis.dominance import distinct, efficient
from communique.analysis.effort import Effort, OutOfEffort
from communique.analysis.pareto import Frontier
from communique.analysis.problem import Pair, Problem, Whole
from communique.analysis.seats import IntArray, Mask
from communique.model.message import Message, message
from communique.model.package import Package

BUDGET: Final = 2_000_000
"""The most part-packages held at once while merging: about 160 MB for three parties."""

KEYS: Final = 20_000
"""The most interface keys that are told apart while packages are counted."""
_PASS: Final = 10
"""What making and sorting a number costs, in comparisons."""
_TRIED: Final = 16
_STATE: Final = 20_000
"""What a state costs beside its parts, in comparisons."""

Only = Callable[[IntArray], Mask]
"""A condition on points[party, package] that a better package for everybody also meets, e.g. `Seats.acceptable`."""

LinkedOptions = tuple[int, ...]


class FrontierTooLarge(ValueError):
    """A frontier outgrew its budget; says at which point, and which two questions may still be answered."""

    def __init__(self, *, merged: int, issues: int, held: int, budget: int) -> None:
        self.merged, self.issues, self.held, self.budget = merged, issues, held, budget
        super().__init__(
            f"The frontier needs {held:,} part-packages after {merged} of {issues} issues, more than the budget of "
            f"{budget:,}. Ask for the acceptable part alone (only=problem.seats.acceptable), or for a frontier that "
            "is at most a few points off (epsilon=...)."
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """Part-packages with the same prospects."""

    points: IntArray
    """points[party, part]."""
    numbers: IntArray
    """The package id of a part, issues not merged yet at option 0; the smallest one of those with equal points."""
    attained: IntArray
    """How many parts have these points."""


def merge_frontier(
    problem: Problem,
    *,
    only: Only | None = None,
    epsilon: int = 0,
    budget: int = BUDGET,
    effort: Effort | None = None,
) -> Frontier:
    """The frontier of `problem`, exact unless `epsilon` says otherwise.

    `only` keeps the packages that meet a condition, pruned early by what the issues to come can add at most.
    `epsilon` allows an approximation, used only when the budget would be exceeded: afterwards no feasible package
    exceeds every listed vector by more than `Frontier.epsilon` <= `epsilon` points for each party; listed vectors
    are those of real packages, and `only` is then loosened by `epsilon` so that the guarantee covers all packages
    that meet it. Raises FrontierTooLarge when neither is enough, or when `effort` is.
    """
    if problem.ranges:
        # What a box adds is known once its last issue is merged: nearly every part-package would be a state of its own.
        raise FrontierTooLarge(merged=0, issues=len(problem.sizes), held=problem.packages, budget=budget)
    plan = _Plan.of(problem, only, epsilon)
    start = np.zeros((problem.seats.count, 1), np.int64), np.zeros(1, np.int64), np.ones(1, np.int64)
    states: dict[LinkedOptions, _Parts] = {(): _Parts(*start)}
    lost = 0
    for step in range(len(plan.order)):
        candidates = _extend(plan, states, step, budget, effort)
        held = sum(parts.numbers.size for parts in candidates.values())
        states = {}
        for key, parts in candidates.items():
            try:
                kept = _keep_efficient(parts, effort)
            except OutOfEffort:
                raise FrontierTooLarge(merged=step + 1, issues=len(plan.order), held=held, budget=budget) from None
            if kept.numbers.size:
                states[key] = kept
        # Losses of different steps add up: what a part lacks, every package that is made of it lacks.
        states, loss = _thin(states, plan, step, epsilon - lost, budget)
        lost += loss
    return _finish(problem, states, only, lost)


def better_for_all(
    problem: Problem, package: Package, *, budget: int = BUDGET, effort: Effort | None = None
) -> Frontier:
    """The efficient vectors that give every party at least what `package` gives it, without listing packages.

    It holds the points of `package` itself when that is efficient. Raises FrontierTooLarge.
    """
    reserve = problem.points(package)
    return merge_frontier(problem, only=at_least(reserve), budget=budget, effort=effort)


def best_packages(problem: Problem) -> tuple[int, ...]:
    """By party, the points of its best feasible package, or of the best conceivable where too much is tied together.

    For one party alone only the best part of each state is kept, so the merge stays small.
    """
    found = []
    for party in range(problem.seats.count):
        alone = replace(
            problem,
            values=tuple(value[party : party + 1] for value in problem.values),
            pairs=tuple(replace(pair, bonus=pair.bonus[party : party + 1]) for pair in problem.pairs),
            wholes=tuple(replace(whole, bonus=whole.bonus[party : party + 1]) for whole in problem.wholes),
            seats=replace(problem.seats, parties=problem.seats.parties[:1]),
            ranges=tuple(one for one in problem.ranges if one.party == party),
        )
        found.append(_best_alone(alone))
    return tuple(found)


def _best_alone(problem: Problem) -> int:
    order = merge_order(problem)
    if problem.ranges or key_count(problem, order) > KEYS:
        return int(_most_to_come(problem, ())[0]) + sum(max(0, one.points) for one in problem.ranges)
    plan = _Plan.of(problem, None, 0)
    states: dict[LinkedOptions, int] = {(): 0}
    for step in range(len(plan.order)):
        following: dict[LinkedOptions, int] = {}
        for key, points in states.items():
            for new, _, add in plan.moves(step, key):
                following[new] = max(following.get(new, -(1 << 62)), points + int(add.max()))
        states = following
    return max(states.values(), default=0)


def at_least(reserve: Sequence[int] | IntArray) -> Only:
    """The condition that no party gets less than `reserve[party]`."""
    floor = np.asarray(reserve, np.int64)[:, None]
    return lambda points: np.asarray((points >= floor).all(axis=0))


def count_feasible(problem: Problem) -> int | None:
    """The number of feasible packages, counted without listing them; None where rules tie too many issues together."""
    # With nothing worth anything, options differ by what rules allow them alone, so as many as can be share a state.
    worthless = Problem(
        seats=problem.seats,
        values=tuple(np.zeros((1, size), np.int64) for size in problem.sizes),
        available=problem.available,
        pairs=tuple(Pair(p.issue, p.other, p.bonus[:1] * 0, p.allowed) for p in problem.pairs if not p.allowed.all()),
    )
    states: dict[LinkedOptions, int] = {(): 1}
    plan = _Plan.of(worthless, None, 0)
    for step in range(len(plan.order)):
        following: dict[LinkedOptions, int] = {}
        for key, count in states.items():
            for new, options, _ in plan.moves(step, key):
                following[new] = following.get(new, 0) + count * len(options)
            if len(following) > KEYS:
                return None
        states = following
    return sum(states.values())


@dataclass(frozen=True, slots=True, eq=False)
class _Plan:
    """The order of the issues, and what each step needs to know about the issues merged and to come."""

    problem: Problem
    order: tuple[int, ...]
    strides: tuple[int, ...]
    open_after: tuple[tuple[int, ...], ...]
    """open_after[step]: the merged issues that are paired with one not merged yet."""
    stand_in: tuple[dict[int, IntArray], ...]
    """stand_in[step][open issue][option]: the first option that means the same to the issues to come."""
    to_come: IntArray
    """to_come[step, party]: the most that the issues after this step can add."""
    only: Only | None
    slack: int

    @classmethod
    def of(cls, problem: Problem, only: Only | None, slack: int) -> _Plan:
        order = merge_order(problem)
        sizes = problem.sizes
        strides = tuple(prod(sizes[i + 1 :]) for i in range(len(sizes)))
        open_after, stand_in = [], []
        ties: list[Pair | Whole] = [*problem.pairs, *problem.wholes]
        for step in range(len(order)):
            done = set(order[: step + 1])
            ahead = {i: [tie for tie in ties if _crosses(tie, i, done)] for i in order[: step + 1]}
            still = tuple(i for i in order[: step + 1] if ahead[i])
            open_after.append(still)
            stand_in.append({i: _stand_ins(i, ahead[i]) for i in still})
        to_come = np.array([_most_to_come(problem, order[: step + 1]) for step in range(len(order))])
        return cls(problem, order, strides, tuple(open_after), tuple(stand_in), to_come, only, slack)

    def moves(self, step: int, key: LinkedOptions) -> list[tuple[LinkedOptions, list[int], IntArray]]:
        """What merging the next issue to a state leads to: (new key, options, points[party, option])."""
        issue = self.order[step]
        stands = dict(zip(self.open_after[step - 1] if step else (), key, strict=True))
        add, free = self.problem.values[issue], self.problem.available[issue]
        # A pair counts when its second issue is merged, a whole when its last one is: only then do all options stand.
        for pair in self.problem.pairs:
            if pair.issue == issue and pair.other in stands:
                add = add + pair.bonus[:, :, stands[pair.other]]
                free = free & pair.allowed[:, stands[pair.other]]
            elif pair.other == issue and pair.issue in stands:
                add = add + pair.bonus[:, stands[pair.issue]]
                free = free & pair.allowed[stands[pair.issue]]
        for whole in self.problem.wholes:
            if issue in whole.issues and all(i in stands or i == issue for i in whole.issues):
                add = add + whole.of([slice(None) if i == issue else stands[i] for i in whole.issues])
        groups: dict[LinkedOptions, list[int]] = {}
        for option in np.flatnonzero(free):
            stands[issue] = int(option)
            # Options that mean the same to the issues to come share a state; the first of them stands for all.
            new = tuple(int(self.stand_in[step][i][stands[i]]) for i in self.open_after[step])
            groups.setdefault(new, []).append(int(option))
        return [(new, options, add[:, options]) for new, options in groups.items()]

    def hopeful(self, points: IntArray, step: int) -> Mask | None:
        """mask[part]: with the most that may come, `only` can still be met. None when there is no condition."""
        if self.only is None:
            return None
        # What is to come is the most for each party by itself, which no single package need give: nothing is dropped
        # that could still meet the condition. `slack` is what an approximation may already have lost.
        return self.only(points + (self.to_come[step] + self.slack)[:, None])


def merge_order(problem: Problem) -> tuple[int, ...]:
    """Issues in an order that keeps interface keys few: paired ones first, close to their partners."""
    labels = _labels(problem)
    paired = [i for i in labels if labels[i]]
    # Trying every beginning costs the fourth power of their number; beyond those of a written scenario, a few do.
    begun = paired if len(paired) <= _TRIED else sorted(paired, key=lambda i: (len(labels[i]), i))[:2]
    tries = [_greedy_order(labels, paired, first) for first in begun]
    order = min(tries)[1] if tries else ()
    loose = sorted((i for i in labels if not labels[i]), key=lambda i: (problem.sizes[i], i))
    return (*order, *loose)


def key_count(problem: Problem, order: Sequence[int]) -> int:
    """The most interface keys that may have to be told apart at once when issues are merged in `order`."""
    labels = _labels(problem)
    done: set[int] = set()
    most = 1
    for issue in order:
        done.add(issue)
        most = max(most, _keys(labels, done))
    return most


Labels = dict[int, dict[int, list[int]]]
"""By issue and partner, for each option the first one that means the same to the partner."""


def _labels(problem: Problem) -> Labels:
    labels: Labels = {i: {} for i in range(len(problem.sizes))}
    ties: dict[tuple[int, int], list[Pair | Whole]] = {}
    every: list[Pair | Whole] = [*problem.pairs, *problem.wholes]
    for tie in every:
        for i, j in permutations(_ends(tie), 2):
            ties.setdefault((i, j), []).append(tie)
    for (i, j), some in ties.items():
        labels[i][j] = _stand_ins(i, some).tolist()
    return labels


def _keys(labels: Labels, done: set[int]) -> int:
    held = 1
    for i in done:
        ahead = [same for j, same in labels[i].items() if j not in done]
        held *= len(set(zip(*ahead, strict=True))) if ahead else 1
    return held


def _greedy_order(labels: Labels, paired: list[int], first: int) -> tuple[int, tuple[int, ...]]:
    """(cost, order): from `first`, always the issue after which the fewest keys are held."""
    order, cost = [first], 0
    while len(order) < len(paired):
        done = set(order)
        price, following = min((_keys(labels, done | {i}), i) for i in paired if i not in done)
        order.append(following)
        cost += price * len(order)
    return cost, tuple(order)


def _ends(tie: Pair | Whole) -> tuple[int, ...]:
    return tie.issues if isinstance(tie, Whole) else (tie.issue, tie.other)


def _crosses(tie: Pair | Whole, issue: int, done: set[int]) -> bool:
    ends = _ends(tie)
    return issue in ends and not done.issuperset(ends)


def _stand_ins(issue: int, ahead: Sequence[Pair | Whole]) -> IntArray:
    """For each option of `issue`, the first option with the same bonuses and rules towards the issues to come."""
    rows = []
    for pair in ahead:
        if isinstance(pair, Whole):
            axis = 1 + pair.issues.index(issue)
            rows.append(np.moveaxis(pair.bonus, axis, 0).reshape(pair.bonus.shape[axis], -1))
            continue
        bonus, allowed = pair.bonus, pair.allowed
        if pair.other == issue:
            bonus, allowed = bonus.swapaxes(1, 2), allowed.T
        rows.append(np.concatenate((bonus.swapaxes(0, 1).reshape(len(allowed), -1), allowed), axis=1))
    _, first, which = np.unique(np.concatenate(rows, axis=1), axis=0, return_index=True, return_inverse=True)
    # Flat in every version: numpy 2.0.0 alone shaped the inverse otherwise when an axis is named.
    return np.asarray(first[which.ravel()], np.int64)


def _most_to_come(problem: Problem, done: Sequence[int]) -> IntArray:
    most = np.zeros(len(problem.values[0]), np.int64)
    for issue, (value, free) in enumerate(zip(problem.values, problem.available, strict=True)):
        if issue not in done and free.any():
            most = most + value[:, free].max(axis=1)
    for pair in problem.pairs:
        if pair.issue not in done or pair.other not in done:
            most = most + np.maximum(pair.bonus.max(axis=(1, 2)), 0)
    for whole in problem.wholes:
        if not set(whole.issues) <= set(done):
            most = most + whole.bonus.reshape(len(most), -1).max(axis=1)
    return most


def _extend(
    plan: _Plan, states: dict[LinkedOptions, _Parts], step: int, budget: int, effort: Effort | None
) -> dict[LinkedOptions, _Parts]:
    """Every state with every option of the next issue, grouped by new key; duplicates and dominated parts included."""
    pieces: dict[LinkedOptions, list[_Parts]] = {}
    held = 0
    for key, parts in states.items():
        for new, options, add in plan.moves(step, key):
            # A few options at a time, so that a state which breaks the budget is given up before all of it is made.
            at_once = max(1, budget // max(1, parts.numbers.size))
            for first in range(0, len(options), at_once):
                some = slice(first, first + at_once)
                piece = _piece(plan, parts, options[some], add[:, some], step)
                held += piece.numbers.size
                work = _PASS * (len(add) + 2) * len(options[some]) * parts.numbers.size
                if held > budget or not _afforded(effort, work):
                    raise FrontierTooLarge(merged=step + 1, issues=len(plan.order), held=held, budget=budget)
                pieces.setdefault(new, []).append(piece)
    return {
        key: _Parts(
            np.concatenate([p.points for p in group], axis=1),
            np.concatenate([p.numbers for p in group]),
            np.concatenate([p.attained for p in group]),
        )
        for key, group in pieces.items()
    }


def _piece(plan: _Plan, parts: _Parts, options: list[int], add: IntArray, step: int) -> _Parts:
    """Every part with each of `options`, but for those without hope."""
    points = (parts.points[:, :, None] + add[:, None, :]).reshape(len(add), -1)
    numbers = (parts.numbers[:, None] + np.array(options, np.int64) * plan.strides[plan.order[step]]).ravel()
    attained = np.repeat(parts.attained, len(options))
    hope = plan.hopeful(points, step)
    if hope is not None:
        points, numbers, attained = points[:, hope], numbers[hope], attained[hope]
    return _Parts(points, numbers, attained)


def _afforded(effort: Effort | None, comparisons: int) -> bool:
    if effort is None:
        return True
    try:
        effort.spend(comparisons)
    except OutOfEffort:
        return False
    return True


def _keep_efficient(parts: _Parts, effort: Effort | None) -> _Parts:
    if effort is not None:
        effort.spend(_STATE)
    good = efficient(parts.points, effort)
    return _unite(parts.points[:, good], parts.numbers[good], parts.attained[good])


def _unite(points: IntArray, numbers: IntArray, attained: IntArray) -> _Parts:
    """Equal vectors as one part: the smallest package id, the sum of the counts."""
    vectors, which = distinct(points)
    first = np.full(vectors.shape[1], np.iinfo(np.int64).max)
    np.minimum.at(first, which, numbers)
    count = np.zeros(vectors.shape[1], np.int64)
    np.add.at(count, which, attained)
    return _Parts(vectors, first, count)


def _thin(
    states: dict[LinkedOptions, _Parts], plan: _Plan, step: int, spare: int, budget: int
) -> tuple[dict[LinkedOptions, _Parts], int]:
    """Drop near-equal parts if the next issue would break the budget: one stays for each box of a growing side."""
    if step + 1 == len(plan.order):
        return states, 0
    # Half the budget, once each part has been taken with every option of the next issue. Sides grow by one point at a
    # time, so that no more is lost than has to be.
    room = budget // (2 * plan.problem.sizes[plan.order[step + 1]])
    loss = 0
    while loss < spare and sum(parts.numbers.size for parts in states.values()) > room:
        loss += 1
        thinner = {key: _one_per_box(parts, loss + 1) for key, parts in states.items()}
        if loss == spare or sum(parts.numbers.size for parts in thinner.values()) <= room:
            return thinner, loss
    return states, 0


def _one_per_box(parts: _Parts, side: int) -> _Parts:
    """The part with the largest sum in each box of `side` points: at most side - 1 lost for any party."""
    _, which = distinct(parts.points // side)
    order = np.lexsort((-parts.points.sum(axis=0), which))
    first = np.ones(order.size, np.bool_)
    first[1:] = which[order][1:] != which[order][:-1]
    chosen = np.sort(order[first])
    return _Parts(parts.points[:, chosen], parts.numbers[chosen], parts.attained[chosen])


def _finish(problem: Problem, states: dict[LinkedOptions, _Parts], only: Only | None, lost: int) -> Frontier:
    empty = _Parts(np.zeros((problem.seats.count, 0), np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64))
    parts = states.get((), empty)
    said: list[Message] = []
    if only is not None:
        # What was thinned out may have been better by `lost` for each party, so the condition asks for as much less.
        meets = only(parts.points + lost)
        parts = _Parts(parts.points[:, meets], parts.numbers[meets], parts.attained[meets])
        said.append(message("analysis.condition"))
    if lost:
        said.append(message("analysis.within", points=lost))
    return Frontier(
        seats=problem.seats,
        sizes=problem.sizes,
        vectors=parts.points.T.copy(),
        packages=parts.numbers,
        which=np.arange(parts.numbers.size),
        attained=None if lost else parts.attained,
        complete=bool(not lost and (parts.attained == 1).all()),
        epsilon=lost,
        statement=tuple(said),
    )
