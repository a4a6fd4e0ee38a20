"""Kendall's rank correlation, with ties: how far two orders of the same things agree."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import numpy as np
import numpy.typing as npt

from communique.words import tr

_Ranks = npt.NDArray[np.int64]


def kendall_tau_b(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Kendall's tau-b (Kendall 1945): from -1, the opposite order, to 1, the same.

    None where one of the two has nothing in order: fewer than two values, or all equal. Takes n log n steps and counts
    in whole numbers (Knight 1966). Raises ValueError for two sequences of different lengths.
    """
    x, y = _ranks(one), _ranks(other)
    if len(x) != len(y):
        raise ValueError(
            tr("Two orders of the same things have equal lengths, not {one} and {other}.", one=len(x), other=len(y))
        )
    pairs = _pairs(len(x))
    tied_x, tied_y = _tied(x), _tied(y)
    if tied_x == pairs or tied_y == pairs:
        return None
    tied_both = _tied(_ranks(x * (len(y) + 1) + y))
    discordant = _inversions(y[np.lexsort((y, x))])
    return (pairs - tied_x - tied_y + tied_both - 2 * discordant) / sqrt((pairs - tied_x) * (pairs - tied_y))


def _ranks(values: Sequence[float] | _Ranks) -> _Ranks:
    """Ranks from 0, equal values alike."""
    found: _Ranks = np.unique(np.asarray(values), return_inverse=True)[1].reshape(-1).astype(np.int64)
    return found


def _pairs(n: int) -> int:
    return n * (n - 1) // 2


def _tied(ranks: _Ranks) -> int:
    """Pairs of equal rank."""
    return sum(map(_pairs, np.bincount(ranks).tolist())) if len(ranks) else 0


def _inversions(ranks: _Ranks) -> int:
    """Pairs of which the earlier has the higher rank.

    Bit by bit from the highest: two ranks that differ there first, and are alike before it, are out of order when the
    earlier has the bit. The ranks stay grouped by the bits before, each group in its old order.
    """
    found, bits = 0, int(ranks.max(initial=0)).bit_length()
    for bit in reversed(range(bits)):
        high, has = ranks >> (bit + 1), (ranks >> bit) & 1
        before = np.cumsum(has) - has
        start = np.r_[True, high[1:] != high[:-1]]
        before -= np.maximum.accumulate(np.where(start, before, 0))
        found += int(before[has == 0].sum())
        ranks = ranks[np.argsort(ranks >> bit, kind="stable")]
    return found
