"""A scenario brings a map: a file beside it or one of ours, checked when it is loaded, drawn by the window."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pseudo import plain_words, pseudo

from communique.loading.region_map import MapError, map_names, read_map
from communique.loading.scenario_file import findings_in, load_scenario

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "scenarios" / "README.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL)[0]
"""The map that the guide for authors shows."""
PLAIN = (ROOT / "scenarios" / "lantern-strait.yaml").read_text(encoding="utf-8").replace("map: lantern-strait\n", "")
"""Lantern Strait as if it had no map."""


def mapped(tmp_path: Path, drawing: str | None, name: str = "valley") -> Path:
    """Lantern Strait in a folder of its own, with a map."""
    if drawing is not None:
        (tmp_path / "valley.map.json").write_text(drawing, encoding="utf-8")
    path = tmp_path / "lantern-strait.yaml"
    path.write_text(PLAIN.replace("\nfictional:", f"\nmap: {name}\nfictional:", 1), encoding="utf-8")
    return path


def told(path: Path) -> list[str]:
    """What is found, with line and column."""
    return [f"{one.line}:{one.column}: {one.sentence}" for one in findings_in(path)]


def without(key: str) -> str:
    return json.dumps({name: value for name, value in json.loads(EXAMPLE).items() if name != key})


def test_a_map_beside_a_scenario_is_found_and_leaves_its_digest_as_it_was(tmp_path: Path) -> None:
    scenario = load_scenario(mapped(tmp_path, EXAMPLE))
    assert scenario.public.map == str(tmp_path / "valley.map.json")
    assert scenario.digest == load_scenario("lantern-strait").digest
    drawn = read_map(Path(scenario.public.map))
    assert drawn.view == (10.0, 50.0, 14.0, 52.0)
    assert [place.name for place in drawn.places] == ["Mill"]
    assert [area.water for area in drawn.areas] == [False, True]
    assert drawn.ridges[0].hills == 9
    assert len(drawn.outlines) == len(drawn.borders) == 1


MAPS = {
    path.name.split(".")[0]: path
    for pattern in ("assets/map/*.json", "scenarios/*.map.json")
    for path in ROOT.glob(pattern)
}


@pytest.mark.parametrize("name", sorted(MAPS))
def test_a_map_can_be_read_and_shows_every_place_that_it_names(name: str) -> None:
    drawn = read_map(MAPS[name])
    west, south, east, north = drawn.view
    assert [
        place.name for place in drawn.places if not (west <= place.lon <= east and south <= place.lat <= north)
    ] == []
    assert drawn.outlines


def test_the_map_of_sochi_is_one_of_ours() -> None:
    assert Path(load_scenario("sochi-2021").public.map).name == "caucasus.json"
    assert "caucasus" in map_names(None)
    assert Path(load_scenario("two-valleys").public.map).name == "two-valleys.json"


def test_no_line_divides_the_two_valleys_for_none_has_been_agreed() -> None:
    drawn = read_map(Path(load_scenario("two-valleys").public.map))
    assert drawn.borders == ()
    assert drawn.invented
    assert [area.name for area in drawn.areas if not area.water] == ["Ostrel", "Velmar", "Karsund"]


def test_a_map_that_is_not_there_is_found_with_its_place(tmp_path: Path) -> None:
    path = mapped(tmp_path, EXAMPLE, "valey")
    line = PLAIN[: PLAIN.index("\nfictional:")].count("\n") + 2
    assert told(path) == [f'{line}:6: there is no map "valey"; did you mean "valley"?']


def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    (said,) = told(mapped(tmp_path, EXAMPLE, "../valley"))
    assert "it should be the name of a map" in said


@pytest.mark.parametrize(
    ("drawing", "reason"),
    [
        ("{", "valley.map.json is no JSON"),
        (without("source"), 'valley.map.json has no "source"'),
        (EXAMPLE.replace("communique-map 1", "map"), 'valley.map.json holds at "format" what a map cannot hold there'),
        (EXAMPLE.replace("[10.0, 50.0, 14.0", "[15.0, 50.0, 14.0"), 'valley.map.json holds at "view" what a map'),
        (EXAMPLE.replace('"lon": 12.1', '"lon": 912.1'), 'valley.map.json holds at "places.0.lon" what a map'),
        (EXAMPLE.replace('"hills": 9', '"hills": 9, "snow": true'), 'holds at "ridges.0.snow" what a map'),
        (EXAMPLE + " " * 5_000_000, "valley.map.json is larger than 5,000,000 bytes"),
    ],
    ids=["json", "missing", "format", "view", "degrees", "unknown", "size"],
)
def test_a_map_that_cannot_be_drawn_is_found_when_its_scenario_is_checked(
    tmp_path: Path, drawing: str, reason: str
) -> None:
    (said,) = told(mapped(tmp_path, drawing))
    assert 'the map "valley" cannot be used: ' in said
    assert reason in said
    with pseudo():
        (said,) = told(mapped(tmp_path, drawing))
        assert plain_words(said, [*re.findall(r'"[^"]*"', said), "valley.map.json"]) == []


def test_a_file_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(MapError, match=r"nowhere\.map\.json cannot be read"):
        read_map(tmp_path / "nowhere.map.json")
