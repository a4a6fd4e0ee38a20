"""How far a ranking hangs on the games that happened to be played: ranks of resampled leagues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from communique.simulation.statistics.draws import numbers_below
from communique.simulation.statistics.rank_correlation import kendall_tau_b

Clusters = npt.NDArray[np.float64]
"""[cluster, entrant]"""


@dataclass(frozen=True, slots=True)
class RankStability:
    """What became of one entrant in the resampled leagues."""

    rank: int
    """In the league as it was played, from 1."""
    mean: float
    low: float
    high: float
    """95 % of the resampled ranks lie between these."""
    first: float
    """The share of resampled leagues that it led."""


def rank_stability(
    strata: Sequence[tuple[Clusters, Clusters]], *, seed: int, samples: int = 2000
) -> tuple[tuple[RankStability, ...], float | None]:
    """By entrant, its resampled ranks; and the mean Kendall tau-b of a resampled league with the one that was played.

    Each stratum is (sums, counts), both [cluster, entrant]: what each entrant had in that cluster, and in how many
    observations. Whole clusters are drawn again within their stratum, so entrants that met go together; strata weigh
    equally. Ties share the mean of their ranks.
    """
    entrants = strata[0][0].shape[1]
    scores = np.zeros((samples, entrants))
    known = np.zeros((samples, entrants))
    for k, (sums, counts) in enumerate(strata):
        clusters = len(sums)
        drawn = numbers_below(clusters, seed, f"ranks {k}", samples, clusters)
        times = np.zeros((samples, clusters))
        np.add.at(times, (np.arange(samples)[:, None], drawn), 1.0)
        total, seen = times @ sums, times @ counts
        scores += np.divide(total, seen, out=np.zeros_like(total), where=seen > 0)
        known += seen > 0
    # Who was not drawn at all in a sample is last there.
    scores = np.where(known > 0, scores / np.maximum(known, 1), -np.inf)
    played = np.zeros(entrants)
    for sums, counts in strata:
        played += sums.sum(axis=0) / np.maximum(counts.sum(axis=0), 1)
    ranks = ranked(scores)
    place = _best_rank(played[None, :])[0]
    # Who is level with others stands anywhere among them: from the best of their ranks to the worst.
    low = np.quantile(_best_rank(scores), 0.025, axis=0)
    high = np.quantile(entrants + 1 - _best_rank(-scores), 0.975, axis=0)
    level = ranks == ranks.min(axis=1, keepdims=True)
    first = (level / level.sum(axis=1, keepdims=True)).mean(axis=0)
    found = tuple(
        RankStability(int(place[k]), float(ranks[:, k].mean()), float(low[k]), float(high[k]), float(first[k]))
        for k in range(entrants)
    )
    taus = [kendall_tau_b(row.tolist(), place.tolist()) for row in ranks]
    told = [tau for tau in taus if tau is not None]
    return found, sum(told) / len(told) if told else None


def _best_rank(scores: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Row by row, 1 and how many score higher."""
    higher: npt.NDArray[np.int64] = (scores[:, None, :] > scores[:, :, None]).sum(axis=2)
    return higher + 1


def ranked(scores: Clusters) -> Clusters:
    """Row by row, the rank of each score from 1, highest first; equal scores share the mean of their ranks."""
    higher = (scores[:, None, :] > scores[:, :, None]).sum(axis=2)
    equal = (scores[:, None, :] == scores[:, :, None]).sum(axis=2)
    return np.asarray(higher + (equal + 1) / 2)
