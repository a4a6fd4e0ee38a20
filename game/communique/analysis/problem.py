"""The bargaining problem (Nash 1950) that a scenario poses, as small arrays: one row per issue, never a package.

A `Problem` holds points by issue, linked clauses and feasibility rules as one matrix per pair of issues, and
which options the floors leave. The dense table of `communique.analysis.space` and the enumeration-free frontier of
`communique.analysis.merge` are both computed from it, so they cannot disagree about what a rule means.

    values[issue]           parties x options           what an option is worth by itself
    available[issue]        options                     which the floors and one-issue rules leave
    pairs: bonus, allowed   parties x options x options what two options are worth together, and which go together
    ranges                  one entry for each box      what a party has from a corner of more than two issues
    wholes: bonus           parties x options x ...     what more than two issues are worth taken together

The points of a package are one column of each, added up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import prod
from typing import Any

import numpy as np
import numpy.typing as npt

from communique.analysis.seats import IntArray, Mask, Seats
from communique.model.package import Package
from communique.model.scenario import Feasibility, Public
from communique.model.sheet import Scenario, Sheet


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """What two issues have to do with each other; `issue` < `other`."""

    issue: int
    other: int
    bonus: IntArray
    """bonus[party, option of issue, option of other], in points."""
    allowed: Mask
    """allowed[option of issue, option of other], by the feasibility rules."""


@dataclass(frozen=True, slots=True, eq=False)
class Range:
    """What a party's box over more than two issues is worth: a corner of the space that is never listed."""

    party: int
    bounds: tuple[tuple[int, int, int], ...]
    """(issue, first option, last option), both included."""
    points: int

    def holds(self, package: Package) -> bool:
        """Whether `package` lies within."""
        return all(first <= package[issue] <= last for issue, first, last in self.bounds)

    def slab(self, issues: Sequence[int]) -> tuple[slice, ...]:
        """Where it lies in a table with one axis for each of `issues`."""
        within = {issue: slice(first, last + 1) for issue, first, last in self.bounds}
        return tuple(within.get(issue, slice(None)) for issue in issues)


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """What some issues are worth taken together: the bundles of all parties on the same issues."""

    issues: tuple[int, ...]
    """Three or more, ascending."""
    bonus: IntArray
    """bonus[party, option of the first issue, option of the second, ...], in points."""

    def of(self, options: Sequence[int | slice]) -> IntArray:
        """bonus[party] of one option for each issue; with an axis for each issue whose options are all asked for."""
        at: tuple[Any, ...] = (slice(None), *options)
        return np.asarray(self.bonus[at])


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """A scenario in numbers. Issues, options and parties are in the scenario's order."""

    seats: Seats
    values: tuple[IntArray, ...]
    """values[issue][party, option], in points."""
    available: tuple[Mask, ...]
    """available[issue][option]: not below a floor, and not ruled out by itself."""
    pairs: tuple[Pair, ...] = ()
    people: tuple[int, ...] = ()
    """The humanitarian issues: their options go from nothing to the fullest help."""
    ranges: tuple[Range, ...] = ()
    """Boxes; where none binds more than two issues they are pairs, and there are no ranges."""
    wholes: tuple[Whole, ...] = ()

    @classmethod
    def of(cls, public: Public, sheets: Sequence[Sheet], *, floors: Sequence[int] = (), tension: int = 0) -> Problem:
        """The problem posed by a scenario once gestures have fixed `floors`, at `tension`."""
        by_seat = sorted(sheets, key=lambda sheet: sheet.seat)
        if [sheet.seat for sheet in by_seat] != list(range(len(public.parties))):
            raise ValueError(
                f'Scenario "{public.id}" has {len(public.parties)} parties, but the sheets are those of seats '
                f"{[int(sheet.seat) for sheet in by_seat]}; one sheet for each seat is needed."
            )
        values = tuple(
            np.array([sheet.points[i] for sheet in by_seat], np.int64).reshape(len(by_seat), size)
            for i, size in enumerate(public.sizes)
        )
        available = available_options(public, floors)
        return cls(
            seats=Seats.of(public, by_seat, tension=tension),
            values=values,
            available=available,
            pairs=_pairs(public, by_seat, values),
            people=public.humanitarian,
            ranges=_ranges(by_seat),
            wholes=_wholes(by_seat),
        )

    @classmethod
    def posed_by(cls, scenario: Scenario, *, floors: Sequence[int] = (), tension: int = 0) -> Problem:
        """The problem of a whole scenario; the same as `of` with its two parts."""
        return cls.of(scenario.public, scenario.sheets, floors=floors, tension=tension)

    @property
    def sizes(self) -> tuple[int, ...]:
        """The number of options of each issue, those below a floor included."""
        return tuple(value.shape[1] for value in self.values)

    @property
    def packages(self) -> int:
        """The number of packages, feasible or not."""
        return prod(self.sizes)

    def beside(self, package: Package) -> Problem:
        """What may be proposed beside `package`: everything that does no less for people. This problem if that is all.

        Whatever is called open, an improvement or a gain by stalling is looked for here. Points count delegations only,
        so without this a text that keeps people waiting could be said to cost nobody anything.
        """
        kept = {i: self.available[i] & (np.arange(self.available[i].size) >= package[i]) for i in self.people}
        if all(np.array_equal(free, self.available[i]) for i, free in kept.items()):
            return self
        return replace(self, available=tuple(kept.get(i, free) for i, free in enumerate(self.available)))

    def points(self, package: Package) -> IntArray:
        """points[party] of one package, links and bundles included."""
        total = np.zeros(self.seats.count, np.int64)
        for value, choice in zip(self.values, package, strict=True):
            total += value[:, choice]
        for pair in self.pairs:
            total += pair.bonus[:, package[pair.issue], package[pair.other]]
        for box in self.ranges:
            if box.holds(package):
                total[box.party] += box.points
        for whole in self.wholes:
            total += whole.of([package[i] for i in whole.issues])
        return total

    def is_feasible(self, package: Package) -> bool:
        """Whether the floors and the feasibility rules leave `package` in the space."""
        if not all(free[choice] for free, choice in zip(self.available, package, strict=True)):
            return False
        return all(pair.allowed[package[pair.issue], package[pair.other]] for pair in self.pairs)

    def box(self, package: Package, issues: Sequence[int]) -> tuple[IntArray, Mask]:
        """Every package that differs from `package` on `issues` only.

        points[party, option, ...] with one axis for each of `issues`, in the order given, and feasible[option, ...].
        """
        shape = [self.sizes[i] for i in issues]
        axis = {issue: k for k, issue in enumerate(issues)}
        points = np.broadcast_to(
            self._elsewhere(package, axis).reshape(-1, *[1] * len(shape)), (self.seats.count, *shape)
        ).copy()
        feasible = np.full(shape, all(self.available[i][package[i]] for i in range(len(package)) if i not in axis))
        for issue, k in axis.items():
            points += _along(self.values[issue], (k,), len(shape))
            feasible &= _along(self.available[issue], (k,), len(shape))
        for pair in self.pairs:
            bonus, allowed, along = self._facing(pair, package, axis)
            points += _along(bonus, along, len(shape))
            feasible &= _along(allowed, along, len(shape))
        for within in self.ranges:
            if all(first <= package[i] <= last for i, first, last in within.bounds if i not in axis):
                points[within.party][within.slab(issues)] += within.points
        for whole in self.wholes:
            bonus = whole.of([slice(None) if i in axis else package[i] for i in whole.issues])
            points += _along(bonus, tuple(axis[i] for i in whole.issues if i in axis), len(shape))
        return points, feasible

    def _elsewhere(self, package: Package, axis: dict[int, int]) -> IntArray:
        total = np.zeros(self.seats.count, np.int64)
        for issue, choice in enumerate(package):
            if issue not in axis:
                total += self.values[issue][:, choice]
        return total

    @staticmethod
    def _facing(pair: Pair, package: Package, axis: dict[int, int]) -> tuple[IntArray, Mask, tuple[int, ...]]:
        bonus, allowed = pair.bonus, pair.allowed
        along = tuple(axis[i] for i in (pair.issue, pair.other) if i in axis)
        if pair.other not in axis:
            bonus, allowed = bonus[:, :, package[pair.other]], allowed[:, package[pair.other]]
        if pair.issue not in axis:
            bonus, allowed = bonus[:, package[pair.issue]], np.asarray(allowed[package[pair.issue]])
        return bonus, allowed, along


def _along(array: npt.NDArray[Any], axes: tuple[int, ...], dims: int) -> npt.NDArray[Any]:
    """`array` with its trailing axes moved to positions `axes` of `dims`, for broadcasting."""
    lead = array.ndim - len(axes)
    order = sorted(range(len(axes)), key=axes.__getitem__)
    array, axes = array.transpose(*range(lead), *(lead + k for k in order)), tuple(axes[k] for k in order)
    shape = [1] * dims
    for k, place in enumerate(axes):
        shape[place] = array.shape[lead + k]
    return array.reshape(*array.shape[:lead], *shape)


def available_options(public: Public, floors: Sequence[int] = ()) -> tuple[Mask, ...]:
    """available[issue][option]: at or above the floor, and not ruled out by a rule on its own issue."""
    masks = []
    for i, size in enumerate(public.sizes):
        floor = floors[i] if floors else 0
        masks.append(np.arange(size) >= floor)
    for rule in public.feasibility:
        # Within one issue, "a requires b" takes a out, for both cannot be chosen; so does "a excludes a". The other two
        # ("a requires a", "a excludes b") say nothing.
        if rule.issue == rule.other_issue and (rule.kind == "requires") == (rule.option != rule.other_option):
            masks[rule.issue][rule.option] = False
    return tuple(masks)


def forbidden(rule: Feasibility, sizes: Sequence[int]) -> Mask:
    """forbidden[option of rule.issue, option of rule.other_issue]: the combinations the rule takes out."""
    mask = np.zeros((sizes[rule.issue], sizes[rule.other_issue]), np.bool_)
    if rule.kind == "requires":
        mask[rule.option] = True
        mask[rule.option, rule.other_option] = False
    elif rule.kind == "excludes":
        mask[rule.option, rule.other_option] = True
    else:
        raise ValueError(f'A feasibility rule is "requires" or "excludes", not "{rule.kind}".')
    return mask


def _pairs(public: Public, sheets: Sequence[Sheet], values: tuple[IntArray, ...]) -> tuple[Pair, ...]:
    """The pairs with a link, a rule or a bundle of two; a link within one issue is added to `values` in place."""
    sizes = public.sizes
    found: dict[tuple[int, int], Pair] = {}

    def pair(a: int, b: int) -> Pair:
        if (a, b) not in found:
            bonus = np.zeros((len(sheets), sizes[a], sizes[b]), np.int64)
            found[a, b] = Pair(a, b, bonus, np.ones((sizes[a], sizes[b]), np.bool_))
        return found[a, b]

    for party, sheet in enumerate(sheets):
        for link in sheet.links:
            if link.issue == link.other_issue:
                values[link.issue][party, link.option] += link.points if link.option == link.other_option else 0
                continue
            (a, x), (b, y) = sorted(((link.issue, link.option), (link.other_issue, link.other_option)))
            pair(a, b).bonus[party, x, y] += link.points
        for box in sheet.boxes if not _ranges(sheets) else ():
            (a, low, high), (b, other_low, other_high) = box.bounds
            pair(a, b).bonus[party, low : high + 1, other_low : other_high + 1] += box.points
        for bundle in sheet.bundles:
            if len(bundle.issues) == 2:
                a, b = bundle.issues
                pair(a, b).bonus[party] += np.array(bundle.points, np.int64).reshape(bundle.sizes)
    for rule in public.feasibility:
        if rule.issue == rule.other_issue:
            continue
        out = forbidden(rule, sizes)
        a, b = sorted((rule.issue, rule.other_issue))
        pair(a, b).allowed[out if a == rule.issue else out.T] = False
    return tuple(found[key] for key in sorted(found))


def _ranges(sheets: Sequence[Sheet]) -> tuple[Range, ...]:
    """The boxes of all parties; none where no box binds more than two issues, for pairs say those better."""
    boxes = [Range(party, box.bounds, box.points) for party, sheet in enumerate(sheets) for box in sheet.boxes]
    return tuple(boxes) if any(len(box.bounds) > 2 for box in boxes) else ()


def _wholes(sheets: Sequence[Sheet]) -> tuple[Whole, ...]:
    """The bundles of more than two issues; those of several parties on the same issues are one."""
    found: dict[tuple[int, ...], IntArray] = {}
    for party, sheet in enumerate(sheets):
        for bundle in sheet.bundles:
            if len(bundle.issues) > 2:
                bonus = found.setdefault(bundle.issues, np.zeros((len(sheets), *bundle.sizes), np.int64))
                bonus[party] += np.array(bundle.points, np.int64).reshape(bundle.sizes)
    return tuple(Whole(issues, found[issues]) for issues in sorted(found))
