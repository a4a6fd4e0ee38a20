"""Packages: one option index per issue, and the number that names each of them.

`Package` says something about every issue. `Terms` is what an offer carries: like a package, but `OPEN`
where the offer is silent. Signed terms become a package by `settle`: what was left open stays at "no
provision", or at the floor that a gesture has fixed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NewType

Package = tuple[int, ...]
"""One option index for each issue, in the scenario's issue order."""

Terms = tuple[int, ...]
"""Like a package, with `OPEN` for the issues an offer does not speak about."""

PackageId = NewType("PackageId", int)
"""Mixed-radix number of a package: the last issue counts fastest, as in a C-ordered array."""

# A number and not None, so that terms are rows of whole numbers: in arrays, in saves, and where they are compared.
OPEN: Final = -1


def encode(package: Package, sizes: Sequence[int]) -> PackageId:
    """The id of `package` in a space with `sizes[i]` options for issue i. Inverse of `decode`.

    >>> encode((1, 0, 2), (2, 2, 3))
    8
    """
    number = 0
    for choice, size in zip(package, sizes, strict=True):
        number = number * size + choice
    return PackageId(number)


def decode(number: PackageId, sizes: Sequence[int]) -> Package:
    """The package with id `number`. Inverse of `encode`.

    >>> decode(8, (2, 2, 3))
    (1, 0, 2)
    """
    choices = []
    rest = int(number)
    for size in reversed(sizes):
        rest, choice = divmod(rest, size)
        choices.append(choice)
    return tuple(reversed(choices))


def settle(terms: Terms, floors: Sequence[int] = ()) -> Package:
    """The package that signing `terms` brings about: open issues fall to their floor, which is 0 unless given.

    >>> settle((2, OPEN, OPEN), floors=(0, 1, 0))
    (2, 1, 0)
    """
    if OPEN not in terms:
        return terms
    if not floors:
        return tuple(0 if choice == OPEN else choice for choice in terms)
    return tuple(floor if choice == OPEN else choice for choice, floor in zip(terms, floors, strict=True))


def changes(before: Terms, after: Terms) -> tuple[int, ...]:
    """Indices of the issues on which two terms differ, in issue order.

    >>> changes((0, 1, OPEN), (0, 2, 1))
    (1, 2)
    """
    return tuple([i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b])
