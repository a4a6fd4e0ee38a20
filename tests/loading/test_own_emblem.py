"""A scenario brings an emblem: a file beside it, checked when it is loaded, cast by the window like the others."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pygame
import pytest

from communique.loading.own_emblem import EmblemError, emblem_names, read_emblem
from communique.loading.scenario_file import findings_in, load_scenario
from communique.window import emblem_art

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "scenarios" / "README.md").read_text(encoding="utf-8")
EXAMPLE = next(text for text in re.findall(r"```json\n(.*?)```", README, re.DOTALL) if "communique-emblem" in text)
"""The emblem that the guide for authors shows."""
PLAIN = (ROOT / "scenarios" / "lantern-strait.yaml").read_text(encoding="utf-8").replace("map: lantern-strait\n", "")
INK = (18, 103, 128)


def bearing(tmp_path: Path, drawing: str | None) -> Path:
    """Lantern Strait in a folder of its own, where the first party bears an emblem called mill."""
    if drawing is not None:
        (tmp_path / "mill.emblem.json").write_text(drawing, encoding="utf-8")
    path = tmp_path / "lantern-strait.yaml"
    path.write_text(PLAIN.replace("emblem: anchor", "emblem: mill", 1), encoding="utf-8")
    return path


def changed(**new: object) -> str:
    return json.dumps({**json.loads(EXAMPLE), **new})


def told(path: Path) -> list[str]:
    return [f"{one.line}:{one.column}: {one.sentence}" for one in findings_in(path)]


def place_of(path: Path) -> str:
    """Line and column of the name in the scenario."""
    lines = path.read_text(encoding="utf-8").split("\n")
    row = next(k for k, line in enumerate(lines) if "emblem: mill" in line)
    return f"{row + 1}:{lines[row].index('mill') + 1}"


def test_an_emblem_beside_a_scenario_is_found_and_cast(tmp_path: Path) -> None:
    path = bearing(tmp_path, EXAMPLE)
    assert told(path) == []
    party = load_scenario(path).public.parties[0]
    assert party.emblem == str(tmp_path / "mill.emblem.json")
    own = emblem_art.emblem(64, party.emblem, INK)
    assert own.get_size() == (64, 64)
    others = [emblem_art.emblem(64, name, INK) for name in emblem_art.MOTIFS]
    assert pygame.image.tobytes(own, "RGBA") not in [pygame.image.tobytes(one, "RGBA") for one in others]


def test_the_drawing_does_not_count_in_the_digest_and_no_shipped_case_has_changed_its_own(tmp_path: Path) -> None:
    one = load_scenario(bearing(tmp_path, EXAMPLE)).digest
    other = load_scenario(bearing(tmp_path, changed(source="Drawn anew."))).digest
    assert one == other
    assert load_scenario("lantern-strait").public.parties[0].emblem == "anchor"


def test_the_names_are_those_for_everybody_and_those_beside(tmp_path: Path) -> None:
    path = bearing(tmp_path, EXAMPLE)
    assert set(emblem_names(path)) - set(emblem_names(None)) == {"mill"}


def test_an_emblem_that_is_nowhere_is_told_with_its_place(tmp_path: Path) -> None:
    path = bearing(tmp_path, None)
    assert told(path)[0].startswith(f'{place_of(path)}: there is no emblem "mill"; there are: anchor,')


@pytest.mark.parametrize(
    ("drawing", "reason"),
    [
        ("{", "mill.emblem.json is no JSON"),
        (changed(format="communique-emblem 2"), 'mill.emblem.json holds at "format" what an emblem cannot hold there'),
        (changed(shapes=[]), 'mill.emblem.json holds at "shapes" what an emblem cannot hold there'),
        (changed(flag=True), 'mill.emblem.json holds at "flag" what an emblem cannot hold there'),
        (
            changed(shapes=[{"draw": "disc", "at": [0.9, 0.9], "radius": 0.1}]),
            'mill.emblem.json holds at "shapes.0.at" what an emblem cannot hold there',
        ),
        (
            changed(shapes=[{"draw": "face", "at": [0, 0], "radius": 0.1}]),
            'mill.emblem.json holds at "shapes.0" what an emblem cannot hold there',
        ),
        (changed(shapes=[{"draw": "disc", "at": [0, 0]}]), 'mill.emblem.json has no "shapes.0.radius"'),
        (
            changed(shapes=[{"draw": "disc", "at": [0, 0.8], "radius": 0.9}]),
            'mill.emblem.json holds at "shapes.0" what an emblem cannot hold there',
        ),
        (" " * 100_001, "mill.emblem.json is larger than 100,000 bytes"),
    ],
)
def test_an_emblem_that_cannot_be_used_says_why(tmp_path: Path, drawing: str, reason: str) -> None:
    path = bearing(tmp_path, drawing)
    assert told(path) == [f'{place_of(path)}: the emblem "mill" cannot be used: {reason}']


def test_a_file_that_has_gone_is_told_on_reading_and_does_not_stop_a_window(tmp_path: Path) -> None:
    gone = tmp_path / "gone.emblem.json"
    with pytest.raises(EmblemError, match=r"gone\.emblem\.json cannot be read"):
        read_emblem(gone)
    assert emblem_art.emblem(40, str(gone), INK).get_width() == 40


def test_every_kind_of_shape_leaves_a_trace_and_stays_inside_the_medallion(tmp_path: Path) -> None:
    for shape in json.loads(EXAMPLE)["shapes"]:
        path = tmp_path / f"{shape['draw']}.emblem.json"
        path.write_text(changed(shapes=[shape]), encoding="utf-8")
        image = emblem_art.medal(120, str(path), INK)
        assert image.get_bounding_rect(40).w
        assert image.get_rect().contains(image.get_bounding_rect(40))


SHIPPED = {path.name.partition(".")[0]: path for path in (ROOT / "scenarios").glob("*.emblem.json")}


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_an_emblem_of_ours_can_be_read_and_seen(name: str) -> None:
    assert read_emblem(SHIPPED[name])
    image = emblem_art.medal(120, str(SHIPPED[name]), INK)
    assert image.get_bounding_rect(40).w
