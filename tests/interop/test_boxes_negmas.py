"""Boxes against NegMAS's hyper-rectangles, on packages drawn from a space too large to list."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction

import pytest

from communique.model.scenario import Seat
from communique.model.sheet import Sheet, SheetBox

SIZES = (12,) * 9


@pytest.fixture(scope="module")
def hyper_rectangles() -> Callable[..., Callable[[tuple[int, ...]], float]]:
    """NegMAS's class."""
    preferences = pytest.importorskip("negmas.preferences", reason="NegMAS (extra research) is not installed")
    found: Callable[..., Callable[[tuple[int, ...]], float]] = preferences.HyperRectangleUtilityFunction
    return found


@pytest.mark.parametrize("seed", range(5))
def test_a_sheet_of_boxes_is_worth_what_negmas_says(
    seed: int, hyper_rectangles: Callable[..., Callable[[tuple[int, ...]], float]]
) -> None:
    rng = random.Random(seed)
    boxes = []
    for _ in range(25):
        issues = sorted(rng.sample(range(len(SIZES)), rng.randint(2, 5)))
        boxes.append(SheetBox(tuple((i, *sorted(rng.choices(range(12), k=2))) for i in issues), rng.randint(-40, 90)))
    ours = Sheet(Seat(0), ((0,) * 12,) * 9, (), 0, boxes=tuple(boxes))
    # Theirs are open at both ends, so that half a step more on either side holds the same whole numbers.
    ranges = [{i: (low - 0.5, high + 0.5) for i, low, high in box.bounds} for box in boxes]
    theirs = hyper_rectangles(ranges, [float(box.points) for box in boxes])
    for _ in range(300):
        package = tuple(rng.randrange(size) for size in SIZES)
        assert Fraction(theirs(package)) == ours.value(package)
