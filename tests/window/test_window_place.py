"""A window opens where it can be seen and moved, whatever was kept of an earlier one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygame import Rect

from communique.window.kit.window_place import GRIP, SMALLEST, WindowPlace, seen_place
from communique.window.preferences import Settings, read_settings, write_settings

PIXELS = st.integers(-6000, 9000)
DESKTOPS = st.lists(st.tuples(st.integers(640, 5000), st.integers(400, 3000)), min_size=1, max_size=3)


@given(st.builds(WindowPlace, PIXELS, PIXELS, PIXELS, PIXELS), DESKTOPS)
def test_its_head_is_on_a_screen_and_it_is_no_larger_than_that(
    place: WindowPlace, desktops: list[tuple[int, int]]
) -> None:
    seen = seen_place(place, desktops)
    assert seen.wide >= min(SMALLEST[0], *(wide for wide, _ in desktops))
    screens, x, y = [], 0, 0
    for wide, high in desktops:
        screens += [Rect(x, 0, wide, high), Rect(0, y, wide, high)]
        x, y = x + wide, y + high
    head = Rect(seen.x, seen.y, seen.wide, 1)
    holding = [one for one in screens if head.clip(one).w >= min(GRIP, seen.wide)]
    assert any(seen.wide <= one.w and seen.high <= one.h for one in holding)
    assert seen_place(seen, desktops) == seen


def test_it_is_kept_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    kept = Settings(place=(10, 20, 1000, 700))
    assert write_settings(kept, path) == ""
    assert read_settings(path) == kept


@pytest.mark.parametrize(
    "place", [[1, 2, 3], [1, 2, 3, "4"], [1, 2, 3, 1e9], "here", [True, 1, 1, 1], [10**7, 0, 1, 1]]
)
def test_what_is_no_place_is_passed_over(tmp_path: Path, place: object) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"place": place}), encoding="utf-8")
    assert read_settings(path).place == ()
