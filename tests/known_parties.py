"""Parties whose weights are known, and what they offer: for whatever has to find the weights out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import product
from random import Random

from communique.model.package import Terms

Rows = Sequence[Sequence[float]]
"""rows[issue][option]: what the option is worth, where the best package is worth 1."""


def total(rows: Rows, package: Terms) -> float:
    return sum(row[k] for row, k in zip(rows, package, strict=True))


def random_rows(luck: Random) -> list[list[float]]:
    """What a party weighs: four or five issues of three to five options, in every other issue in order."""
    rows = []
    for i in range(luck.choice((4, 5))):
        size, weight = luck.randint(3, 5), luck.gammavariate(2, 1)
        if i % 2:
            worth = [luck.random() for _ in range(size)]
        else:
            peak = luck.randrange(size)
            worth = [1 - abs(k - peak) / size for k in range(size)]
        low, high = min(worth), max(worth)
        rows.append([weight * (one - low) / (high - low) for one in worth])
    whole = sum(max(row) for row in rows)
    return [[one / whole for one in row] for row in rows]


def by_time(power: float, rows: Rows, luck: Random) -> Iterator[Terms]:
    """Packages by chance among those that are worth a target, which falls to 0.35 in a hundred rounds."""
    packages = list(down_its_list(rows))
    costs = [1 - total(rows, package) for package in packages]
    for turn in range(100):
        yield packages[luck.randrange(bisect_right(costs, 0.65 * (turn / 99) ** power + 1e-9))]


def down_its_list(rows: Rows) -> Iterator[Terms]:
    """All packages from the best down, as MiCRO goes when it is answered step by step."""
    yield from sorted(product(*[range(len(row)) for row in rows]), key=lambda package: -total(rows, package))


STYLES = ("boulware", "linear", "conceder", "micro")


def offers_of(style: str, rows: Rows, luck: Random) -> Iterator[Terms]:
    if style == "micro":
        return down_its_list(rows)
    return by_time({"boulware": 4, "linear": 1, "conceder": 0.5}[style], rows, luck)
