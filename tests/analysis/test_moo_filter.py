"""The compiled filter from four parties on: the very answer of our own methods, ties and duplicates included."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np
import pytest
from analysis.build import always, scenario
from analysis.test_dominance import naive, vectors

from communique.analysis import FrontierTooLarge, Problem, dominance, merge_frontier, moo_filter
from communique.analysis.effort import Effort, OutOfEffort

with_moocore = pytest.mark.skipif(find_spec("moocore") is None, reason="moocore (extra exact) is not installed")


@pytest.fixture
def ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where moocore is not installed."""
    monkeypatch.setattr(moo_filter, "is_there", lambda: False)


@with_moocore
def test_ties_and_duplicates_stay_and_the_dominated_go_for_four_parties() -> None:
    # Worked by hand: (2, 2, 2, 1) beats (2, 2, 1, 1) and the last one; both copies of it stay, and what trades stays.
    rows = [(2, 2, 2, 1), (2, 2, 1, 1), (2, 2, 2, 1), (0, 3, 0, 0), (3, 0, 0, 0), (0, 0, 0, 2), (2, 2, 2, 0)]
    assert moo_filter.undominated(np.array(rows).T).tolist() == [True, False, True, True, True, True, False]


@with_moocore
@always(vectors(fewest=4))
def test_it_keeps_what_nothing_dominates(points: np.ndarray) -> None:
    doubled = np.concatenate((points, points[:, ::2]), axis=1)
    assert moo_filter.undominated(doubled).tolist() == naive(doubled)


@with_moocore
@pytest.mark.parametrize("parties", [4, 5, 6])
def test_many_vectors_are_filtered_as_by_our_own_methods(parties: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(parties)
    points = rng.integers(0, 40, (parties, 6000))
    points[-1] = 40 * parties - points[:-1].sum(axis=0) + rng.integers(0, 12, 6000)
    sooner = dominance.efficient(points)
    monkeypatch.setattr(moo_filter, "is_there", lambda: False)
    assert np.array_equal(sooner, dominance.efficient(points))
    assert 100 < sooner.sum() < 6000


def linked(parties: int, seed: int) -> Problem:
    """Six issues of five options whose points tie often, three links and a rule."""
    rng = np.random.default_rng(seed)
    points = [[rng.integers(0, 9, 5).tolist() for _ in range(6)] for _ in range(parties)]
    links = [(p, i, 1, i + 1, 2, int(rng.integers(-4, 5))) for p in range(parties) for i in (0, 2, 4)]
    return Problem.posed_by(scenario(points, [10] * parties, links=links, rules=[("excludes", 1, 3, 4, 3)]))


@with_moocore
@pytest.mark.parametrize(("parties", "seed"), [(4, 1), (4, 2), (5, 3)])
def test_a_merged_frontier_is_the_same_to_the_last_package(
    parties: int, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sooner = merge_frontier(linked(parties, seed))
    monkeypatch.setattr(moo_filter, "is_there", lambda: False)
    known = merge_frontier(linked(parties, seed))
    assert len(known) > 50
    assert np.array_equal(sooner.vectors, known.vectors)
    assert np.array_equal(sooner.packages, known.packages)
    assert sooner.attained is not None
    assert known.attained is not None
    assert np.array_equal(sooner.attained, known.attained)


def large(top: int) -> np.ndarray:
    """A hundred vectors for four parties that only whole numbers tell apart once `top` is beyond floats."""
    points = np.full((4, 100), top, np.int64)
    points[0] += np.arange(100) % 3
    return points


def test_points_that_floats_cannot_hold_are_left_to_our_own_methods() -> None:
    beyond = large(1 << 60)
    assert not moo_filter.serves(beyond)
    assert len({float(u) for u in beyond[0]}) == 1
    assert np.flatnonzero(dominance.efficient(beyond)).tolist() == list(range(2, 100, 3))
    assert not moo_filter.serves(-large(1 << 60))


@with_moocore
def test_it_serves_four_parties_and_more() -> None:
    assert moo_filter.serves(large(0))
    assert not moo_filter.serves(large(0)[:3])


@pytest.mark.usefixtures("ours")
def test_without_it_our_own_methods_answer() -> None:
    assert not moo_filter.serves(large(0))
    assert np.flatnonzero(dominance.efficient(large(0))).tolist() == list(range(2, 100, 3))


def test_the_price_is_half_of_parties_times_the_power_one_and_a_half() -> None:
    assert moo_filter.price(5, 10_000) == 5 * 10_000 * 100 // 2


@with_moocore
def test_its_price_is_counted_and_may_be_too_much() -> None:
    points = np.random.default_rng(3).integers(0, 1000, (4, 10_000))
    effort = Effort(10**9)
    dominance.efficient(points, effort)
    assert effort.spent == 20 * 4 * 10_000 + moo_filter.price(4, 10_000)
    with pytest.raises(OutOfEffort):
        dominance.efficient(points, Effort(2_000_000))
    with pytest.raises(FrontierTooLarge):
        merge_frontier(linked(5, 3), effort=Effort(300_000))
