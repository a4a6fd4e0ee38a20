"""The statistics against scipy, where it is installed: another program, on random data."""

from __future__ import annotations

import random

import pytest

from communique.simulation.statistics.intervals import bootstrap_interval, t_interval
from communique.simulation.statistics.paired import benjamini_hochberg, paired_test
from communique.simulation.statistics.rank_correlation import kendall_tau_b
from communique.simulation.statistics.student import chance_beyond, critical

stats = pytest.importorskip("scipy.stats", reason="compares with scipy")


@pytest.mark.parametrize("df", [0.6, 1, 2, 3.7, 5, 30, 200])
def test_student_is_scipys(df: float) -> None:
    assert critical(df) == pytest.approx(stats.t.ppf(0.975, df), rel=1e-10)
    for t in (0.0, 0.1, 1.0, 2.5, 8.0, 40.0):
        assert chance_beyond(t, df) == pytest.approx(2 * stats.t.sf(t, df), rel=1e-9)


@pytest.mark.parametrize("seed", range(20))
def test_tau_b_is_scipys(seed: int) -> None:
    dealt = random.Random(seed)
    n, k = dealt.randrange(2, 300), dealt.choice([2, 5, 1000])
    one, other = ([dealt.randrange(k) for _ in range(n)] for _ in range(2))
    expected = stats.kendalltau(one, other).statistic
    found = kendall_tau_b(one, other)
    assert expected != expected if found is None else found == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_a_paired_test_is_scipys(seed: int) -> None:
    dealt = random.Random(seed)
    differences = [dealt.gauss(0.4, 1) for _ in range(9)]
    found, expected = paired_test([differences], seed=seed), stats.ttest_1samp(differences, 0)
    signs = stats.permutation_test((differences,), lambda x: x.mean(), permutation_type="samples", n_resamples=10**6)
    assert found.t == pytest.approx(expected.statistic)
    assert found.p_t == pytest.approx(expected.pvalue)
    assert found.p_signs == pytest.approx(signs.pvalue)
    low, high = expected.confidence_interval()
    assert (found.difference.low, found.difference.high) == pytest.approx((low, high))


def test_an_interval_is_scipys() -> None:
    numbers = [0.2, 0.9, 0.4, 0.7, 0.1, 0.6]
    low, high = stats.t.interval(0.95, 5, sum(numbers) / 6, stats.sem(numbers))
    found = t_interval([numbers])
    assert (found.low, found.high) == pytest.approx((low, high))


def test_a_bootstrap_is_near_scipys() -> None:
    numbers = [0.2, 0.9, 0.4, 0.7, 0.1, 0.6, 0.3, 0.8]
    found = bootstrap_interval([[[x] for x in numbers]], seed=1, samples=9999)
    low, high = stats.bootstrap((numbers,), lambda x, axis: x.mean(axis), method="percentile").confidence_interval
    assert found.low == pytest.approx(low, abs=0.02)
    assert found.high == pytest.approx(high, abs=0.02)


def test_benjamini_and_hochberg_are_scipys() -> None:
    p = [0.01, 0.04, 0.03, 0.005, 0.2, 0.8]
    assert benjamini_hochberg(p) == pytest.approx(tuple(stats.false_discovery_control(p)))
