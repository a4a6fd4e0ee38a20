"""What can be had exactly of a problem, decided from its sizes before anything is worked out.

Everybody who shows figures of a scenario goes by a `Reach`: a value, with a message for people where something is
missing. Sizes decide at once whether packages can be listed, numbered or merged; how many of them are efficient no
size can tell, so that question gets a counted `Effort`, and where it does not suffice, `beyond` says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import comb, prod
from typing import Final

from communique.analysis.merge import KEYS, key_count, merge_order
from communique.analysis.problem import Problem
from communique.analysis.space import LIMIT
from communique.model.message import Message, message

TABLE_BYTES: Final = 160_000_000
"""The largest table of points: five million packages for eight parties."""
NUMBERED: Final = 1 << 62
"""The most packages that can have a number each."""
CELLS: Final = 200_000_000
"""The most numbers that are compared while small changes are looked for."""
_LOOK: Final = 20_000
"""What looking at one set of clauses costs beside that."""
BOX: Final = 4_000_000
"""The most of them at once."""


class Method(StrEnum):
    """How figures of a whole scenario are found."""

    TABLE = "table"
    MERGE = "merge"
    MILP = "milp"


@dataclass(frozen=True, slots=True)
class Reach:
    """What can be had."""

    way: Method
    """`TABLE`: every package is listed. `MERGE`: issue by issue. `MILP`: solution points one at a time, no more."""
    frontier: bool = True
    """Whether the frontier, or a stated part of it, is held."""
    why: Message | None = None
    """Why there is no frontier; None when there is one."""


LISTED: Final = Reach(Method.TABLE)


def reach(problem: Problem) -> Reach:
    """What the sizes of `problem` allow."""
    if is_listed(problem):
        return LISTED
    if problem.packages > NUMBERED:
        return Reach(Method.MILP, False, _why("analysis.unnumbered", problem))
    if problem.ranges:
        return Reach(Method.MILP, False, _why("analysis.ranges", problem))
    if key_count(problem, merge_order(problem)) > KEYS:
        return Reach(Method.MILP, False, _why("analysis.tied", problem))
    return Reach(Method.MERGE)


def is_listed(problem: Problem) -> bool:
    """Whether all packages fit into a table."""
    return problem.packages <= LIMIT and 4 * problem.packages * problem.seats.count <= TABLE_BYTES


def beyond(problem: Problem, way: Method) -> Reach:
    """What is left once the effort for the frontier has turned out too small."""
    return Reach(way, False, _why("analysis.too_many_efficient", problem))


def clauses_changed(problem: Problem, most: int = 3) -> int:
    """How many clauses at once are tried for small changes: at most `most`, fewer where that would be too many."""
    sizes, parties = sorted(problem.sizes, reverse=True), problem.seats.count
    for size in range(min(most, len(sizes)), 1, -1):
        box, looks = parties * prod(sizes[:size]), comb(len(sizes), size)
        if box <= BOX and _cells(sizes, size) * parties + looks * _LOOK <= CELLS:
            return size
    return 1


def _cells(sizes: list[int], size: int) -> int:
    """The number of packages that differ in `size` clauses, by elementary symmetric sums."""
    ways = [1] + [0] * size
    for options in sizes:
        for k in range(size, 0, -1):
            ways[k] += ways[k - 1] * options
    return ways[size]


def large(number: int) -> Message:
    """A number as people read it: whole up to millions, then as a power of ten.

    >>> large(65536).arguments, large(10**16).arguments
    ((('n', 65536),), (('exponent', 16),))
    """
    if number < 10**10:
        return message("analysis.count", n=number)
    return message("analysis.power_of_ten", exponent=len(str(number)) - 1)


def _why(cause: str, problem: Problem) -> Message:
    return message(cause, parties=problem.seats.count, packages=large(problem.packages))
