"""The statistics against published examples, and against what can be worked out by hand."""

from __future__ import annotations

from itertools import product
from math import inf, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.simulation.statistics.draws import fractions, numbers_below, signs, words
from communique.simulation.statistics.intervals import MeanInterval, bootstrap_interval, t_interval
from communique.simulation.statistics.meta_game import replicator, shares_won, symmetric_equilibria
from communique.simulation.statistics.paired import benjamini_hochberg, holm, paired_test
from communique.simulation.statistics.rank_correlation import kendall_tau_b
from communique.simulation.statistics.rank_stability import rank_stability, ranked
from communique.simulation.statistics.student import chance_beyond, critical

# -- Student's t: the table of every textbook -------------------------------------


@pytest.mark.parametrize(
    ("df", "expected"), [(1, 12.706), (2, 4.303), (5, 2.571), (10, 2.228), (30, 2.042), (120, 1.980)]
)
def test_the_table_of_student(df: int, expected: float) -> None:
    assert critical(df) == pytest.approx(expected, abs=0.0005)


def test_the_tail_of_one_and_two_degrees_has_a_formula() -> None:
    """One degree is Cauchy's distribution: half of it lies beyond 1. Two: 1 - t / sqrt(t * t + 2)."""
    assert chance_beyond(1, 1) == pytest.approx(0.5)
    assert chance_beyond(3, 2) == pytest.approx(1 - 3 / sqrt(11))
    assert chance_beyond(inf, 3) == 0


@pytest.mark.parametrize(("df", "level"), [(0, 0.95), (3, 1.0)])
def test_a_level_that_is_none_is_refused(df: float, level: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        critical(df, level)


# -- Kendall's tau -------------------------------------------------------------------


def brute_tau_b(one: list[int], other: list[int]) -> float | None:
    """By its definition, pair by pair."""
    pairs = [(a, b) for a in range(len(one)) for b in range(a)]
    signs_ = [(np.sign(one[a] - one[b]), np.sign(other[a] - other[b])) for a, b in pairs]
    loose = (sum(x != 0 for x, _ in signs_), sum(y != 0 for _, y in signs_))
    return None if 0 in loose else float(sum(x * y for x, y in signs_) / sqrt(loose[0] * loose[1]))


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9)), max_size=25))
def test_tau_b_counts_pairs(pairs: list[tuple[int, int]]) -> None:
    one, other = [x for x, _ in pairs], [y for _, y in pairs]
    assert kendall_tau_b(one, other) == pytest.approx(brute_tau_b(one, other))


def test_an_order_and_its_opposite() -> None:
    assert kendall_tau_b([1, 2, 3, 4], [10, 20, 30, 40]) == 1
    assert kendall_tau_b([1, 2, 3, 4], [4, 3, 2, 1]) == -1
    assert kendall_tau_b([1, 2], [5, 5]) is None


# -- many tests: the worked example of Benjamini & Hochberg (1995, section 3.2) ------------

CARDIAC = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
           0.7590, 1.000]  # fmt: skip


def test_four_hypotheses_are_rejected_in_the_example_of_benjamini_and_hochberg() -> None:
    assert sum(p <= 0.05 for p in benjamini_hochberg(CARDIAC)) == 4


def test_holm_rejects_three_there() -> None:
    """15 x .0001, 14 x .0004 and 13 x .0019 are below .05, and 12 x .0095 is not."""
    assert holm(CARDIAC)[:4] == pytest.approx((0.0015, 0.0056, 0.0247, 0.114))


def test_adjusted_values_keep_the_order_they_came_in() -> None:
    assert holm([0.04, 0.01]) == (0.04, 0.02)
    assert benjamini_hochberg([0.04, 0.01]) == (0.04, 0.02)


# -- pairs: Darwin's plants, as Fisher (1935, chapter III) has them --------------------------

DARWIN = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]
"""How much taller the crossed plant of each pair is than the self-fertilised one, in eighths of an inch."""


def test_darwins_plants_are_fishers() -> None:
    """t = 2.148 with 14 degrees; of all 32,768 ways to set the signs, 1,726 are as far from nothing (section 21)."""
    found = paired_test([DARWIN], seed=1)
    assert found.t == pytest.approx(2.148, abs=0.0005)
    assert found.p_t == pytest.approx(0.0497, abs=0.0001)
    assert (found.p_signs, found.exact) == (1726 / 32768, True)


def test_beyond_sixteen_pairs_signs_are_a_sample() -> None:
    found = paired_test([DARWIN + DARWIN], seed=1)
    assert not found.exact
    assert found.p_signs is not None
    assert found.p_signs < 0.02


def test_one_pair_says_nothing() -> None:
    found = paired_test([[0.5]], seed=1)
    assert (found.difference, found.t, found.p_signs) == (MeanInterval(0.5, None, None), None, None)


# -- intervals ----------------------------------------------------------------------


def test_an_interval_by_hand() -> None:
    """1 to 6: mean 3.5, variance 3.5, so the half width is 2.571 x sqrt(3.5 / 6)."""
    found = t_interval([[1, 2, 3, 4, 5, 6]])
    assert found.high == pytest.approx(3.5 + 2.5706 * sqrt(3.5 / 6), abs=0.0001)


def test_strata_weigh_equally() -> None:
    """Means 2 and 10; variances of the means 1 / 3 and 4 / 2, and Satterthwaite's degrees by hand."""
    found = t_interval([[1, 2, 3], [8, 12]])
    parts = (1 / 3, 8 / 2)
    df = sum(parts) ** 2 / (parts[0] ** 2 / 2 + parts[1] ** 2 / 1)
    assert (found.value, found.df) == (6, pytest.approx(df))
    assert found.high == pytest.approx(6 + critical(df) * sqrt(sum(parts)) / 2)


def test_a_stratum_with_one_observation_makes_strata_the_observations() -> None:
    assert t_interval([[1, 3], [5]]) == t_interval([[2, 5]])
    assert t_interval([[4.0]]) == MeanInterval(4.0, None, None)


def test_clusters_are_drawn_whole() -> None:
    """Two clusters of two alike: a mean can only be 0, 1/2 or 1, so the bounds are 0 and 1."""
    found = bootstrap_interval([[[0, 0], [1, 1]]], seed=3)
    assert (found.value, found.low, found.high) == (0.5, 0, 1)
    assert bootstrap_interval([[[0.0, 1.0]]], seed=3) == MeanInterval(0.5, None, None)


# -- ranks -----------------------------------------------------------------------------


def test_ties_share_their_ranks() -> None:
    assert ranked(np.array([[3.0, 1.0, 3.0, 0.0]])).tolist() == [[1.5, 3.0, 1.5, 4.0]]


def test_who_leads_every_cluster_leads_every_resampled_league() -> None:
    sums = np.array([[2.0, 1.0], [3.0, 0.5], [1.5, 1.4]])
    (first, second), tau = rank_stability([(sums, np.ones((3, 2)))], seed=1)
    assert (first.rank, first.mean, first.first, second.rank, second.first, tau) == (1, 1, 1, 2, 0, 1)


def test_leads_that_hang_on_one_cluster_are_lost_without_it() -> None:
    """Of 3 clusters one favours the second, by more: it leads unless that one is not drawn, which is (2/3)^3."""
    sums = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 9.0]])
    (first, second), _ = rank_stability([(sums, np.ones((3, 2)))], seed=1, samples=20_000)
    assert second.rank == 1
    assert first.first == pytest.approx(8 / 27, abs=0.02)


# -- the game among entrants -------------------------------------------------------------


def test_hawks_and_doves() -> None:
    """Maynard Smith & Price (1973): V = 2, C = 4, so half are hawks."""
    game = np.array([[-1.0, 2.0], [0.0, 1.0]])
    assert symmetric_equilibria(game).mixtures == (pytest.approx((0.5, 0.5)),)
    assert replicator(game, [0.9, 0.1])[0] == pytest.approx((0.5, 0.5), abs=1e-6)


def test_rock_paper_scissors_has_one_equilibrium_and_the_dynamics_circles_it() -> None:
    game = np.array([[0.0, -1.0, 1.0], [1.0, 0.0, -1.0], [-1.0, 1.0, 0.0]])
    assert symmetric_equilibria(game).mixtures == (pytest.approx((1 / 3, 1 / 3, 1 / 3)),)
    assert not replicator(game, [0.5, 0.3, 0.2])[1]


def test_the_prisoners_dilemma() -> None:
    game = np.array([[3.0, 0.0], [5.0, 1.0]])
    found = symmetric_equilibria(game)
    assert (found.mixtures, found.values) == (((0.0, 1.0),), (1.0,))


def test_a_game_of_coordination_has_three_and_its_basins() -> None:
    """Payoffs 2 and 1: the mixture plays the better with 1/3, which divides the basins."""
    game = np.array([[2.0, 0.0], [0.0, 1.0]])
    assert symmetric_equilibria(game).mixtures == ((1, 0), (0, 1), pytest.approx((1 / 3, 2 / 3)))
    assert shares_won(game, seed=1)[0] == pytest.approx(2 / 3, abs=0.06)


@given(st.lists(st.lists(st.integers(-9, 9), min_size=4, max_size=4), min_size=4, max_size=4))
def test_nobody_gains_by_leaving_an_equilibrium(rows: list[list[int]]) -> None:
    game = np.array(rows, float)
    for mixture in symmetric_equilibria(game).mixtures:
        got = game @ np.array(mixture)
        assert got.max() <= np.array(mixture) @ got + 1e-6


# -- chance ---------------------------------------------------------------------------------


def test_draws_are_the_same_everywhere_and_differ_by_purpose() -> None:
    assert words(1, "a", 3).tolist() == words(1, "a", 3).tolist()
    assert words(1, "a", 3).tolist() != words(1, "b", 3).tolist()
    assert words(7, "kept", 2).tolist() == [14160026655935081880, 13898929585113088534]


def test_draws_are_even() -> None:
    counts = np.bincount(numbers_below(6, 1, "die", 100, 600).ravel())
    assert abs(counts - 10_000).max() < 400
    assert abs(signs(1, "coin", 100, 100).astype(int).sum()) < 400
    drawn = fractions(1, "f", 100, 100)
    assert (drawn.min() > 0, drawn.max() < 1, drawn.mean()) == (True, True, pytest.approx(0.5, abs=0.01))
    assert len(set(product(drawn[0].tolist(), [0]))) == 100
