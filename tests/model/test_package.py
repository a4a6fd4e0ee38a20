"""Packages: their numbers, terms that settle, and where two terms differ."""

import pytest
from builders import many
from hypothesis import given
from hypothesis import strategies as st

from communique.model.package import OPEN, changes, decode, encode, settle

sizes = st.lists(st.integers(1, 10), min_size=1, max_size=6)


def test_the_last_issue_counts_fastest():
    assert [decode(k, (2, 3)) for k in range(6)] == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]


def test_the_package_of_no_provisions_is_number_0():
    assert encode((0, 0, 0), (4, 2, 9)) == 0


def test_the_last_package_has_the_last_number():
    assert encode((3, 1, 8), (4, 2, 9)) == 4 * 2 * 9 - 1


@given(sizes, st.data())
@many
def test_encode_and_decode_are_inverse(sizes, data):
    package = tuple(data.draw(st.integers(0, size - 1)) for size in sizes)
    assert decode(encode(package, sizes), sizes) == package


def test_a_package_of_another_length_is_an_error():
    with pytest.raises(ValueError):
        encode((1, 1), (2, 2, 2))


def test_open_issues_settle_at_no_provision():
    assert settle((2, OPEN, 1, OPEN)) == (2, 0, 1, 0)


def test_open_issues_settle_at_the_floor():
    assert settle((2, OPEN, OPEN), (0, 1, 0)) == (2, 1, 0)


def test_a_settled_issue_keeps_its_option_whatever_the_floor():
    assert settle((2, 0), (1, 0)) == (2, 0)


def test_changes_are_the_issues_that_differ():
    assert changes((0, 1, OPEN, 2), (0, 2, 1, 2)) == (1, 2)


def test_terms_of_different_lengths_are_an_error():
    with pytest.raises(ValueError):
        changes((0, 1), (0,))
