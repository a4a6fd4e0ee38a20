"""Who could agree on something else: blocking coalitions, and the package that tempts them least.

Under a k-of-n rule the core is often empty, so instead of a yes or no this module names the sets of signers that
could sign another package and each be better off, with that package as witness, and the packages whose largest
such temptation, the excess, is smallest (the idea of the least core: Maschler, Peleg & Shapley 1979).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from communique.analysis.dominance import distinct, efficient
from communique.analysis.effort import Effort
from communique.analysis.pareto import Frontier, frontier
from communique.analysis.seats import IntArray
from communique.analysis.space import OutcomeSpace
from communique.model.package import Package

_CHUNK: Final = 1 << 22
"""Comparisons made at once, to bound memory."""


@dataclass(frozen=True, slots=True)
class Block:
    """A smallest set of signers that suffices for an agreement, and a package each of them prefers."""

    coalition: tuple[int, ...]
    """Seats."""
    witness: Package
    """Where the smallest gain within the coalition is largest."""
    gains: tuple[int, ...]
    """gains[k] of coalition[k], over the better of the package at hand and no deal; all positive."""


@dataclass(frozen=True, slots=True)
class LeastTempting:
    """The packages with the smallest excess."""

    excess: int
    """The most that some sufficient coalition could gain for each of its members; 0 or less: in the core."""
    vectors: tuple[tuple[int, ...], ...]
    """vectors[k][party], in points."""
    packages: tuple[Package, ...]


def blocking(space: OutcomeSpace, package: Package, effort: Effort | None = None) -> tuple[Block, ...]:
    """Every smallest coalition that blocks `package`, the most tempted first; empty when it is in the core.

    Raises OutOfEffort when looking at them all would cost more than `effort` has left.
    """
    points = space.points[:, space.encode(package)].astype(np.int64)
    found = []
    for coalition in space.seats.smallest_agreements():
        vectors, numbers = _offers(space, coalition, effort)
        gains = vectors - _held(space, coalition, points[:, None])
        ordered = np.sort(gains, axis=0)
        # `lexsort` goes by its last key first: by the smallest gain, and where that ties by the next.
        best = int(np.lexsort(ordered[::-1])[-1])
        if ordered[0, best] > 0:
            witness = space.decode(int(numbers[best]))
            found.append(Block(coalition, witness, tuple(gains[:, best].tolist())))
    return tuple(sorted(found, key=lambda block: (-min(block.gains), block.coalition)))


def least_tempting(space: OutcomeSpace, known: Frontier | None = None, effort: Effort | None = None) -> LeastTempting:
    """The packages with the smallest excess, among the acceptable ones, or among all when none is acceptable.

    The excess of a package is the largest gain that all members of some sufficient coalition could have at once
    over the better of the package and no deal. `known` is the frontier of `space` if it is at hand. Raises OutOfEffort
    when it would cost more than `effort` has left.
    """
    whole = frontier(space, effort) if known is None else known
    acceptable = whole.acceptable
    part = whole.select(acceptable) if acceptable.any() else whole
    if not len(part):
        raise ValueError("No package is feasible, so none has an excess.")
    excess = np.full(len(part), np.iinfo(np.int64).min)
    for coalition in space.seats.smallest_agreements():
        offers, _ = _offers(space, coalition, effort)
        if effort is not None:
            effort.spend(2 * len(coalition) * len(part) * offers.shape[1])
        held = _held(space, coalition, part.vectors.T)
        rows = max(1, _CHUNK // offers.shape[1])
        for start in range(0, len(part), rows):
            chunk = held[:, start : start + rows]
            smallest = offers[0] - chunk[0][:, None]
            for offer, base in zip(offers[1:], chunk[1:], strict=True):
                np.minimum(smallest, offer - base[:, None], out=smallest)
            np.maximum(excess[start : start + rows], smallest.max(axis=1), out=excess[start : start + rows])
    chosen = part.select(np.asarray(excess == excess.min()))
    return LeastTempting(
        int(excess.min()),
        tuple(tuple(row) for row in chosen.vectors.tolist()),
        tuple(space.decode(int(number)) for number in chosen.packages),
    )


def _offers(space: OutcomeSpace, coalition: tuple[int, ...], effort: Effort | None) -> tuple[IntArray, IntArray]:
    """The best a coalition can do: (vectors[member, vector], one package id for each), feasible packages only."""
    feasible = np.flatnonzero(space.feasible)
    points = space.points[list(coalition)][:, feasible]
    good = np.flatnonzero(efficient(points, effort))
    vectors, which = distinct(points[:, good])
    numbers = np.full(vectors.shape[1], space.packages)
    np.minimum.at(numbers, which, feasible[good])
    return vectors, numbers


def _held(space: OutcomeSpace, coalition: tuple[int, ...], points: IntArray) -> IntArray:
    """held[member, package]: what each member can have without the coalition, at the package or by no deal."""
    reserve = np.array([space.seats.reservations[seat] for seat in coalition], np.int64)
    return np.maximum(points[list(coalition)], reserve[:, None])
