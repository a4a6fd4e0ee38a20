"""The filter under every frontier, each of its methods against comparing all with all."""

from __future__ import annotations

import numpy as np
from analysis.build import always
from hypothesis import strategies as st

from communique.analysis import dominance


def naive(points: np.ndarray) -> list[bool]:
    columns = [tuple(column) for column in points.T.tolist()]
    return [
        not any(other != this and all(a >= b for a, b in zip(other, this, strict=True)) for other in columns)
        for this in columns
    ]


@st.composite
def vectors(draw: st.DrawFn, fewest: int = 1, most: int = 6) -> np.ndarray:
    rng = np.random.default_rng(draw(st.integers(0, 1_000_000)))
    parties, count = draw(st.integers(fewest, most)), draw(st.integers(1, 130))
    top = draw(st.sampled_from([1, 3, 10, 1_000_000_000]))
    points = rng.integers(-top, top + 1, (parties, count))
    if draw(st.booleans()):  # nearly constant sums: most vectors are efficient
        points[-1] = -points[:-1].sum(axis=0) + rng.integers(0, 2, count)
    return points


def test_ties_stay_and_the_dominated_go() -> None:
    points = np.array([(1, 2), (1, 2), (2, 1), (1, 1), (2, 1), (0, 3)]).T
    assert np.flatnonzero(dominance.efficient(points)).tolist() == [0, 1, 2, 4, 5]
    assert dominance.distinct(points[:, [0, 1, 2, 4, 5]])[0].T.tolist() == [[2, 1], [1, 2], [0, 3]]


@always(vectors())
def test_the_filter_keeps_what_nothing_dominates(points: np.ndarray) -> None:
    assert dominance.efficient(points).tolist() == naive(points)


@always(vectors(fewest=2))
def test_the_height_map_agrees_with_comparing_all_pairs(points: np.ndarray) -> None:
    points = points % 7
    low = points.min(axis=1)
    ranges = (points.max(axis=1) - low + 1).tolist()
    assert dominance._by_height_map(points, low, ranges, int(np.argmax(ranges))).tolist() == naive(points)


@always(vectors(fewest=2))
def test_methods_for_wide_ranges_agree_with_comparing_all_pairs(points: np.ndarray) -> None:
    assert dominance._of_wide_ranges(points).tolist() == np.flatnonzero(naive(points)).tolist()


@always(vectors(fewest=3, most=3))
def test_the_staircase_agrees_with_comparing_all_pairs(points: np.ndarray) -> None:
    distinct, _ = dominance.distinct(points)
    assert dominance._by_staircase(distinct).tolist() == naive(distinct)


@always(vectors(fewest=4))
def test_levels_and_archive_agree_with_comparing_all_pairs(points: np.ndarray) -> None:
    distinct, _ = dominance.distinct(points % 11)
    assert dominance._by_levels(distinct).tolist() == naive(distinct)
    assert dominance._by_archive(distinct).tolist() == naive(distinct)


def test_long_inputs_take_several_blocks_and_agree() -> None:
    rng = np.random.default_rng(5)
    for parties in (3, 4):
        points = rng.integers(0, 10**9, (parties, 1500))
        points[-1] = -points[:-1].sum(axis=0) + rng.integers(0, 10**8, 1500)
        expected = dominance._by_pairs(points).tolist()
        assert dominance.efficient(points).tolist() == expected
        distinct, _ = dominance.distinct(points)
        method = dominance._by_staircase if parties == 3 else dominance._by_archive
        assert method(distinct).sum() == sum(expected)


def test_the_staircase_sees_ties_across_its_blocks() -> None:
    points = np.random.default_rng(6).integers(0, 12, (3, 3000))
    distinct, _ = dominance.distinct(points)
    assert distinct.shape[1] > 3 * dominance._BLOCK
    assert dominance._by_staircase(distinct).tolist() == dominance._by_pairs(distinct).tolist()


@always(vectors(fewest=2))
def test_champions_rule_out_no_efficient_vector(points: np.ndarray) -> None:
    left = set(dominance._undominated_by_champions(points).tolist())
    assert set(np.flatnonzero(naive(points)).tolist()) <= left


@always(vectors())
def test_distinct_vectors_come_in_descending_order_and_know_their_columns(points: np.ndarray) -> None:
    found, which = dominance.distinct(points)
    columns = [tuple(column) for column in found.T.tolist()]
    assert columns == sorted({tuple(column) for column in points.T.tolist()}, reverse=True)
    assert (found[:, which] == points).all()
