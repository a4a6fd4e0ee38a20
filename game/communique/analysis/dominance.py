"""Which of a set of points vectors no other dominates: the filter under every frontier.

Vectors are columns of points[party, vector], integers, larger is better. A vector is efficient when no other
is at least as good for every party and better for one; equal vectors never dominate each other, so ties stay.
Five exact methods share the work by the shape of the input: comparing all pairs (few vectors), a height map
(small ranges), a staircase sweep (three parties, wide ranges), and for more parties a height map kept level by
level (many vectors) or blocks against an archive. Where moocore is installed it does what is left from four parties on.

For two parties the idea is a staircase. Go from the first party's best to its worst: a vector is efficient when it
gives the second party more than all before it, and so stands on a step; what lies below a step is dominated.

    second  |     *
    party   |     .     *
            |  o  .  o  .   *          * efficient   o dominated by the step to its right
            +-----------------  first party
"""

from __future__ import annotations

from itertools import combinations, islice
from math import comb, prod
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from communique.analysis import moo_filter
from communique.analysis.effort import Effort, OutOfEffort
from communique.analysis.seats import IntArray, Mask, PointsArray

_FEW: Final = 96
"""Up to this many vectors, comparing all pairs is the fastest."""
_CELLS: Final = 1 << 16
"""A height map may have this many cells, or `_CELLS_PER_VECTOR` for each vector if that is more."""
_CELLS_PER_VECTOR: Final = 4
_LEVEL_CELLS: Final = 1 << 22
_BLOCK: Final = 256
_ARCHIVE: Final = 1024
_CHAMPIONS: Final = 500
"""The most weightings that strong vectors are looked for with."""
_PASS: Final = 20
"""What sorting or listing a number costs, in comparisons."""


def efficient(points: PointsArray, effort: Effort | None = None) -> Mask:
    """mask[vector]: no other column of `points[party, vector]` dominates it. Equal columns stay together.

    Raises OutOfEffort when comparing them would cost more than `effort` has left.
    """
    parties, count = points.shape
    if effort is not None:
        effort.spend(_PASS * parties * count)
    if count <= 1:
        return np.ones(count, np.bool_)
    if parties == 1:
        return np.asarray(points[0] == points[0].max())
    if count <= _FEW:
        return _by_pairs(points)
    if moo_filter.serves(points):
        if effort is not None:
            effort.spend(moo_filter.price(parties, count))
        return moo_filter.undominated(points)
    low = points.min(axis=1)
    ranges = [int(high) - int(least) + 1 for high, least in zip(points.max(axis=1), low, strict=True)]
    height = int(np.argmax(ranges))
    if _fits(ranges, height, count):
        return _by_height_map(points, low, ranges, height)
    mask = np.zeros(count, np.bool_)
    left = _undominated_by_champions(points, effort)
    mask[left[_of_wide_ranges(points[:, left], effort)]] = True
    return mask


def distinct(points: PointsArray) -> tuple[IntArray, IntArray]:
    """The distinct columns of `points[party, vector]`, and for each vector which of them it is.

    Columns come in descending lexicographic order: the first party's best first.
    """
    order = np.lexsort(-points[::-1].astype(np.int64))
    ordered = points[:, order]
    fresh = np.ones(order.size, np.bool_)
    fresh[1:] = (ordered[:, 1:] != ordered[:, :-1]).any(axis=0)
    which = np.empty(order.size, np.int64)
    which[order] = np.cumsum(fresh) - 1
    return ordered[:, fresh].astype(np.int64), which


def _fits(ranges: list[int], height: int, count: int) -> bool:
    cells = prod(size for party, size in enumerate(ranges) if party != height)
    return cells <= max(_CELLS, _CELLS_PER_VECTOR * count)


def _by_pairs(points: PointsArray) -> Mask:
    at_least = np.ones((points.shape[1], points.shape[1]), np.bool_)
    more = np.zeros_like(at_least)
    for row in points:
        at_least &= row[:, None] >= row
        more |= row[:, None] > row
    return np.asarray(~(at_least & more).any(axis=0))


def _by_height_map(points: PointsArray, low: npt.NDArray[Any], ranges: list[int], height: int) -> Mask:
    """A cell for each combination of all parties' points but one, holding the most that one can get there.

    A vector is efficient when it is the highest of its cell and higher than all cells beyond. O(n + cells).
    """
    base = [party for party in range(len(ranges)) if party != height]
    shape = tuple(ranges[party] for party in base)
    cell = np.zeros(points.shape[1], np.intp)
    for party, size in zip(base, shape, strict=True):
        cell *= size
        cell += points[party] - low[party]
    level = (points[height] - low[height]).astype(np.int64)
    tops = np.full(prod(shape), -1, np.int64)
    np.maximum.at(tops, cell, level)
    field = tops.reshape(shape)
    beyond = field
    # A running maximum from the far end of each axis: then a cell knows the most that is reached in any cell that is
    # at least as far along every axis.
    for axis in range(len(shape)):
        beyond = np.flip(np.maximum.accumulate(np.flip(beyond, axis), axis=axis), axis)
    best = field.copy()
    for axis, size in enumerate(shape):
        here, next_to = _shifted(len(shape), axis, size)
        # One step further along one axis suffices, since that cell already sees all beyond it. -2 is no height, and
        # not the -1 of a cell where nothing is.
        best[here][beyond[next_to] >= field[here]] = -2
    return np.asarray(best.ravel()[cell] == level)


def _shifted(dims: int, axis: int, size: int) -> tuple[tuple[slice, ...], tuple[slice, ...]]:
    whole = [slice(None)] * dims
    here, beyond = whole.copy(), whole.copy()
    here[axis], beyond[axis] = slice(0, size - 1), slice(1, size)
    return tuple(here), tuple(beyond)


def _undominated_by_champions(points: PointsArray, effort: Effort | None = None) -> IntArray:
    """Indices of the vectors that none of a few strong vectors dominates: a cheap first cut, exact by nature."""
    if effort is not None:
        effort.spend(points[:, :: max(1, points.shape[1] >> 18)].size * _CHAMPIONS // 20)
    champions = points[:, _champions(points)]
    # Those with the largest sums first: they dominate most, so later ones meet shorter blocks.
    champions = champions[:, np.argsort(-champions.sum(axis=0, dtype=np.float64), kind="stable")]
    kept = []
    for start in range(0, points.shape[1], 1 << 15):
        block = points[:, start : start + (1 << 15)]
        left = np.arange(start, start + block.shape[1])
        for champion in champions.T:
            if effort is not None:
                effort.spend(4 * block.size)
            # What equals the champion, itself among them, is not dominated by it: ties stay.
            stays = (block > champion[:, None]).any(axis=0) | (block == champion[:, None]).all(axis=0)
            if not stays.all():
                block, left = block[:, stays], left[stays]
        kept.append(left)
    return np.concatenate(kept)


def _champions(points: PointsArray) -> list[int]:
    """For each of some weightings of the parties, the vector with the largest weighted sum."""
    parties, count = points.shape
    # Of millions every so many: champions have to be strong, and need not be the strongest.
    sample = points[:, :: max(1, count >> 18)]
    low, high = sample.min(axis=1), sample.max(axis=1)
    span = np.maximum(high.astype(np.float64) - low, 1.0)
    share = ((sample - low[:, None]) / span[:, None]).astype(np.float32)
    best = {int(np.argmax(weights @ share)) for weights in _weightings(parties)}
    return sorted(index * max(1, count >> 18) for index in best)


def _weightings(parties: int) -> npt.NDArray[np.float32]:
    """Positive weights spread over the simplex: the compositions of parties + 3 into as many positive parts.

    For many parties an even choice of them.
    """
    every = comb(parties + 2, parties - 1)
    bars = islice(combinations(range(1, parties + 3), parties - 1), 0, None, -(-every // _CHAMPIONS))
    rows = [np.diff((0, *chosen, parties + 3)) for chosen in bars]
    return np.array(rows, np.float32) / np.float32(parties + 3)


def _of_wide_ranges(points: PointsArray, effort: Effort | None = None) -> IntArray:
    """Indices of the efficient vectors, by a method that does not mind how far apart points lie."""
    vectors, which = distinct(points)
    if vectors.shape[1] <= _FEW:
        good = _by_pairs(vectors)
    elif vectors.shape[0] == 2:
        good = vectors[1] > np.concatenate(([vectors[1].min() - 1], np.maximum.accumulate(vectors[1])[:-1]))
    elif vectors.shape[0] == 3:
        good = _by_staircase(vectors)
    else:
        good = _by_levels(vectors, effort) if _levels_pay(vectors) else _by_archive(vectors, effort)
    return np.flatnonzero(good[which])


def _by_staircase(vectors: IntArray) -> Mask:
    """Three parties, distinct vectors in descending order of the first party's points.

    Whatever dominates a vector comes before it; the staircase holds the best (second, third) points so far,
    second ascending and third descending, so one binary search tells. The sweep of Kung, Luccio & Preparata
    (1975), a block at a time.
    """
    _, second, third = vectors
    good = np.ones(second.size, np.bool_)
    stair_second, stair_third = second[:0], third[:0]
    for start in range(0, second.size, _BLOCK):
        b, c = second[start : start + _BLOCK], third[start : start + _BLOCK]
        step = np.searchsorted(stair_second, b, side="left")
        reach = np.append(stair_third, np.iinfo(np.int64).min)[step]
        above = (b[:, None] >= b) & (c[:, None] >= c)
        # Within the block whatever dominates a vector stands before it as well, so the upper triangle tells. One that
        # is dominated itself may be what tells: then whatever dominates that one dominates both.
        alive = (reach < c) & ~np.triu(above, 1).any(axis=0)
        good[start : start + _BLOCK] = alive
        stair_second, stair_third = _stairs(
            np.concatenate((stair_second, b[alive])), np.concatenate((stair_third, c[alive]))
        )
    return good


def _stairs(second: IntArray, third: IntArray) -> tuple[IntArray, IntArray]:
    order = np.lexsort((-third, -second))
    second, third = second[order], third[order]
    rises = np.ones(second.size, np.bool_)
    rises[1:] = third[1:] > np.maximum.accumulate(third)[:-1]
    return second[rises][::-1], third[rises][::-1]


def _levels_pay(vectors: IntArray) -> bool:
    """Whether passing over all cells at each level costs less than comparing vectors with each other."""
    # Each level passes over all cells once for each axis; 20 is what that costs beside a comparison of two vectors.
    *base, level, _ = sorted(np.unique(row).size for row in vectors)
    return prod(base) <= _LEVEL_CELLS and 20 * prod(base) * level <= vectors.shape[1] ** 2


def _by_levels(vectors: IntArray, effort: Effort | None = None) -> Mask:
    """Four or more parties, distinct vectors: a height map of what is reached at higher levels of one party.

    Parties are taken by how many different points they have: most for height, next for level, the rest span the map.
    """
    ranks = [np.unique(row, return_inverse=True)[1].ravel() for row in vectors]
    *base, level, height = sorted(range(len(ranks)), key=lambda party: int(ranks[party].max()))
    shape = tuple(int(ranks[party].max()) + 1 for party in base)
    cell = np.ravel_multi_index([ranks[party] for party in base], shape)
    reach = np.full(shape, -1, np.int32)
    good = np.zeros(vectors.shape[1], np.bool_)
    order = np.argsort(-ranks[level], kind="stable")
    for group in np.split(order, np.flatnonzero(np.diff(ranks[level][order])) + 1):
        alive = group[reach.ravel()[cell[group]] < ranks[height][group]]
        if not alive.size:
            continue
        if effort is not None:
            effort.spend(3 * reach.size)
        # Within one level the level decides nothing, so what is left is the same question with one party fewer.
        alive = alive[efficient(vectors[[*base, height]][:, alive], effort)]
        good[alive] = True
        reach.ravel()[cell[alive]] = ranks[height][alive]
        for axis in range(reach.ndim):
            reach = np.flip(np.maximum.accumulate(np.flip(reach, axis), axis=axis), axis)
        # `ravel` above has to give a view, for it is written to; of what `flip` leaves it would give a copy.
        reach = np.ascontiguousarray(reach)
    return good


def _by_archive(vectors: IntArray, effort: Effort | None = None) -> Mask:
    """Any number of parties, distinct vectors: by descending sum, a vector can only be dominated by earlier ones.

    Gives up as soon as what the first vectors have cost shows that all of them would cost too much.
    """
    # A vector that dominates another has the larger sum. So the archive of good ones never has to be cleaned.
    order = np.argsort(-vectors.sum(axis=0), kind="stable")
    ordered = np.ascontiguousarray(vectors[:, order])
    good = np.zeros(order.size, np.bool_)
    archive = np.empty_like(ordered)
    size = 0
    for start in range(0, order.size, _BLOCK):
        alive = np.arange(start, min(start + _BLOCK, order.size))
        if effort is not None:
            effort.spend(len(ordered) * alive.size * alive.size)
            _foresee(len(ordered), start, size, order.size, effort)
        for first in range(0, size, _ARCHIVE):
            if effort is not None:
                effort.spend(len(ordered) * alive.size * min(_ARCHIVE, size - first))
            alive = alive[~_beaten(archive[:, first : min(first + _ARCHIVE, size)], ordered[:, alive])]
        block = ordered[:, alive]
        alive = alive[_by_pairs(block)]
        good[order[alive]] = True
        archive[:, size : size + alive.size] = ordered[:, alive]
        size += alive.size
    return good


def _foresee(parties: int, done: int, kept: int, count: int, effort: Effort) -> None:
    """Raise OutOfEffort when most vectors are kept and the rest, if it goes on so, cannot be compared."""
    # Of the (count^2 - done^2) / 2 pairs ahead, about share^2 are of vectors that both turn out good, and only those
    # have to be compared to the end.
    share = kept / max(done, 1)
    ahead = (count - done) * (count + done) // 2
    if done >= max(_ARCHIVE, count // 16) and share > 0.5 and parties * share * share * ahead > effort.left:
        raise OutOfEffort


def _beaten(archive: IntArray, block: IntArray) -> Mask:
    """mask[vector of block]: some vector of `archive` is at least as good for every party."""
    at_least = archive[0][:, None] >= block[0]
    for row, other in zip(archive[1:], block[1:], strict=True):
        at_least &= row[:, None] >= other
    return np.asarray(at_least.any(axis=0))
