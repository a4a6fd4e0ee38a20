"""Boxes against NegMAS's hyper-rectangles, on packages drawn from a space too large to list."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from communique.interop.domain import Refused
from communique.interop.exporting import exported
from communique.interop.negmas_adapter import negmas_scenario
from communique.loading.scenario_file import load_scenario
from communique.model.scenario import Seat
from communique.model.sheet import Scenario, Sheet, SheetBox

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


def boxed() -> Scenario:
    plain = load_scenario("lantern-strait")
    box = SheetBox(((0, 1, 2), (1, 1, 2), (2, 1, 1)), 25)
    return replace(plain, sheets=(replace(plain.sheets[0], boxes=(box,)), *plain.sheets[1:]))


def test_negmas_is_told_of_boxes() -> None:
    pytest.importorskip("negmas", reason="NegMAS (extra research) is not installed")
    case = boxed()
    theirs = negmas_scenario(case).ufuns[0]
    for package in ((1, 1, 1), (1, 1, 0), (0, 2, 1)):
        whole = (*package, *(0,) * (len(case.public.issues) - 3))
        outcome = tuple(issue.options[k].id for issue, k in zip(case.public.issues, whole, strict=True))
        assert theirs(outcome) == case.sheets[0].value(whole) / case.public.scale


def test_what_has_no_place_for_boxes_says_so() -> None:
    with pytest.raises(Refused, match=r"no place for points of ranges of issues \(boxes here: 1\); --leave-out"):
        exported(boxed(), "geniusweb")
    assert any(
        "1 box, points of ranges of issues, was left out" in note
        for note in exported(boxed(), "geniusweb", leave_out=True).notes
    )
