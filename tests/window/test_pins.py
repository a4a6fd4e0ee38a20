"""Pins stand side by side, in order, and as near to their worth as there is room."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.window.table.pins import spread

WIDE = 200.0
PLACES = st.lists(st.integers(0, 200), max_size=14)


@given(PLACES, st.integers(1, 30))
def test_no_two_touch_none_leaves_the_scale_and_none_passes_another(wanted: list[int], apart: int) -> None:
    places = spread(wanted, apart, 0, WIDE)
    room = min(apart, WIDE / (len(wanted) - 1)) if len(wanted) > 1 else 0
    order = sorted(range(len(wanted)), key=lambda k: wanted[k])
    assert all(-1e-6 <= place <= WIDE + 1e-6 for place in places)
    assert all(places[b] - places[a] >= room - 1e-6 for a, b in pairwise(order))


@given(PLACES)
def test_those_that_have_room_stand_where_they_belong(wanted: list[int]) -> None:
    apart = min((b - a for a, b in pairwise(sorted(wanted))), default=5)
    if apart:
        assert spread(wanted, apart, 0, WIDE) == pytest.approx(wanted)


def test_a_block_at_the_edge_stays_on_the_scale() -> None:
    assert spread([0, 0, 0], 10, 0, WIDE) == [0, 10, 20]
    assert spread([200, 200], 10, 0, WIDE) == [190, 200]
