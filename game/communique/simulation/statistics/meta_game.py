"""The game among strategies that a league plays (Wellman 2006): who would be chosen, were entrants chosen to win.

`payoffs[a, b]` is what a gets on average when it meets b, on whichever chair: a symmetric game for two. Its symmetric
equilibria are mixtures of entrants from which nobody gains by changing (Nash 1951 shows that there is one); the
replicator dynamics (Taylor & Jonker 1978) is where a population goes in which the more successful spread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import Final

import numpy as np
import numpy.typing as npt

from communique.simulation.statistics.draws import fractions

Payoffs = npt.NDArray[np.float64]
Mixture = tuple[float, ...]
"""The share of each entrant; they sum to 1."""

_CLOSE: Final = 1e-9
_MOST: Final = 20_000
"""Supports that are tried, at most."""
_STEP: Final = 0.5
_STEPS: Final = 20_000
_REST: Final = 1e-10


@dataclass(frozen=True, slots=True)
class Equilibria:
    """The symmetric equilibria that were found."""

    mixtures: tuple[Mixture, ...]
    values: tuple[float, ...]
    """What each of them is worth to whoever plays it against itself."""
    largest: int
    """Mixtures of up to so many entrants were tried."""


def symmetric_equilibria(payoffs: Payoffs) -> Equilibria:
    """The symmetric Nash equilibria, support by support, the smallest first.

    On its support all entrants do equally well, and nobody outside does better. Supports whose equations have no single
    solution are passed over: such games have equilibria in a row, of which the ends are found. Up to 20,000 supports
    are tried, so of more than fourteen entrants only mixtures of few.
    """
    count = len(payoffs)
    largest, tried = 0, 0
    while largest < count and tried + comb(count, largest + 1) <= _MOST:
        largest += 1
        tried += comb(count, largest)
    found: list[Mixture] = []
    values: list[float] = []
    for size in range(1, largest + 1):
        for support in combinations(range(count), size):
            solved = _solved(payoffs, support)
            if solved is not None:
                found.append(solved[0])
                values.append(solved[1])
    return Equilibria(tuple(found), tuple(values), largest)


def _solved(payoffs: Payoffs, support: Sequence[int]) -> tuple[Mixture, float] | None:
    size, at = len(support), list(support)
    system = np.zeros((size + 1, size + 1))
    system[:size, :size] = payoffs[np.ix_(at, at)]
    system[:size, size] = -1
    system[size, :size] = 1
    right = np.zeros(size + 1)
    right[size] = 1
    if np.linalg.cond(system) > 1 / _CLOSE:
        return None
    solution = np.linalg.solve(system, right)
    if (solution[:size] <= _CLOSE).any():
        return None
    mixture = np.zeros(len(payoffs))
    mixture[at] = solution[:size] / solution[:size].sum()
    value = float(solution[size])
    if (payoffs @ mixture > value + _CLOSE * max(1.0, abs(value))).any():
        return None
    return tuple(mixture.tolist()), value


def replicator(payoffs: Payoffs, start: Sequence[float] | None = None) -> tuple[Mixture, bool]:
    """Where a population ends that begins at `start`, all equal unless given; and whether it has come to rest.

    The shares change by dx_i/dt = x_i ((Ax)_i - xAx), integrated by Runge and Kutta's fourth order. Payoffs are first
    stretched to a range of 1, which changes the pace alone.
    """
    first = np.ones(len(payoffs)) if start is None else np.array(start, float)
    end, at_rest = _grown(payoffs, first[None, :] / first.sum())
    return tuple(end[0].tolist()), at_rest


def shares_won(payoffs: Payoffs, *, seed: int, starts: int = 256) -> Mixture:
    """By entrant, its mean share at the end of `starts` populations that begin anywhere, all mixtures as likely."""
    raw = -np.log(fractions(seed, "populations", starts, len(payoffs)))
    end, _ = _grown(payoffs, raw / raw.sum(axis=1, keepdims=True))
    return tuple(end.mean(axis=0).tolist())


def _grown(payoffs: Payoffs, x: Payoffs) -> tuple[Payoffs, bool]:
    """Where populations end, one a row; and whether all are at rest."""
    span = float(payoffs.max() - payoffs.min())
    scaled = (payoffs - payoffs.min()) / span if span else np.zeros_like(payoffs)
    for _ in range(_STEPS):
        one = _growth(scaled, x)
        two = _growth(scaled, x + _STEP / 2 * one)
        three = _growth(scaled, x + _STEP / 2 * two)
        four = _growth(scaled, x + _STEP * three)
        change = _STEP / 6 * (one + 2 * two + 2 * three + four)
        x = np.maximum(x + change, 0)
        x /= x.sum(axis=1, keepdims=True)
        if np.abs(change).max() < _REST:
            return x, True
    return x, False


def _growth(payoffs: Payoffs, x: Payoffs) -> Payoffs:
    fitness = x @ payoffs.T
    return np.asarray(x * (fitness - (x * fitness).sum(axis=1, keepdims=True)))
