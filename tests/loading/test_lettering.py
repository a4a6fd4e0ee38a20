"""Texts that show nothing, marks that nobody sees, characters that no font has: in whichever field they stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from communique import shipped
from communique.loading import glyphs
from communique.loading.lettering import lettering
from communique.loading.scenario_file import ScenarioError, findings_in, list_scenarios, load_scenario

SAMPLE = (Path(__file__).parent / "sample.yaml").read_text(encoding="utf-8")
HOURS = "    title: Hours of the gate\n"
EMPTY = ["\u200b", "\u00ad", "\u200b \u2060", "\u3164", "\u2800", "\u0301", "\ufe0f"]


def found(tmp_path: Path, old: str, new: str) -> list[str]:
    assert old in SAMPLE
    path = tmp_path / "sample.yaml"
    path.write_text(SAMPLE.replace(old, new, 1), encoding="utf-8")
    return [str(one).removeprefix(f"{path}:") for one in findings_in(path) if "fact sheet" not in one.sentence]


@pytest.mark.parametrize("text", EMPTY)
def test_a_title_that_shows_nothing_is_an_error(tmp_path: Path, text: str) -> None:
    (said,) = found(tmp_path, HOURS, f'    title: "{text}"\n')
    assert said.startswith('54:12: "title" of issue "gate" shows nothing (U+')


def test_what_shows_nothing_is_named(tmp_path: Path) -> None:
    assert found(tmp_path, HOURS, '    title: "\u200b"\n') == [
        '54:12: "title" of issue "gate" shows nothing (U+200B ZERO WIDTH SPACE); it should be text'
    ]


def test_a_character_without_a_glyph_is_a_warning_that_names_it(tmp_path: Path) -> None:
    assert found(tmp_path, HOURS, "    title: Hours \U0001f54a of the gate\n") == [
        '54:12: warning: "title" of issue "gate" holds U+1F54A DOVE OF PEACE, which our fonts do not have; '
        "window and papers show a box in its place"
    ]


def test_of_many_characters_without_a_glyph_three_are_named(tmp_path: Path) -> None:
    (said,) = found(tmp_path, HOURS, "    title: 日本語日本語会議\n")
    assert said.count("U+") == 3
    assert "U+8A9E CJK UNIFIED IDEOGRAPH-8A9E and 2 more" in said


def test_a_mark_of_direction_is_a_warning(tmp_path: Path) -> None:
    assert found(tmp_path, HOURS, "    title: Hours\u200f of the gate\n") == [
        '54:12: warning: "title" of issue "gate" holds U+200F RIGHT-TO-LEFT MARK, which nobody can see; '
        "it may be taken out"
    ]


@pytest.mark.parametrize("text", ["Ծովակ", "Сочи", "Bakı", "naïve\u00ad", "co\u200boperation", "e\u0301", "a\u00a0b"])
def test_letters_that_can_be_read_are_no_finding(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, HOURS, f'    title: "{text}"\n') == []


def test_every_text_of_a_scenario_is_looked_at() -> None:
    """Not a list of fields: each text in the sample is replaced in turn, and each is found."""
    data = yaml.safe_load(SAMPLE)
    paths = list(_places(data, ()))
    assert len(paths) > 100
    for path in paths:
        (one,) = lettering(_changed(data, path))
        assert (one.path, one.warning) == (path, False)


def _places(data: Any, path: tuple[Any, ...]) -> Any:
    if isinstance(data, str):
        yield path
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from _places(value, (*path, key))


def _changed(data: Any, path: tuple[Any, ...]) -> Any:
    if not path:
        return "\u200b"
    inner = data.copy()
    inner[path[0]] = _changed(data[path[0]], path[1:])
    return inner


@pytest.mark.parametrize("name", list_scenarios())
def test_what_comes_with_the_program_is_without_a_finding(name: str) -> None:
    assert findings_in(name) == ()


@pytest.mark.parametrize("font", sorted(path.name for path in (shipped.assets() / "fonts").glob("*.ttf")))
def test_every_font_has_the_characters_that_the_one_looked_at_has(font: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = glyphs.drawn()
    monkeypatch.setattr(glyphs, "_FONT", font)
    assert glyphs.drawn.__wrapped__() == expected


def test_the_table_of_characters_is_what_another_reader_of_fonts_says() -> None:
    fonts = pytest.importorskip("fontTools.ttLib")
    font = fonts.TTFont(shipped.assets() / "fonts" / "AccordSans-Regular.ttf")
    assert glyphs.drawn() == set(font.getBestCmap())


def test_some_letters_have_a_glyph_and_some_have_none() -> None:
    assert glyphs.missing("Aé−Ա Я□") == []
    assert glyphs.missing("\U0001f54a日א") == ["\U0001f54a", "日", "א"]


def test_a_text_that_shows_nothing_keeps_a_scenario_from_loading(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="shows nothing"):
        load_scenario(_written(tmp_path, "\u200b"))


def test_a_character_without_a_glyph_does_not_keep_a_scenario_from_loading(tmp_path: Path) -> None:
    assert "日" in [issue.title for issue in load_scenario(_written(tmp_path, "日")).public.issues]


def _written(folder: Path, title: str) -> Path:
    path = folder / "sample.yaml"
    path.write_text(SAMPLE.replace(HOURS, f'    title: "{title}"\n'), encoding="utf-8")
    return path
