"""The moving picture of the README is small, short and begins again; what writes it writes what it was given."""

from __future__ import annotations

import pygame
import pytest
from apng import colours, decode, encode
from hypothesis import given, settings
from hypothesis import strategies as st
from moving_picture import EVERY, PATH, SHOWN
from pygame import Rect, Surface

MOST, LONGEST = 1_500_000, 12_000


def test_the_moving_picture_is_small_short_and_begins_again() -> None:
    data = PATH.read_bytes()
    assert len(data) < MOST
    pictures, plays = decode(data)
    assert plays == 0
    assert {picture.get_size() for picture, _ in pictures} == {SHOWN}
    assert sum(ms for _, ms in pictures) <= LONGEST
    assert 8 <= 1000 / EVERY <= 13
    assert len(pictures) > 20


def test_it_shows_both_hands_and_begins_without_any() -> None:
    """Where the text first lies there its foot has no ink, and at the end on both halves."""
    pictures, _ = decode(PATH.read_bytes())
    on_paper = [picture for picture, _ in pictures if picture.get_at((400, 360)).r > 230]
    halves = (Rect(180, 372, 170, 40), Rect(370, 372, 170, 40))
    first, last = ([_inks(one.subsurface(half)) for half in halves] for one in (on_paper[0], on_paper[-1]))
    assert first == [0, 0]
    assert min(last) > 60


def _inks(part: Surface) -> int:
    width, height = part.get_size()
    pixels = (part.get_at((x, y)) for x in range(width) for y in range(height))
    return sum(colour.b > colour.r + 15 and colour.r < 110 for colour in pixels)


boxes = st.tuples(
    st.integers(0, 30), st.integers(0, 20), st.integers(1, 10), st.integers(1, 10), st.integers(0, 7)
)  # fmt: skip


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(st.lists(boxes, min_size=0, max_size=6))
def test_what_is_written_is_read_again(changes: list[tuple[int, int, int, int, int]]) -> None:
    pictures = [Surface((32, 24))]
    for x, y, w, h, hue in changes:
        picture = pictures[-1].copy()
        picture.fill((36 * hue, 255 - 30 * hue, 17 * hue), (x, y, w, h))
        pictures.append(picture)
    found, plays = decode(encode(pictures, 80))
    assert plays == 0
    shown = [picture for picture, ms in found for _ in range(ms // 80)]
    assert len(shown) == len(pictures)
    for one, other in zip(pictures, shown, strict=True):
        assert pygame.image.tobytes(one, "RGB") == pygame.image.tobytes(other, "RGB")


def test_a_picture_of_many_colours_gets_256_of_them() -> None:
    picture = Surface((64, 64))
    for x in range(64):
        for y in range(64):
            picture.set_at((x, y), (4 * x, 4 * y, 2 * (x + y)))
    assert len(colours([picture])) == 256
    (shown, _), *rest = decode(encode([picture], 80))[0]
    assert not rest
    far = [
        max(abs(a - b) for a, b in zip(picture.get_at((k, k))[:3], shown.get_at((k, k))[:3], strict=True))
        for k in range(64)
    ]
    assert max(far) < 40


@pytest.mark.parametrize("count", [1, 5])
def test_what_stands_still_is_one_frame(count: int) -> None:
    found, _ = decode(encode([Surface((8, 8))] * count, 80))
    assert [ms for _, ms in found] == [80 * count]
