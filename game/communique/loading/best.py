"""What a party's best package is worth, exactly, without going through the packages."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

LARGEST_TABLE: Final = 2_000_000
_NEVER: Final = -(10**12)


class Tie(NamedTuple):
    """What two options have to do with each other: points for having both, or None when a rule forbids both."""

    issue: int
    option: int
    other_issue: int
    other_option: int
    points: int | None


class _Table(NamedTuple):
    """points[option of the first issue of scope, option of the second, ...]; scope ascends."""

    scope: tuple[int, ...]
    points: npt.NDArray[np.int64]


class Cube(NamedTuple):
    """What several issues are worth taken together; `scope` ascends."""

    scope: tuple[int, ...]
    points: Sequence[int]
    """One entry for each combination of options, those of the last issue following one another."""


def best(rows: Sequence[Sequence[int]], ties: Sequence[Tie], cubes: Sequence[Cube] = ()) -> int | None:
    """The highest worth of a package, ties and cubes included.

    None when no package is allowed or the ties are too dense.

    Eliminates one issue after another (Dechter 1999, bucket elimination): the cost grows with the number of
    issues tied to each other, not with the number of packages.
    """
    sizes = [len(row) for row in rows]
    tables = [_Table((i,), np.array(row, np.int64)) for i, row in enumerate(rows)]
    tables += [_tie_table(tie, sizes) for tie in ties]
    tables += [
        _Table(cube.scope, np.array(cube.points, np.int64).reshape([sizes[i] for i in cube.scope])) for cube in cubes
    ]
    left = set(range(len(rows)))
    while left:
        issue = min(left, key=lambda i: (prod(sizes[j] for j in _scope(tables, i)), i))
        scope = _scope(tables, issue)
        if prod(sizes[j] for j in scope) > LARGEST_TABLE:
            return None
        joined: Any = sum(_spread(table, scope) for table in tables if issue in table.scope)
        tables = [table for table in tables if issue not in table.scope]
        reduced = joined.max(axis=scope.index(issue))
        tables.append(_Table(tuple(j for j in scope if j != issue), np.maximum(reduced, _NEVER)))
        left.remove(issue)
    total = sum(int(table.points) for table in tables)
    return None if total < _NEVER // 2 else total


def _tie_table(tie: Tie, sizes: Sequence[int]) -> _Table:
    one, two = (tie.issue, tie.option), (tie.other_issue, tie.other_option)
    (i, a), (j, b) = sorted((one, two))
    points = np.zeros((sizes[i], sizes[j]), np.int64)
    points[a, b] = _NEVER if tie.points is None else tie.points
    return _Table((i, j), points)


def _scope(tables: Sequence[_Table], issue: int) -> tuple[int, ...]:
    return tuple(sorted({i for table in tables if issue in table.scope for i in table.scope}))


def _spread(table: _Table, scope: tuple[int, ...]) -> npt.NDArray[np.int64]:
    """The table with an axis of length 1 for every issue of `scope` that it does not speak about."""
    size = iter(table.points.shape)
    return table.points.reshape([next(size) if i in table.scope else 1 for i in scope])
