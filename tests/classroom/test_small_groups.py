"""Of few people nothing is shown, and nothing follows from what is."""

from __future__ import annotations

from itertools import product

import pytest
from builders import many
from hypothesis import given
from hypothesis import strategies as st

from communique.classroom.small_groups import left_out, mean_of, means_of, shown_counts

COUNTS = st.lists(st.integers(0, 14), min_size=1, max_size=5).map(lambda counts: dict(enumerate(counts)))


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([5, 6], [5, 6]),
        ([0, 9], [0, 9]),
        ([12, 7, 2], [12, None, None]),
        ([12, 7, 2, 3], [12, 7, None, None]),
        ([12, 7, 1, 3], [12, None, None, None]),
        ([9, 0, 0, 4], [None, None, None, None]),
        ([3], [None]),
        ([0, 0], [0, 0]),
    ],
)
def test_what_is_shown_of_a_spread(counts: list[int], shown: list[int | None]) -> None:
    assert list(shown_counts(dict(enumerate(counts))).values()) == shown


@many
@given(COUNTS)
def test_no_small_group_follows_from_the_others_and_the_total(counts: dict[int, int]) -> None:
    """Whoever knows the total and what is shown finds two numbers or more that fit each group left out."""
    shown = shown_counts(counts)
    hidden = [key for key, count in shown.items() if count is None]
    rest = sum(counts.values()) - sum(count for count in shown.values() if count is not None)
    assert all(count is None or count == counts[key] for key, count in shown.items())
    assert all(shown[key] is None for key, count in counts.items() if 0 < count < 5)
    for key in hidden:
        if len(hidden) > 1 and rest:
            fits = {
                spread[hidden.index(key)]
                for spread in product(range(rest + 1), repeat=len(hidden))
                if sum(spread) == rest
            }
            assert len(fits) > 1
    # Those who are unsaid together are five or more, unless nothing is said at all.
    assert not hidden or rest >= 5 or len(hidden) == len(counts)


@many
@given(COUNTS)
def test_what_is_hidden_is_needed(counts: dict[int, int]) -> None:
    if all(count == 0 or count >= 5 for count in counts.values()):
        assert shown_counts(counts) == counts


def test_a_mean_is_of_five_or_more() -> None:
    assert mean_of([1, 2, 3, 4]) is None
    assert mean_of([1, 2, 3, 4, 5]) == 3.0


def test_means_of_groups_hide_the_one_that_would_give_another_away() -> None:
    """All 16 said 3.0 on the mean, so the two of the last group would follow from the first two."""
    groups = {"a": [3] * 8, "b": [3] * 6, "c": [1, 5]}
    assert means_of(groups) == {"a": 3.0, "b": None, "c": None}


@pytest.mark.parametrize(("count", "words"), [(0, "0"), (1, "under 5"), (4, "under 5"), (5, "5"), (31, "31")])
def test_how_many_were_left_out(count: int, words: str) -> None:
    assert left_out(count) == words
