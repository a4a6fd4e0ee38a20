"""What is certain of a partial order, held against every order that agrees with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.analysis.partial_orders import Circular, PartialOrder, certainties, members


def extensions(count: int, better: Sequence[tuple[int, int]]) -> Iterator[tuple[int, ...]]:
    """Every order without ties, best first, that agrees with the pairs."""
    for row in permutations(range(count)):
        if all(row.index(a) < row.index(b) for a, b in better):
            yield row


def is_efficient(package: int, rows: Sequence[tuple[int, ...]]) -> bool:
    return not any(all(row.index(other) < row.index(package) for row in rows) for other in rows[0] if other != package)


@st.composite
def pairs(draw: st.DrawFn, count: int) -> list[tuple[int, int]]:
    """Pairs that go round in no circle: the better one comes first in some row."""
    row = draw(st.permutations(range(count)))
    every = [(row[i], row[j]) for i in range(count) for j in range(i + 1, count)]
    return draw(st.lists(st.sampled_from(every), unique=True))


@given(st.data(), st.integers(2, 4), st.integers(1, 2))
@settings(max_examples=60, deadline=None)
def test_certain_is_what_holds_in_every_order_and_possible_what_holds_in_one(
    data: st.DataObject, count: int, parties: int
) -> None:
    told = [data.draw(pairs(count)) for _ in range(parties)]
    found = certainties([PartialOrder.of(count, one) for one in told], count)
    cases = list(product(*(list(extensions(count, one)) for one in told)))
    for package in range(count):
        verdicts = [is_efficient(package, rows) for rows in cases]
        assert (package in members(found.efficient)) == all(verdicts)
        assert (package in members(found.possibly)) == any(verdicts)


@given(st.data(), st.integers(2, 5))
@settings(max_examples=40, deadline=None)
def test_places_are_those_of_the_orders_that_agree(data: st.DataObject, count: int) -> None:
    told = data.draw(pairs(count))
    rows = list(extensions(count, told))
    (found,) = certainties([PartialOrder.of(count, told)], count).places
    for package in range(count):
        places = [row.index(package) + 1 for row in rows]
        assert found[package] == (min(places), max(places))


def test_what_is_worse_than_no_deal_for_somebody_cannot_be_signed() -> None:
    # Ada: 0 over 1 over 2, no deal as good as 1. Ben: 2 over 0, nothing about 1; any agreement is better than none.
    ada = PartialOrder.of(3, [(0, 1), (1, 2)], no_deal=1)
    ben = PartialOrder.of(3, [(2, 0)])
    found = certainties([ada, ben], 3)
    assert members(found.acceptable) == members(found.possibly_acceptable) == [0, 1]
    # 0 is better for Ada than both; 2 for Ben than 0 alone, so that 1 may be better for both.
    assert members(found.efficient) == [0]
    assert members(found.possibly) == [0, 1, 2]


def test_nothing_is_certainly_efficient_beside_packages_that_nobody_speaks_of() -> None:
    order = PartialOrder.of(2, [(0, 1)])
    assert members(certainties([order], 2).efficient) == [0]
    assert members(certainties([order], 3).efficient) == []
    assert members(certainties([order], 3).possibly) == [0]


def test_a_circle_is_named() -> None:
    with pytest.raises(Circular):
        PartialOrder.of(3, [(0, 1), (1, 2), (2, 0)])


def test_only_a_whole_row_has_ranks() -> None:
    assert PartialOrder.of(3, [(2, 0), (0, 1)]).ranks() == (1, 0, 2)
    with pytest.raises(ValueError, match="open"):
        PartialOrder.of(3, [(2, 0)]).ranks()
