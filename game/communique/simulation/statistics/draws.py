"""Chance for resampling: the same numbers for the same seed, on every machine and with every version of numpy.

The stream is splitmix64 (Steele, Lea & Flood 2014), as the games' own dice are, worked out by arrays.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from communique.rules.dice import dice


def words(seed: int, purpose: str, count: int) -> npt.NDArray[np.uint64]:
    """`count` numbers of 64 bits, for this seed and purpose."""
    root = np.uint64(dice(seed, count, purpose))
    with np.errstate(over="ignore"):
        x = (np.arange(count, dtype=np.uint64) + root) * np.uint64(0x9E3779B97F4A7C15)
        x ^= root
        for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
            x = (x ^ (x >> np.uint64(shift))) * np.uint64(factor)
        return x ^ (x >> np.uint64(31))


def numbers_below(n: int, seed: int, purpose: str, rows: int, columns: int) -> npt.NDArray[np.int64]:
    """Numbers from 0 to n - 1, `rows` x `columns` of them; n up to 2**32."""
    high = words(seed, purpose, rows * columns) >> np.uint64(32)
    with np.errstate(over="ignore"):
        return ((high * np.uint64(n)) >> np.uint64(32)).astype(np.int64).reshape(rows, columns)


def signs(seed: int, purpose: str, rows: int, columns: int) -> npt.NDArray[np.int8]:
    """-1 or 1, as likely as each other, `rows` x `columns` of them."""
    bits = (words(seed, purpose, rows * columns) >> np.uint64(63)).astype(np.int8)
    return (2 * bits - 1).reshape(rows, columns)


def fractions(seed: int, purpose: str, rows: int, columns: int) -> npt.NDArray[np.float64]:
    """Numbers above 0 and below 1, evenly spread, `rows` x `columns` of them."""
    high = words(seed, purpose, rows * columns) >> np.uint64(11)
    return ((high.astype(np.float64) + 0.5) / 2.0**53).reshape(rows, columns)
