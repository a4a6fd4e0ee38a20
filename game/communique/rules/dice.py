"""Chance without hidden state: a number is a hash of (seed, step, purpose).

Undo cannot re-roll, and neither the order of games nor the number of workers can matter, because there is
no generator that advances. The mixing function is splitmix64 (Steele, Lea & Flood 2014), integers only, so
every machine gives the same values.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final, TypeVar

_MASK: Final = (1 << 64) - 1
_GOLDEN: Final = 0x9E3779B97F4A7C15

USUAL_SEED: Final = 1
"""The seed of games that name none, from Python as on the command line."""

T = TypeVar("T")


def _mix(x: int) -> int:
    x = (x + _GOLDEN) & _MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & _MASK
    return x ^ (x >> 31)


_mixed = lru_cache(maxsize=1024)(_mix)
"""`_mix`, remembered, a pure function: a seed comes up in every turn of its game."""


@lru_cache(maxsize=4096)
def key_of(purpose: str) -> int:
    """The purpose as a number: 64 bits of its BLAKE2b."""
    return int.from_bytes(blake2b(purpose.encode(), digest_size=8).digest(), "little")


def dice(seed: int, step: int, purpose: str) -> int:
    """A 64-bit value, uniform and independent for different arguments, the same everywhere for equal ones."""
    return word(seed & _MASK, step & _MASK, key_of(purpose))


def word(seed: int, step: int, key: int) -> int:
    """The value of `dice`, the purpose given as `key_of` it; all three from 0 to 2**64 - 1."""
    x = ((_mixed(seed) ^ step) + _GOLDEN) & _MASK  # `_mix` twice, written out: every turn of a batch comes here
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & _MASK
    x = ((x ^ (x >> 31) ^ key) + _GOLDEN) & _MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & _MASK
    return x ^ (x >> 31)


def roll(root: int, count: int) -> int:
    """Of the stream that starts at `root`, the `count`-th number of 64 bits; count from 1."""
    return _mix(root ^ count)


def below(rolled: int, n: int) -> int:
    """The number from 0 to n - 1 that 64 bits of chance come to; n from 1 to 2**32."""
    # By multiplication (Lemire 2019, "Fast random integer generation in an interval"), without its rejection: a number
    # may be likelier than another by n in 2**64, and every draw takes one roll.
    return (rolled * n) >> 64


def first_rolls(seeds: Any, steps: Any, keys: Any) -> Any:
    """`roll(word(seed, step, key), 1)` of many at once: arrays of unsigned 64 bits that fit together, of any shape."""
    # The source for whole numbers serves: numpy's words wrap by themselves, so that the masks change nothing.
    return roll(_mix(_mix(_mix(seeds) ^ steps) ^ keys), 1)


class Dice:
    """A stream of chance for one decision: the values of `dice` at one (seed, step, purpose), in turn.

    splitmix64 can be worked out backwards, so whoever holds these dice, or the numbers they give, can find the seed.
    Whoever must not is given `sealed` ones.
    """

    __slots__ = ("_count", "_key", "_root")

    def __init__(self, seed: int, step: int, purpose: str) -> None:
        self._key = seed, step, purpose
        self._root = -1
        """The value of `dice` at the key, or -1 until it is needed: many a decision leaves nothing to chance."""
        self._count = 0

    def below(self, n: int) -> int:
        """A number from 0 to n - 1. Raises ValueError when n is not positive."""
        if n <= 0:
            raise ValueError(f"There is no number below {n}.")
        self._count += 1
        return below(roll(self._start(), self._count), n)

    @property
    def first(self) -> int:
        """The stream's first number, of 64 bits, whatever has been drawn: for `below`."""
        return roll(self._start(), 1)

    def _start(self) -> int:
        """`_root`, once it is needed."""
        if self._root < 0:
            seed, step, purpose = self._key
            self._root = word(seed & _MASK, step & _MASK, key_of(purpose))
        return self._root

    def of_the_game(self, purpose: str) -> Dice:
        """Another stream, the same in all decisions of one seat in one game: for what stays as it is throughout."""
        seed, _, seat = self._key
        return type(self)(seed, 0, f"{seat} {purpose}")

    def sealed(self) -> Dice:
        """Dice for a guest in the same seat: a stream of its own, in which no other of the game can be found.

        Their seed is a one-way hash of the game's and the seat. It hides the game's from who cannot guess that.
        """
        seed, step, seat = self._key
        digest = blake2b(f"{seed & _MASK} {seat}".encode(), digest_size=8, person=b"sealed dice").digest()
        return _SealedDice(int.from_bytes(digest, "little"), step, seat)

    def chance(self, percent: int) -> bool:
        """True in `percent` of a hundred cases."""
        return self.below(100) < percent

    def pick(self, items: Sequence[T]) -> T:
        """One of `items`, each as likely as another. Raises ValueError when there are none."""
        return items[self.below(len(items))]


class _SealedDice(Dice):
    """Dice that a guest holds."""

    __slots__ = ()

    def sealed(self) -> Dice:
        """These: they are sealed."""
        return self
