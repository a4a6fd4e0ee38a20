"""Concession curves: integers, the same on every machine."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from communique.negotiators.parts.aspiration import PARTS, asked, given_up


def test_linear_gives_up_equal_parts() -> None:
    assert given_up(5, 1, 1) == (0, 250_000, 500_000, 750_000, 1_000_000)


def test_boulware_gives_up_late() -> None:
    assert given_up(5, 4, 1) == (0, 3_906, 62_500, 316_406, 1_000_000)


def test_a_conceder_gives_up_early() -> None:
    assert given_up(5, 1, 3) == (0, 629_960, 793_700, 908_560, 1_000_000)


def test_with_one_step_everything_is_given_up_at_once() -> None:
    assert given_up(1, 4, 1) == (1_000_000,)


@given(steps=st.integers(2, 300), power=st.integers(1, 8), root=st.integers(1, 8))
def test_curves_run_from_nothing_to_all_and_never_back(steps: int, power: int, root: int) -> None:
    curve = given_up(steps, power, root)
    assert (curve[0], curve[-1], len(curve)) == (0, PARTS, steps)
    assert list(curve) == sorted(curve)


@given(steps=st.integers(2, 60), power=st.integers(1, 6), root=st.integers(1, 6))
def test_a_root_is_the_integer_part_of_the_true_one(steps: int, power: int, root: int) -> None:
    for t, part in enumerate(given_up(steps, power, root)):
        whole = t**power * PARTS**root // (steps - 1) ** power
        assert part**root <= whole < (part + 1) ** root


def test_points_asked_for_lie_between_no_deal_and_the_best() -> None:
    assert asked(50, 100, 90, 10, 0) == 95
    assert asked(50, 100, 90, 10, PARTS // 2) == 75
    assert asked(50, 100, 90, 10, PARTS) == 55
    assert asked(50, 40, 90, 10, 0) == 50
