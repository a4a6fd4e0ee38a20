"""What can be said for certain when parties have told no points, only which of some packages they like better.

A `PartialOrder` holds what one party is known to prefer; its true order is one of those, without ties, that agree with
it (its linear extensions). `certainties` says what holds whatever those are, and what holds for some of them:
necessary and possible Pareto efficiency (Aziz, Biró, Lang, Lesca & Monnot 2016, of allocations). Both are exact, and
neither lists an extension:

- a package is possibly efficient unless one and the same package is known to be better for every party. Each party
  may have all that is not known to be better than it below it, in one order for all of these at once;
- it is certainly efficient when it is known to be better, for somebody, than each other package. Where that is not
  known of one, every party may like that one better.

Packages that nobody speaks of count: they may be better than all. Sets of packages are bits: package 2 is 1 << 2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

MOST_COMPARED: Final = 5_000
"""Packages that may be spoken of: above, the sets of what lies below each are no longer small."""


class Circular(ValueError):
    """What a party is said to prefer goes round in a circle: `first` is above `second`, and below it."""

    def __init__(self, first: int, second: int) -> None:
        super().__init__(f"Package {first} is said to be better than package {second}, and worse.")
        self.first, self.second = first, second


@dataclass(frozen=True, slots=True)
class PartialOrder:
    """What one party is known to prefer among packages 0, 1, ..."""

    below: tuple[int, ...]
    """below[package]: the packages known to be worse, as bits; whatever follows from others is among them."""
    no_deal: int | None = None
    """The package that no deal is worth as much as; None when any agreement is better than none."""

    @classmethod
    def of(cls, count: int, better: Sequence[tuple[int, int]], no_deal: int | None = None) -> PartialOrder:
        """The order of `count` packages in which the first of each pair is better than the second.

        Raises Circular when no order can be so.

        >>> order = PartialOrder.of(3, [(0, 1), (1, 2)])
        >>> [bin(one) for one in order.below]
        ['0b110', '0b100', '0b0']
        """
        direct: list[set[int]] = [set() for _ in range(count)]
        for first, second in better:
            direct[first].add(second)
        below = [0] * count
        for package in _worst_first(direct):
            for worse in direct[package]:
                below[package] |= below[worse] | 1 << worse
        return cls(tuple(below), no_deal)

    @property
    def above(self) -> tuple[int, ...]:
        """above[package]: the packages known to be better, as bits."""
        found = [0] * len(self.below)
        for better, worse in enumerate(self.below):
            for package in members(worse):
                found[package] |= 1 << better
        return tuple(found)

    @property
    def known(self) -> int:
        """How many pairs of packages it is known of which one is better."""
        return sum(worse.bit_count() for worse in self.below)

    @property
    def total(self) -> bool:
        """True when that is known of all pairs."""
        return self.known == len(self.below) * (len(self.below) - 1) // 2

    def ranks(self) -> tuple[int, ...]:
        """By package, how many are worse: 0 for the worst. Raises ValueError unless the order is total."""
        if not self.total:
            raise ValueError("Only packages in one row have ranks; this order leaves some pairs open.")
        return tuple(worse.bit_count() for worse in self.below)


@dataclass(frozen=True, slots=True)
class Certainties:
    """What holds for certain, and what may hold. Packages are bits of those that somebody speaks of."""

    spoken_of: int
    """How many packages somebody speaks of; of the others nothing is certain, and they may be efficient."""
    efficient: int
    """Those that are efficient whatever the parties' true orders are."""
    possibly: int
    """Those that are efficient for some of them."""
    acceptable: int
    """Those that are no worse than no deal for everybody, for certain."""
    possibly_acceptable: int
    """Those of which it is not known that somebody would rather have no deal."""
    places: tuple[tuple[tuple[int, int], ...], ...]
    """places[party][package]: the best and the worst place it may have among all packages, 1 being the best."""


def certainties(orders: Sequence[PartialOrder], packages: int) -> Certainties:
    """What is certain of the packages that `orders` speak of, in a space of `packages` altogether."""
    count = len(orders[0].below)
    everything = (1 << count) - 1
    worse_for_all = 0
    efficient = 0
    for package in range(count):
        for_all, for_some = everything, 0
        for order in orders:
            for_all &= order.below[package]
            for_some |= order.below[package]
        worse_for_all |= for_all
        if count == packages and for_some | 1 << package == everything:
            efficient |= 1 << package
    sure, possible = everything, everything
    for order in orders:
        if order.no_deal is not None:
            sure &= order.above[order.no_deal] | 1 << order.no_deal
            possible &= ~order.below[order.no_deal]
    return Certainties(
        spoken_of=count,
        efficient=efficient,
        possibly=everything & ~worse_for_all,
        acceptable=sure,
        possibly_acceptable=possible,
        places=tuple(_places(order, packages) for order in orders),
    )


def members(bits: int) -> list[int]:
    """The packages in a set of bits, ascending.

    >>> members(0b1010)
    [1, 3]
    """
    found = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found


def _places(order: PartialOrder, packages: int) -> tuple[tuple[int, int], ...]:
    return tuple(
        (better.bit_count() + 1, packages - worse.bit_count())
        for better, worse in zip(order.above, order.below, strict=True)
    )


def _worst_first(direct: Sequence[set[int]]) -> list[int]:
    """The packages so that each comes after all that it is better than. Raises Circular."""
    done: list[int] = []
    state = [0] * len(direct)  # 0: not looked at, 1: on the way down, 2: done
    for start in range(len(direct)):
        if state[start]:
            continue
        state[start] = 1
        way = [(start, iter(sorted(direct[start])))]
        while way:
            package, worse = way[-1]
            following = next(worse, None)
            if following is None:
                way.pop()
                state[package] = 2
                done.append(package)
            elif state[following] == 1:
                raise Circular(package, following)
            elif not state[following]:
                state[following] = 1
                way.append((following, iter(sorted(direct[following]))))
    return done
