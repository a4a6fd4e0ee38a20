"""Chance as a hash of (seed, step, purpose)."""

from hashlib import blake2b

import numpy as np
import pytest
from builders import many
from hypothesis import given
from hypothesis import strategies as st

from communique.rules.dice import Dice, dice, first_rolls

M = 2**64


def splitmix64(state: int) -> int:
    """The next output of splitmix64 from `state`, as published (Steele, Lea & Flood 2014; Vigna's reference code)."""
    z = (state + 0x9E3779B97F4A7C15) % M
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 % M
    z = (z ^ z >> 27) * 0x94D049BB133111EB % M
    return z ^ z >> 31


def test_our_splitmix64_gives_the_published_numbers():
    assert splitmix64(1234567) == 6457827717110365317
    assert splitmix64(1234567 + 0x9E3779B97F4A7C15) == 3203168211198807973


@pytest.mark.parametrize(
    ("seed", "step", "purpose"), [(0, 0, "news"), (1, 0, "news"), (2**64 - 1, 5, "seat 2"), (-1, -1, "")]
)
def test_dice_is_splitmix64_of_seed_step_and_purpose(seed, step, purpose):
    key = int.from_bytes(blake2b(purpose.encode(), digest_size=8).digest(), "little")
    assert dice(seed, step, purpose) == splitmix64(splitmix64(splitmix64(seed % M) ^ step % M) ^ key)


@given(*[st.lists(st.integers(0, M - 1), min_size=3, max_size=3)] * 3)
@many
def test_first_rolls_of_many_are_those_of_each(seeds, steps, keys):
    rolls = first_rolls(*(np.array(numbers, np.uint64) for numbers in (seeds, steps, keys)))
    each = zip(seeds, steps, keys, strict=True)
    assert rolls.tolist() == [splitmix64(splitmix64(splitmix64(splitmix64(s) ^ t) ^ k) ^ 1) for s, t, k in each]


def test_known_values_do_not_change():
    assert dice(1, 0, "news") == KNOWN[0]
    assert dice(1, 1, "news") == KNOWN[1]
    assert dice(1, 0, "seat 0") == KNOWN[2]
    assert [Dice(7, 3, "seat 1").below(100) for _ in range(2)] == [KNOWN[3]] * 2


KNOWN = (17641059126081724336, 7830358593968652181, 9392513988345434923, 53)


def test_a_stream_is_the_same_in_every_order_of_games():
    one = Dice(3, 1, "a")
    first = [one.below(1000) for _ in range(5)]
    Dice(3, 2, "b").below(10)
    again = Dice(3, 1, "a")
    assert [again.below(1000) for _ in range(5)] == first


@given(st.integers(), st.integers(), st.text(), st.integers(1, 10**9))
@many
def test_a_value_is_below_its_bound(seed, step, purpose, n):
    assert 0 <= Dice(seed, step, purpose).below(n) < n


@pytest.mark.parametrize("n", [0, -1])
def test_there_is_no_number_below_zero(n):
    with pytest.raises(ValueError, match=f"There is no number below {n}."):
        Dice(1, 1, "x").below(n)


def test_nothing_can_be_picked_from_nothing():
    with pytest.raises(ValueError, match="There is no number below 0"):
        Dice(1, 1, "x").pick(())


def test_values_are_spread_evenly():
    counts = [0] * 8
    for step in range(8000):
        counts[Dice(11, step, "x").below(8)] += 1
    assert all(900 < count < 1100 for count in counts)


def test_values_of_one_stream_are_spread_evenly():
    one, counts = Dice(5, 5, "x"), [0] * 10
    for _ in range(10000):
        counts[one.below(10)] += 1
    assert all(900 < count < 1100 for count in counts)


def test_neighbouring_seeds_steps_and_purposes_differ():
    values = {dice(s, k, p) for s in range(10) for k in range(10) for p in ("news", "seat 0", "seat 1")}
    assert len(values) == 300


@pytest.mark.parametrize(("percent", "least", "most"), [(0, 0, 0), (100, 1000, 1000), (30, 250, 350)])
def test_chance_comes_true_in_its_share_of_cases(percent, least, most):
    hits = sum(Dice(9, step, "x").chance(percent) for step in range(1000))
    assert least <= hits <= most
