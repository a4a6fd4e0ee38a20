"""The statesman's survey: every package listed, its own share, and what each other party is believed to get of it.

    k        0    1    2   ...            the packages that beat no deal, worst first
    own      0   12   31   ... 1000       the seat's share of its range
    shares  940  910  880  ...            what one other is believed to get: a row for each
    esteem = sum of weight * log(shares)  so the largest sum is the largest Nash product

Integers throughout, in thousandths, on numpy arrays, so that a survey of 65,536 packages takes a few milliseconds
and is the same on every machine. Nothing here knows the hour or decides anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import getitem
from typing import TYPE_CHECKING, Any, Final

from communique.model.package import Package
from communique.negotiators.parts.beliefs import WHOLE
from communique.negotiators.parts.own_packages import Space

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]

_UNIT: Final = 1 << 20
"""What one part in e is worth in `_logs`."""
_FAINT: Final = 20
"""Shares below this many thousandths count as this, so that one doubtful zero does not rule a package out."""


class Survey:
    """The packages that beat no deal, worst first for the seat. Built once for a ladder and a no-deal value."""

    def __init__(self, space: Space, bottom: int) -> None:
        import numpy as np

        ladder = space.ladder
        self._np = np
        self._ladder = ladder
        self.first = min(ladder.rank(bottom), len(ladder))
        """The rank of the worst package that beats no deal."""
        issues = len(space.sizes)
        choices = ladder.choices
        listed = np.frombuffer(choices, np.dtype(f"u{choices.itemsize}")).reshape(-1, issues)[self.first :]
        self._columns = [np.ascontiguousarray(column).astype(np.intp) for column in listed.T]
        values = np.frombuffer(ladder.values, np.int64)[self.first :]
        low, high = bottom - 1, int(values[-1]) if len(values) else bottom
        self.own: Ints = (values - low) * WHOLE // max(1, high - low)
        """own[k]: the seat's share of its range, from no deal (0) to its best package (1000); ascending."""
        self._logs: Ints = _logs(np)
        self.esteem_of_own: Ints = self._logs[np.clip(self.own, 0, WHOLE)]

    def __len__(self) -> int:
        """How many packages beat no deal."""
        return len(self.own)

    def package(self, k: int) -> Package:
        """The package number `k`, from 0."""
        return self._ladder.package(self.first + k)

    def from_share(self, share: int) -> int:
        """The number of the worst package that is worth `share` or more; the length when there is none."""
        return int(self._np.searchsorted(self.own, share))

    def shares(self, table: Sequence[Sequence[int]]) -> Ints:
        """What a party that values options as `table[issue][option]` says gets of each package."""
        np = self._np
        total: Ints = np.zeros(len(self.own), np.int64)
        for row, column in zip(table, self._columns, strict=True):
            total += np.asarray(row, np.int64)[column]
        return total

    def shares_of(self, table: Sequence[Sequence[int]], packages: Sequence[Sequence[int]]) -> Ints:
        """The same of these packages, listed or not."""
        return self._np.array([sum(map(getitem, table, package)) for package in packages], self._np.int64)

    def esteem(self, shares: Sequence[Ints], weights: Sequence[int]) -> Ints:
        """The logarithm of the others' Nash product, each party's share raised to its weight."""
        np = self._np
        total: Ints = np.zeros(len(self.own), np.int64)
        for share, weight in zip(shares, weights, strict=True):
            total += weight * self._logs[np.clip(share, _FAINT, WHOLE)]
        return total

    def fairest(self, esteem: Ints) -> int:
        """The number of the package with the largest estimated Nash product, the seat's own share included."""
        return int((esteem + self.esteem_of_own).argmax())

    def ranked(self, esteem: Ints, start: int, count: int) -> list[int]:
        """The `count` packages from number `start` on that the others esteem most; ties to the seat's own good."""
        np = self._np
        part = esteem[start:]
        if len(part) > count:
            # A partition finds the best in linear time but cuts ties as it happens: all that tie with the last go on.
            chosen = np.argpartition(-part, count - 1)[:count]
            least = int(part[chosen].min())
            chosen = np.flatnonzero(part >= least)
        else:
            chosen = np.arange(len(part))
        order = np.lexsort((-chosen, -part[chosen]))[:count]
        return [start + int(k) for k in chosen[order]]


def _logs(np: Any) -> Any:
    """logs[share]: the natural logarithm but for a constant, as harmonic sums of whole numbers."""
    # Not math.log: libraries differ in the last bit, and a tie would be broken otherwise on another machine.
    steps = np.zeros(WHOLE + 1, np.int64)
    steps[1:] = _UNIT // np.arange(1, WHOLE + 1, dtype=np.int64)
    return np.cumsum(steps)


def survey_of(space: Space, bottom: int) -> Survey:
    """The survey of a space; built once for each no-deal value, and kept with the space."""
    # Kept beside the menus, whose keys begin with floors; no floor is below 0.
    key = (-1, bottom), None
    found = space.menus.get(key)
    if not isinstance(found, Survey):
        found = space.menus[key] = Survey(space, bottom)
    return found
