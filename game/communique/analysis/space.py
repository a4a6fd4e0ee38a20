"""The dense outcome space: every package of a scenario in one table, with what each is worth to each party.

A package's column is `communique.model.package.encode` of it, so the table read as an array of shape `sizes` has one
axis for each issue. Spaces above `LIMIT` packages are refused here; `communique.analysis.merge` computes the
frontier without listing them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import prod
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from communique.analysis.problem import Problem, Range, available_options, forbidden
from communique.analysis.seats import Mask, PointsArray, Seats
from communique.model.package import Package, PackageId, decode, encode
from communique.model.scenario import Public
from communique.model.sheet import Sheet

LIMIT: Final = 5_000_000
"""The most packages that are put in a table: 60 MB for three parties."""


class TooManyPackages(ValueError):
    """The space is too large to be listed package by package."""

    def __init__(self, packages: int) -> None:
        self.packages = packages
        super().__init__(
            f"This scenario has {packages:,} packages, more than the {LIMIT:,} that are listed one by one; "
            "use merge_frontier, which needs no list, or play at a level with fewer issues."
        )


@dataclass(frozen=True, eq=False)
class OutcomeSpace:
    """Every package, with the points of every party."""

    sizes: tuple[int, ...]
    points: PointsArray
    """points[party, package], int32 (int64 if sums need it); infeasible packages have points too."""
    feasible: Mask
    """feasible[package]: left by the floors and the feasibility rules."""
    seats: Seats
    problem: Problem | None = field(default=None, repr=False)
    """The problem it was tabulated from; None for a space made of bare points."""

    @property
    def packages(self) -> int:
        """The number of packages, feasible or not."""
        return int(self.points.shape[1])

    @cached_property
    def acceptable(self) -> Mask:
        """acceptable[package]: feasible, and the parties it leaves no worse than no deal can sign it."""
        return self.seats.acceptable(self.points) & self.feasible

    @cached_property
    def acceptable_to_all(self) -> Mask:
        """acceptable_to_all[package]: feasible, and no party, signer or not, gets less than its reservation."""
        return self.seats.acceptable_to_all(self.points) & self.feasible

    def encode(self, package: Package) -> PackageId:
        """The column of `package`."""
        return encode(package, self.sizes)

    def decode(self, number: int) -> Package:
        """The package in column `number`."""
        return decode(PackageId(number), self.sizes)

    @classmethod
    def of_points(cls, points: PointsArray, seats: Seats, sizes: Sequence[int] = ()) -> OutcomeSpace:
        """A space of bare points[party, package], all feasible, as for points on a grid from another format."""
        shape = tuple(sizes) or (points.shape[1],)
        return cls(shape, points, np.ones(points.shape[1], np.bool_), seats)


def tabulate(public: Public, sheets: Sequence[Sheet], *, floors: Sequence[int] = (), tension: int = 0) -> OutcomeSpace:
    """The outcome space once gestures have fixed `floors` (one option for each issue), at `tension`.

    About 1 ms for 65,536 packages and three parties. Raises TooManyPackages above `LIMIT` packages.
    """
    return tabulate_problem(Problem.of(public, sheets, floors=floors, tension=tension))


def tabulate_problem(problem: Problem) -> OutcomeSpace:
    """The outcome space of `problem`. Raises TooManyPackages above `LIMIT` packages."""
    if problem.packages > LIMIT:
        raise TooManyPackages(problem.packages)
    sizes = problem.sizes
    points = np.empty((problem.seats.count, problem.packages), _dtype(problem))
    for party in range(problem.seats.count):
        _outer_sum([value[party] for value in problem.values], points[party])
        # A view: what is added to a slab of it is added to the row.
        cube = points[party].reshape(sizes)
        for pair in problem.pairs:
            bonus = pair.bonus[party]
            for a, b in np.argwhere(bonus):
                cube[_slab(len(sizes), pair.issue, a, pair.other, b)] += points.dtype.type(bonus[a, b])
        for within in problem.ranges:
            if within.party == party:
                cube[within.slab(range(len(sizes)))] += points.dtype.type(within.points)
        for whole in problem.wholes:
            cube += _spread(whole.bonus[party].astype(points.dtype), whole.issues, len(sizes))
    feasible = _feasible(problem.available, [(p.issue, p.other, ~p.allowed) for p in problem.pairs])
    return OutcomeSpace(sizes, points, feasible, problem.seats, problem)


def tabulate_own(public: Public, sheet: Sheet) -> npt.NDArray[np.int32]:
    """points[package] of one party, from its own sheet alone; infeasible packages have points too.

    Raises TooManyPackages above `LIMIT` packages.
    """
    sizes = public.sizes
    if prod(sizes) > LIMIT:
        raise TooManyPackages(prod(sizes))
    own = np.empty(prod(sizes), np.int32)
    _outer_sum([np.array(row, np.int64) for row in sheet.points], own)
    cube = own.reshape(sizes)
    for link in sheet.links:
        if link.issue != link.other_issue:
            cube[_slab(len(sizes), link.issue, link.option, link.other_issue, link.other_option)] += link.points
        elif link.option == link.other_option:
            cube[(slice(None),) * link.issue + (link.option,)] += link.points
    for box in sheet.boxes:
        cube[Range(sheet.seat, box.bounds, box.points).slab(range(len(sizes)))] += box.points
    for bundle in sheet.bundles:
        cube += _spread(np.array(bundle.points, np.int32).reshape(bundle.sizes), bundle.issues, len(sizes))
    return own


def feasible_packages(public: Public, floors: Sequence[int] = ()) -> Mask:
    """feasible[package], from the public part alone: what the floors and the feasibility rules leave."""
    rules = [(r.issue, r.other_issue, forbidden(r, public.sizes)) for r in public.feasibility]
    return _feasible(available_options(public, floors), [rule for rule in rules if rule[0] != rule[1]])


def _feasible(available: Sequence[Mask], rules: Sequence[tuple[int, int, Mask]]) -> Mask:
    sizes = tuple(free.size for free in available)
    mask = np.ones(prod(sizes), np.bool_)
    cube = mask.reshape(sizes)
    for issue, free in enumerate(available):
        for option in np.flatnonzero(~free):
            cube[(slice(None),) * issue + (option,)] = False
    for issue, other, out in rules:
        for a, b in np.argwhere(out):
            cube[_slab(len(sizes), issue, a, other, b)] = False
    return mask


def _outer_sum(rows: Sequence[npt.NDArray[Any]], out: npt.NDArray[Any]) -> None:
    """out[package] = the sum of one entry of each row, last row fastest; the last sum is written in place."""
    tail = np.zeros(1, out.dtype)
    for row in reversed(rows[1:]):
        tail = np.add.outer(row.astype(out.dtype), tail).ravel()
    np.add.outer(rows[0].astype(out.dtype), tail, out=out.reshape(rows[0].size, -1))


def _slab(dims: int, issue: int, option: Any, other: int, other_option: Any) -> tuple[Any, ...]:
    index: list[Any] = [slice(None)] * dims
    index[issue] = option
    index[other] = other_option
    return tuple(index)


def _spread(table: npt.NDArray[Any], issues: Sequence[int], dims: int) -> npt.NDArray[Any]:
    """A table over `issues`, which ascend, with an axis of length 1 for every other issue."""
    shape = [1] * dims
    for issue, size in zip(issues, table.shape, strict=True):
        shape[issue] = size
    return table.reshape(shape)


def _dtype(problem: Problem) -> type[np.signedinteger[Any]]:
    """int32 when no sum on the way to a package's points can leave it, int64 otherwise."""
    most = sum(int(np.abs(value).max(initial=0)) for value in problem.values)
    most += sum(int(np.abs(pair.bonus).sum(axis=(1, 2)).max(initial=0)) for pair in problem.pairs)
    most += sum(abs(within.points) for within in problem.ranges)
    most += sum(int(np.abs(whole.bonus).max(initial=0)) for whole in problem.wholes)
    most = max([most, *(abs(r) for r in problem.seats.reservations)])
    return np.int32 if most <= np.iinfo(np.int32).max else np.int64
