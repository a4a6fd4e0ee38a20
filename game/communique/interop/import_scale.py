"""How many points make one unit of utility: the choice that turns exact fractions into a scenario's whole points.

Points are whole so that ties are ties. Where all utilities are short decimals or fractions, there is a number of
points a unit that holds them exactly, and it is taken. Otherwise utilities are rounded, finely enough that no
package is off by 5e-7 of a unit, and that the packages that are efficient are those that exact fractions say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil, lcm, prod
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from communique.analysis.dominance import efficient
from communique.interop.domain import Profile, Refused
from communique.loading.vocabulary import LARGEST
from communique.words import tr

CLOSE: Final = Fraction(1, 10**12)
"""Files hold binary floats: a utility this near to a short fraction is meant to be it."""
ERROR: Final = Fraction(5, 10**7)
"""The most by which a rounded package may be off, in units."""
LEAST: Final = 50
"""The best package is worth at least this many points, so that strategies have room."""
CHECKED: Final = 50_000
"""Up to so many packages the frontier of rounded points is held against the exact one; above, the finest is taken."""
READABLE: Final = 1_000_000
"""Exact scales up to here are preferred in this order: tenths, any, more tenths."""


@dataclass(frozen=True, slots=True)
class ImportScale:
    """The scale of an imported scenario."""

    points_per_unit: Fraction
    scale: int
    """What the best conceivable package is worth, in points."""
    error: Fraction
    """The most by which a package is off, in units; 0 when every utility is exact."""

    def points(self, utility: Fraction) -> int:
        """The nearest whole points."""
        return round(utility * self.points_per_unit)


def choose(profiles: Sequence[Profile], file: str) -> ImportScale:
    """The scale for these profiles. Raises Refused when their utilities are too far apart for whole points."""
    best = max(sum((max(row) for row in profile.rows), Fraction(0)) for profile in profiles)
    extreme = max(_reach(profile) for profile in profiles)
    values = {value for profile in profiles for row in profile.rows for value in row}
    values |= {profile.reservation for profile in profiles if profile.reservation is not None}
    unit = extreme or Fraction(1)
    if unit > 10**12:
        digits = len(str(int(unit)))
        raise Refused(file, tr("utilities have up to {n} digits, which is beyond what points can hold", n=digits))
    exact, finest, size = _Exact(profiles), None, best if best > 0 else unit
    for per_unit in _candidates(values, size):
        error = max(_error(profile, per_unit) for profile in profiles)
        if per_unit * extreme > LARGEST or error > _allowed(per_unit, extreme) * min(size, Fraction(1)):
            continue
        finest = ImportScale(per_unit, _scale(per_unit, best, extreme), Fraction(0) if error < CLOSE * 64 else error)
        if not finest.error or exact.has_frontier_of(finest):
            return finest
    if finest is None:
        raise Refused(file, tr("utilities are too far apart to be held in whole points"))
    return finest


class _Exact:
    """The packages by exact utilities, worked out when they are first asked for."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = profiles
        self.packages = prod(len(row) for row in profiles[0].rows)

    @cached_property
    def efficient(self) -> npt.NDArray[np.bool_]:
        """mask[package]: by each party's ranking of the packages, ties kept."""
        return efficient(np.array([self._ranks(profile) for profile in self.profiles], np.int64))

    @staticmethod
    def _ranks(profile: Profile) -> list[int]:
        common = lcm(*(value.denominator for row in profile.rows for value in row))
        totals = [0]
        for row in profile.rows:
            whole = [int(value * common) for value in row]
            totals = [total + value for total in totals for value in whole]
        place = {total: k for k, total in enumerate(sorted(set(totals)))}
        return [place[total] for total in totals]

    def has_frontier_of(self, scale: ImportScale) -> bool:
        """Whether rounding to `scale` leaves the same packages efficient; taken as given for large spaces."""
        if self.packages > CHECKED:
            return scale.points_per_unit * 10 * max(_reach(profile) for profile in self.profiles) > LARGEST
        rounded = []
        for profile in self.profiles:
            total: npt.NDArray[Any] = np.zeros(1, np.int64)
            for row in profile.rows:
                total = np.add.outer(total, np.array([scale.points(value) for value in row], np.int64)).ravel()
            rounded.append(total)
        return bool((efficient(np.array(rounded)) == self.efficient).all())


def _reach(profile: Profile) -> Fraction:
    """The largest sum of absolute points there can be, or the reservation: what must fit into a table."""
    total = sum((max(abs(value) for value in row) for row in profile.rows), Fraction(0))
    return max(total, abs(profile.reservation or Fraction(0)))


def _candidates(values: Iterable[Fraction], best: Fraction) -> Iterable[Fraction]:
    """Points a unit to try, in order of preference: those that are exact and short, then finer and finer tenths."""
    first = _least_power(best)
    snapped = [_snapped(value) for value in values]
    tenths = [Fraction(10) ** (first + k) for k in range(10)]
    exact = [per_unit for per_unit in tenths if all(_is_whole(value * per_unit, per_unit) for value in snapped)]
    yield from (per_unit for per_unit in exact if per_unit * best <= READABLE)
    common = _common(snapped)
    if common is not None and common * best <= READABLE:
        yield Fraction(common * max(1, ceil(LEAST / (common * best))))
    yield from tenths


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


def _common(values: Iterable[Fraction]) -> int | None:
    """The smallest number that makes every value whole; None when it is beyond reading."""
    common = 1
    for value in values:
        common = lcm(common, value.denominator)
        if common > READABLE:
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
