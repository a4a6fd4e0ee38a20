"""Every map of ours, at many sizes and texts: what is written lies on nothing else that is, and all of it is in."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygame import Rect

from communique import shipped
from communique.loading.region_map import RegionMap, read_map
from communique.window import map as world
from communique.window import theme

FILES = sorted([*(shipped.assets() / "map").glob("*.json"), *shipped.scenarios().glob("*.map.json")])


@cache
def region(path: Path) -> RegionMap:
    return read_map(path)


def written(size: tuple[int, int], text: float, scale: float, path: Path) -> tuple[list[world.Placed], list[Rect]]:
    """The labels, and the note and the scale."""
    style = theme.style(text_scale=text)
    style.rescale(scale)
    shown = region(path)
    note = world._note_rect(size, style, world.note_of(shown))
    projection = world.projected(shown, size, style)
    rest = (
        []
        if shown.invented
        else [world._scale_rect(size, style, projection, world.note_of(shown), world._capitals(shown, projection))]
    )
    return world.place_labels(size, style, shown), [note, *rest]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.partition(".")[0])
@given(
    wide=st.integers(400, 1900),
    shape=st.floats(1.2, 1.9),
    text=st.sampled_from([1.0, 1.25, 1.5]),
    scale=st.sampled_from([1.0, 1.5, 2.0]),
)
@settings(max_examples=25, deadline=None)
def test_nothing_written_lies_on_anything(path: Path, wide: int, shape: float, text: float, scale: float) -> None:
    size = (round(wide * scale), round(wide / shape * scale))
    labels, rest = written(size, text, scale, path)
    sheet = Rect((0, 0), size)
    for label in labels:
        assert sheet.contains(label.rect), label.words
        assert label.rect.collidelist(rest) < 0, label.words
    for one, other in combinations(labels, 2):
        assert not one.rect.colliderect(other.rect), (one.words, other.words)
    for one in labels:
        for dot in (label.dot for label in labels if label.dot is not None):
            assert not one.rect.collidepoint(dot), one.words
    for one, other in combinations(rest, 2):
        assert not one.colliderect(other)
    assert all(sheet.contains(one) for one in rest)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.partition(".")[0])
@pytest.mark.parametrize("size", [(360, 250), (420, 290), (475, 330), (620, 420), (1100, 760)])
@pytest.mark.parametrize("text", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("scale", [1.0, 1.4])
def test_no_capital_is_left_out_while_another_is_named(
    path: Path, size: tuple[int, int], text: float, scale: float
) -> None:
    sheet = round(size[0] * scale), round(size[1] * scale)
    labels, _ = written(sheet, text, scale, path)
    words = {label.words for label in labels}
    capitals = {place.name for place in region(path).places if place.rank == 0}
    assert capitals & words in (capitals, set())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.partition(".")[0])
@pytest.mark.parametrize("size", [(420, 290), (620, 420), (1100, 760)])
@pytest.mark.parametrize("text", [1.0, 1.5])
def test_countries_are_named_all_alike_or_not_at_all(path: Path, size: tuple[int, int], text: float) -> None:
    labels, rest = written(size, text, 1.0, path)
    shown = region(path)
    projection = world.projected(shown, size, theme.style(text_scale=text))
    inner = Rect((0, 0), size).inflate(-28, -28)
    spots = {area.large: projection.at(area.lon, area.lat) for area in shown.areas if not area.water}
    seen = {name for name, at in spots.items() if inner.collidepoint(at) and not rest[0].collidepoint(at)}
    words = {label.words for label in labels}
    named = {name for name in seen if name in words}
    assert named in (seen, set())
    faces = {label.face.size for label in labels if label.words in seen}
    assert len(faces) <= 1
