"""How many points make one unit of utility: the choice that turns exact fractions into a scenario's whole points.

Points are whole so that ties are ties. Where all utilities are short decimals or fractions, there is a number of
points a unit that holds them exactly, and it is taken. Otherwise utilities are rounded, finely enough that no
package is off by 5e-7 of a unit, and that each party's packages are in the order that exact fractions put them in;
where that cannot be, a note says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil, lcm, prod
from typing import Final

import numpy as np
import numpy.typing as npt

from communique.analysis.dominance import efficient
from communique.interop.domain import Profile, Refused
from communique.loading.vocabulary import LARGEST
from communique.words import in_a_row, rounded, tr
from communique.words import number as written

CLOSE: Final = Fraction(1, 10**12)
"""Files hold binary floats: a utility this near to a short fraction is meant to be it."""
ERROR: Final = Fraction(5, 10**7)
"""The most by which a rounded package may be off, in units."""
LEAST: Final = 50
"""The best package is worth at least this many points, so that strategies have room."""
CHECKED: Final = 50_000
"""Up to so many packages their order by rounded points is held against the exact one; above, the finest is taken."""
NEAR: Final = Fraction(1, 100)
"""A party's own points a unit are no further below the common ones than this part of them."""
READABLE: Final = 1_000_000
"""Exact scales up to here are preferred in this order: tenths, any, more tenths."""


Ranks = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ImportScale:
    """The scale of an imported scenario."""

    points_per_unit: Fraction
    own: tuple[Fraction, ...]
    """By profile, its points a unit: `points_per_unit`, or near to it where only that keeps its ties."""
    scale: int
    """What the best conceivable package is worth, in points."""
    error: Fraction
    """The most by which a package is off, in units; 0 when every utility is exact."""
    notes: tuple[str, ...] = ()
    """Where exactness ends, one sentence each."""

    def points(self, utility: Fraction, party: int) -> int:
        """The nearest whole points of a utility of this profile."""
        return round(_snapped(utility) * self.own[party])


def choose(profiles: Sequence[Profile], file: str) -> ImportScale:
    """The scale for these profiles. Raises Refused when their utilities are too far apart for whole points.

    The first of these that there is: one that holds every utility exactly; one whose rounded points put the packages
    into the same order for each party, ties included; the same with a scale of its own for a party whose ties no
    common one keeps; the finest, with a note that it does not.
    """
    best = max(sum((max(row) for row in profile.rows), Fraction(0)) for profile in profiles)
    extreme = max(_reach(profile) for profile in profiles)
    unit = extreme or Fraction(1)
    if unit > 10**12:
        digits = len(str(int(unit)))
        raise Refused(file, tr("utilities have up to {n} digits, which is beyond what points can hold", n=digits))
    short = [_short(profile) for profile in profiles]
    size = best if best > 0 else unit
    fine, allowed = _Finding(profiles, short), []
    for per_unit in _candidates(set().union(*short), short, size, extreme):
        error = max(_error(profile, per_unit) for profile in profiles)
        if per_unit * extreme > LARGEST or error > _allowed(per_unit, extreme) * min(size, Fraction(1)):
            continue
        allowed.append(per_unit)
        if error < CLOSE * 64:
            return ImportScale(per_unit, (per_unit,) * len(profiles), _scale(per_unit, best, extreme), Fraction(0))
    if not allowed:
        raise Refused(file, tr("utilities are too far apart to be held in whole points"))
    per_unit, own = fine.common(allowed) or fine.apart(allowed)
    errors = [_error(profile, one) for profile, one in zip(profiles, own, strict=True)]
    notes = (*_standing_for(profiles), *fine.notes(own, errors))
    return ImportScale(per_unit, own, _scale(max(own), best, extreme), max(errors), notes)


class _Finding:
    """Which scales leave every party's packages in the order that exact fractions say; worked out when asked for."""

    def __init__(self, profiles: Sequence[Profile], short: Sequence[set[Fraction]]) -> None:
        self.profiles = profiles
        self.common_of = [_common(values, LARGEST) for values in short]
        """By profile, the smallest number of points a unit that holds it exactly, if there is a readable one."""
        self.packages = prod(len(row) for row in profiles[0].rows)
        self.checked = self.packages <= CHECKED

    @cached_property
    def ranks(self) -> list[Ranks]:
        """By profile, ranks[package]: the lowest is 0, ties share one."""
        return [self._ranked(profile) for profile in self.profiles]

    @staticmethod
    def _ranked(profile: Profile) -> Ranks:
        rows = [[_snapped(value) for value in row] for row in profile.rows]
        common = lcm(*(value.denominator for row in rows for value in row))
        totals = [0]
        for row in rows:
            whole = [int(value * common) for value in row]
            totals = [total + value for total in totals for value in whole]
        near, rank, ranks = CLOSE * common, 0, {}
        ordered = sorted(set(totals))
        for k, total in enumerate(ordered):
            # Sums of floats that stand for one number are one tie.
            rank += bool(k and total - ordered[k - 1] > near)
            ranks[total] = rank
        return np.array([ranks[total] for total in totals], np.int64)

    @cached_property
    def efficient(self) -> npt.NDArray[np.bool_]:
        """mask[package], by exact fractions."""
        return efficient(np.array(self.ranks))

    def holds(self, place: int, per_unit: Fraction) -> bool:
        """Whether this profile's packages keep their order; for spaces too large to look only what is exact does."""
        common = self.common_of[place]
        if common is not None and (per_unit / common).denominator == 1:
            return True
        if not self.checked:
            return False
        _, ranks = np.unique(self._rounded(place, per_unit), return_inverse=True)
        return bool((ranks == self.ranks[place]).all())

    def _rounded(self, place: int, per_unit: Fraction) -> Ranks:
        total: Ranks = np.zeros(1, np.int64)
        for row in self.profiles[place].rows:
            points = np.array([round(_snapped(value) * per_unit) for value in row], np.int64)
            total = np.add.outer(total, points).ravel()
        return total

    def common(self, allowed: Sequence[Fraction]) -> tuple[Fraction, tuple[Fraction, ...]] | None:
        """The first scale that all may have; None when there is none."""
        everybody = range(len(self.profiles))
        found = next((one for one in allowed if all(self.holds(place, one) for place in everybody)), None)
        return None if found is None else (found, (found,) * len(self.profiles))

    def apart(self, allowed: Sequence[Fraction]) -> tuple[Fraction, tuple[Fraction, ...]]:
        """The scale with the most parties whose order is kept, where each may have one of its own near to it."""
        tried = [(one, self._own(one)) for one in sorted(allowed)]

        def merit(found: tuple[Fraction, tuple[Fraction, ...]]) -> tuple[int, bool, Fraction]:
            per_unit, own = found
            kept = sum(self.holds(place, one) for place, one in enumerate(own))
            same = self.checked and kept < len(own) and self._same_frontier(own)
            return kept, same, per_unit

        return max(tried, key=merit)

    def _own(self, per_unit: Fraction) -> tuple[Fraction, ...]:
        return tuple(
            per_unit if self.holds(place, per_unit) else self._nearest(place, per_unit)
            for place in range(len(self.profiles))
        )

    def _nearest(self, place: int, per_unit: Fraction) -> Fraction:
        """The exact number of points a unit next below `per_unit`, if that is near; else `per_unit`."""
        common = self.common_of[place]
        below = common * (per_unit // common) if common is not None else 0
        return Fraction(below) if below and 1 - below / per_unit <= NEAR else per_unit

    def _same_frontier(self, own: Sequence[Fraction]) -> bool:
        points = np.array([self._rounded(place, one) for place, one in enumerate(own)])
        return bool((efficient(points) == self.efficient).all())

    def notes(self, own: Sequence[Fraction], errors: Sequence[Fraction]) -> Iterator[str]:
        """What is no longer exact, and what became of the order of the packages."""
        inexact = [place for place, error in enumerate(errors) if error >= CLOSE * 64]
        if not inexact:
            return
        most = rounded(float(max(errors)), 10)
        kept = [self.profiles[place].name for place in inexact if self.holds(place, own[place])]
        lost = [self.profiles[place].name for place in inexact if not self.holds(place, own[place])]
        if kept:
            yield tr(
                "{parties}: utilities are rounded to whole points; no package is off by more than {most}, and their "
                "order and ties are those of the files",
                parties=in_a_row(kept),
                most=most,
            )
        if lost and self.checked:
            yield tr(
                "{parties}: utilities are rounded to whole points; no package is off by more than {most}, but some "
                "that were apart are tied now or the other way round",
                parties=in_a_row(lost),
                most=most,
            )
        elif lost:
            yield tr(
                "{parties}: utilities are rounded to whole points; no package is off by more than {most}; there are "
                "{packages} packages, so whether ties are those of the files was not looked at",
                parties=in_a_row(lost),
                most=most,
                packages=written(self.packages),
            )


def _standing_for(profiles: Sequence[Profile]) -> Iterator[str]:
    """A note when decimals were taken for a fraction that no decimal says, with the first of them."""
    values = (value for profile in profiles for row in profile.rows for value in row)
    for value in values:
        short = _snapped(value)
        if short != value and short.denominator % 2 and short.denominator % 5:
            yield tr(
                "decimals are taken for the fractions that they stand for, such as {decimal} for {fraction}",
                decimal=rounded(float(value), 16),
                fraction=f"{short.numerator}/{short.denominator}",
            )
            return


def _short(profile: Profile) -> set[Fraction]:
    """The utilities of a profile as short fractions, where they stand for such, and what no deal is worth."""
    values = {_snapped(value) for row in profile.rows for value in row}
    return values if profile.reservation is None else values | {_snapped(profile.reservation)}


def _reach(profile: Profile) -> Fraction:
    """The largest sum of absolute points there can be, or the reservation: what must fit into a table."""
    total = sum((max(abs(value) for value in row) for row in profile.rows), Fraction(0))
    return max(total, abs(profile.reservation or Fraction(0)))


def _candidates(
    values: Set[Fraction], short: Sequence[Set[Fraction]], best: Fraction, extreme: Fraction
) -> Iterator[Fraction]:
    """Points a unit to try, in order of preference: those that are exact and short, then finer and finer.

    Among the finer ones are multiples of what holds some parties exactly, so that those need not be rounded.
    """
    first = _least_power(best)
    tenths = [Fraction(10) ** (first + k) for k in range(10)]
    exact = [per_unit for per_unit in tenths if all(_is_whole(value * per_unit, per_unit) for value in values)]
    yield from (per_unit for per_unit in exact if per_unit * best <= READABLE)
    common = _common(values, READABLE)
    if common is not None and common * best <= READABLE:
        yield Fraction(common * max(1, ceil(LEAST / (common * best))))
    shared = _shared(short, LARGEST / max(extreme, Fraction(1)))
    for per_unit in tenths:
        yield per_unit
        if shared > 1 and per_unit >= shared:
            yield Fraction(shared * (per_unit // shared))
    yield Fraction(shared)


def _shared(short: Sequence[Set[Fraction]], most: Fraction) -> int:
    """A number of points a unit that holds as many parties exactly as one number within `most` does."""
    found = 1
    for one in sorted(common for values in short if (common := _common(values, LARGEST)) is not None):
        found = lcm(found, one) if lcm(found, one) <= most else found
    return found


def _least_power(best: Fraction) -> int:
    power = 0
    while best * Fraction(10) ** power < LEAST and power < 15:
        power += 1
    while best * Fraction(10) ** (power - 1) >= LEAST * 10 and power > -12:
        power -= 1
    return power


def _snapped(value: Fraction) -> Fraction:
    """The short fraction that a float in a file stands for, else the value itself.

    >>> _snapped(Fraction(0.6000000000000001)), _snapped(Fraction("0.3333333333333333"))
    (Fraction(3, 5), Fraction(1, 3))
    """
    short = value.limit_denominator(10_000)
    return short if abs(short - value) <= CLOSE else value


def _is_whole(value: Fraction, per_unit: Fraction) -> bool:
    return abs(value - round(value)) <= CLOSE * per_unit


def _common(values: Iterable[Fraction], most: int) -> int | None:
    """The smallest number that makes every value whole; None when it is above `most`."""
    common = 1
    for value in values:
        common = lcm(common, value.denominator)
        if common > most:
            return None
    return common


def _allowed(per_unit: Fraction, extreme: Fraction) -> Fraction:
    """The error that may be: half a millionth of a unit, or of the largest utility where the table has no more room."""
    return ERROR if per_unit * extreme * 10 <= LARGEST else max(ERROR, extreme * ERROR)


def _error(profile: Profile, per_unit: Fraction) -> Fraction:
    """The most by which any package is off once each entry is rounded."""
    high = low = Fraction(0)
    for row in profile.rows:
        off = [Fraction(round(value * per_unit)) / per_unit - value for value in row]
        high, low = high + max(off), low + min(off)
    return max(high, -low)


def _scale(per_unit: Fraction, best: Fraction, extreme: Fraction) -> int:
    """One unit, where the best package is worth about that; else what the largest entry needs."""
    one = int(per_unit) if per_unit.denominator == 1 else 0
    needed = ceil(max(best * Fraction(100, 101), Fraction(0)) * per_unit)
    reach = ceil(extreme * per_unit)
    if 0 < one <= LARGEST and needed <= one and reach <= one + one // 100:
        return one
    return max(reach, 1)
