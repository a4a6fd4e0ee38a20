"""Points a unit: exact where utilities are short, fine enough where they are not, refused where they are apart."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.interop.decimals import decimal, number
from communique.interop.domain import Profile, Refused
from communique.interop.import_scale import choose

F = Fraction


def profiles(*tables: tuple[tuple[Fraction | str | int, ...], ...]) -> list[Profile]:
    return [Profile(f"p{k}", tuple(tuple(map(F, row)) for row in table)) for k, table in enumerate(tables)]


@pytest.mark.parametrize(
    ("table", "per_unit", "scale"),
    [
        ((("0.25", "0.5"), ("0.5", 0)), 100, 100),
        ((("0.1234", "0.5"), ("0.5", 0)), 10_000, 10_000),
        (((F(1, 3), F(2, 3)), (F(1, 3), 0)), 51, 51),
        (((30, 60), (40, 0)), 1, 100),
        (((3, 6), (4, 0)), 10, 100),
        (((-30, 60), (40, -80)), 1, 140),
        (((300_000, 600_000), (400_000, 0)), F(1, 1000), 1000),
        ((("0.001", "0.002"), ("0.003", 0)), 10_000, 10_000),
        (((0.1 + 0.2, 0), (0.7, 0)), 100, 100),
        (((0, 0), (0, 0)), 100, 100),
    ],
)
def test_short_utilities_are_exact(table: tuple[tuple[Fraction, ...], ...], per_unit: Fraction, scale: int) -> None:
    chosen = choose(profiles(table, table), "x")
    assert (chosen.points_per_unit, chosen.scale, chosen.error) == (per_unit, scale, 0)


def test_long_utilities_are_rounded_to_less_than_half_a_millionth() -> None:
    table = (("0.20431831026344524", "0.1021591551317226"), ("0.08712661000685844", "0"), ("0.7085550797296963", "0"))
    chosen = choose(profiles(table, table), "x")  # type: ignore[arg-type]
    assert chosen.points_per_unit == 10**6
    assert 0 < chosen.error < F("5e-7")


def test_ties_between_packages_survive_rounding() -> None:
    # One third of 0.9999991 twice is two thirds of it: with ten millionths that would be 6666661 against 6666660.
    one = F("0.9999991") / 3
    table = ((0, one, 2 * one), (0, one, 2 * one))
    other = ((1, F(1, 2), 0), (0, F(1, 2), 1))
    chosen = choose(profiles(table, other), "x")
    points = [chosen.points(value, 0) for value in (one, 2 * one)]
    assert 2 * points[0] == points[1]


def test_utilities_beyond_what_points_hold_are_refused() -> None:
    table = ((F(10) ** 13, 0), (1, 0))
    with pytest.raises(Refused, match=r"utilities have up to 14 digits, which is beyond what points can hold"):
        choose(profiles(table, table), "x")


def test_utilities_far_apart_are_rounded_in_proportion_to_the_largest() -> None:
    table = ((1, 0), (F(1, 10**9), 0), (F(10) ** 9, 0))
    chosen = choose(profiles(table, table), "x")
    assert chosen.points_per_unit == F(1, 10)
    assert 0 < chosen.error < F(10) ** 9 * F("5e-7")


fractions = st.fractions(0, 1, max_denominator=10**18)


@given(st.lists(st.lists(fractions, min_size=2, max_size=4), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_no_package_is_off_by_more_than_stated(rows: list[list[Fraction]]) -> None:
    given = profiles(tuple(map(tuple, rows)), tuple(map(tuple, rows)))
    chosen = choose(given, "x")
    high = sum(max(F(chosen.points(v, 0)) / chosen.points_per_unit - v for v in row) for row in rows)
    low = sum(min(F(chosen.points(v, 0)) / chosen.points_per_unit - v for v in row) for row in rows)
    assert max(high, -low) <= max(chosen.error, F(1, 10**10))
    assert chosen.error <= F("5e-7") * max(1, sum(max(row) for row in rows))


@given(st.fractions(max_denominator=10**6) | st.decimals(allow_nan=False, allow_infinity=False, places=12).map(F))
def test_a_decimal_reads_back(value: Fraction) -> None:
    again = number(decimal(value))
    if again is None:
        assert len(decimal(value)) > 60
        return
    exact = value.denominator in {2**a * 5**b for a in range(40) for b in range(40)}
    assert again == value if exact else abs(again - value) <= abs(value) * F(1, 10**14)
