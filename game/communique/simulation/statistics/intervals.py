"""Means with their intervals: by Student's t in strata, and by resampling clusters.

A stratum is what weighs as much as every other whatever it holds, such as a scenario. What is handed in as one
observation must be one: whoever calls averages repetitions and chairs first, where those go together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, sqrt

import numpy as np

from communique.simulation.statistics.draws import numbers_below
from communique.simulation.statistics.student import critical


@dataclass(frozen=True, slots=True)
class MeanInterval:
    """A mean with bounds; both None where the data say nothing about its spread."""

    value: float
    low: float | None
    high: float | None
    df: float | None = None
    """Degrees of freedom, where the bounds are by Student's t."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A mean, its standard error and the degrees of freedom that this one has."""

    mean: float
    error: float
    df: float


def mean(numbers: Sequence[float]) -> float:
    """The mean, summed without loss."""
    return fsum(numbers) / len(numbers)


def spread(strata: Sequence[Sequence[float]]) -> Spread | None:
    """The mean of the strata's means, with its standard error; None where no error can be told.

    A stratified mean with equal weights (Cochran 1977, equation 5.7 to 5.12), and the degrees of freedom of its error
    by Satterthwaite (equation 5.16). Where some stratum holds a single observation, nothing is known of its spread:
    the strata themselves are then the observations, if there are two or more.
    """
    means = [mean(stratum) for stratum in strata]
    if any(len(stratum) < 2 for stratum in strata):
        return _simple(means) if len(means) > 1 else None
    if len(strata) == 1:
        return _simple(strata[0])
    parts = [_variance(stratum) / len(stratum) for stratum in strata]
    total = fsum(parts)
    freedom = fsum(part * part / (len(stratum) - 1) for part, stratum in zip(parts, strata, strict=True))
    df = total * total / freedom if freedom else float(sum(len(stratum) - 1 for stratum in strata))
    return Spread(mean(means), sqrt(total) / len(strata), df)


def seatings_apart(values: Mapping[tuple[int, tuple[str, ...]], float]) -> list[float]:
    """`values` by chair and seating as observations of one stratum.

    Where all are of one seating its chairs shared each game, so that they are one observation, of no known spread.
    """
    return [mean([*values.values()])] if len({seating for _, seating in values}) == 1 else [*values.values()]


def t_interval(strata: Sequence[Sequence[float]], level: float = 0.95) -> MeanInterval:
    """The mean of the strata's means with its interval by Student's t, see `spread`."""
    found = spread(strata)
    if found is None:
        return MeanInterval(mean([mean(stratum) for stratum in strata]), None, None)
    half = critical(found.df, level) * found.error
    return MeanInterval(found.mean, found.mean - half, found.mean + half, found.df)


def bootstrap_interval(
    strata: Sequence[Sequence[Sequence[float]]], *, seed: int, samples: int = 2000, level: float = 0.95
) -> MeanInterval:
    """The same mean with the interval between percentiles of resampled means (Efron 1979).

    strata[stratum][cluster] holds the observations that go together: whole clusters are drawn again, within their
    stratum, and weigh by what they hold (Davison & Hinkley 1997, section 3.8).
    """
    values = np.zeros(samples)
    for k, clusters in enumerate(strata):
        drawn = numbers_below(len(clusters), seed, f"bootstrap {k}", samples, len(clusters))
        sums = np.array([fsum(cluster) for cluster in clusters])
        counts = np.array([len(cluster) for cluster in clusters], float)
        values += sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
    values /= len(strata)
    value = mean([mean([x for cluster in clusters for x in cluster]) for clusters in strata])
    if all(len(clusters) < 2 for clusters in strata):
        return MeanInterval(value, None, None)
    low, high = np.quantile(values, [(1 - level) / 2, (1 + level) / 2]).tolist()
    return MeanInterval(value, low, high)


def _simple(numbers: Sequence[float]) -> Spread:
    return Spread(mean(numbers), sqrt(_variance(numbers) / len(numbers)), len(numbers) - 1.0)


def _variance(numbers: Sequence[float]) -> float:
    middle = mean(numbers)
    return fsum((x - middle) ** 2 for x in numbers) / (len(numbers) - 1)
