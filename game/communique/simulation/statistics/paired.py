"""Whether two did differently well in the same circumstances: paired tests, and what many of them come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, inf
from typing import Final

import numpy as np

from communique.simulation.statistics.draws import signs
from communique.simulation.statistics.intervals import MeanInterval, mean, spread
from communique.simulation.statistics.student import chance_beyond, critical

_EXACT: Final = 16
"""So many differences, and fewer, have all their signs tried: 65,536 ways."""
_ALIKE: Final = 1e-12
"""Sums so close, by the largest, are equal: their terms were added up in another order."""


@dataclass(frozen=True, slots=True)
class PairedTest:
    """The mean difference, and how likely as large a one is where there is none."""

    difference: MeanInterval
    """Of the first less the second, with its interval by Student's t."""
    t: float | None
    """None where the data say nothing about the spread."""
    p_t: float | None
    """By the paired t test, two-sided."""
    p_signs: float | None
    """By flipping signs, two-sided; None for a single difference."""
    exact: bool
    """Whether all signs were tried; a sample of them otherwise."""
    pairs: int


def paired_test(strata: Sequence[Sequence[float]], *, seed: int, samples: int = 10_000) -> PairedTest:
    """The differences of pairs, by stratum, tested for a mean of 0.

    Two tests: the paired t test of the stratified mean (see `spread`), and the test by signs (Fisher 1935, section
    21): were both alike, each difference might as well have had the other sign. Up to 16 differences all ways are
    tried; beyond that `samples`, with the observed one counted as one more (Phipson & Smyth 2010).
    """
    found = spread(strata)
    count = sum(map(len, strata))
    p_signs = _flipped(strata, seed, samples) if count > 1 else None
    if found is None:
        return PairedTest(
            MeanInterval(mean([mean(one) for one in strata]), None, None), None, None, p_signs, True, count
        )
    # The mean of differences that are all alike has no error; it is as far from 0 as can be, or not at all.
    t = found.mean / found.error if found.error else (inf if found.mean > 0 else -inf if found.mean < 0 else 0.0)
    half = critical(found.df) * found.error
    difference = MeanInterval(found.mean, found.mean - half, found.mean + half, found.df)
    return PairedTest(difference, t, chance_beyond(t, found.df), p_signs, count <= _EXACT, count)


def _flipped(strata: Sequence[Sequence[float]], seed: int, samples: int) -> float:
    """The share of ways to set the signs that give a mean at least as far from 0."""
    terms = np.array([x / len(stratum) for stratum in strata for x in stratum])
    observed = abs(fsum(terms))
    if len(terms) <= _EXACT:
        ways = 1 - 2 * ((np.arange(1 << len(terms))[:, None] >> np.arange(len(terms))) & 1)
        return float(np.mean(_far(np.asarray(ways @ terms, np.float64), observed)))
    ways = signs(seed, "signs", samples, len(terms)).astype(np.int64)
    return (1 + int(_far(np.asarray(ways @ terms, np.float64), observed).sum())) / (1 + samples)


def _far(
    sums: np.ndarray[tuple[int, ...], np.dtype[np.float64]], observed: float
) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    return np.asarray(np.abs(sums) >= observed - _ALIKE * max(1.0, observed))


def holm(p: Sequence[float]) -> tuple[float, ...]:
    """The p-values of many tests, adjusted so that the chance of any false finding stays bounded (Holm 1979)."""
    order = sorted(range(len(p)), key=lambda k: p[k])
    adjusted, most = [0.0] * len(p), 0.0
    for place, k in enumerate(order):
        most = max(most, min(1.0, (len(p) - place) * p[k]))
        adjusted[k] = most
    return tuple(adjusted)


def benjamini_hochberg(p: Sequence[float]) -> tuple[float, ...]:
    """The p-values adjusted so that the expected share of false findings stays bounded (Benjamini & Hochberg 1995)."""
    order = sorted(range(len(p)), key=lambda k: p[k], reverse=True)
    adjusted, least = [0.0] * len(p), 1.0
    for place, k in enumerate(order):
        least = min(least, len(p) * p[k] / (len(p) - place))
        adjusted[k] = least
    return tuple(adjusted)
