"""Settings are kept, and a damaged file never keeps the game from opening."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.window.preferences import Settings, read_settings, settings_path, write_settings


def test_what_is_written_is_read(tmp_path: Path) -> None:
    chosen = Settings(text=150, full_screen=True, sound=False, volume=30, reduced_motion=True, pace="brisk")
    assert write_settings(chosen, tmp_path / "deep" / "settings.json") == ""
    assert read_settings(tmp_path / "deep" / "settings.json") == chosen


@pytest.mark.parametrize(
    "text", ["", "{", "[1]", "null", '{"text": 101}', '{"text": "150"}', '{"pace": 3}', "[" * 9999]
)
def test_nonsense_reads_as_defaults(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text)
    assert read_settings(path) == Settings()


def test_one_bad_value_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"text": 125, "volume": 900, "reduced_motion": 1, "sound": false, "colour": "red"}')
    assert read_settings(path) == Settings(text=125, sound=False)


def test_a_missing_file_reads_as_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "nothing.json") == Settings()


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = write_settings(Settings(), tmp_path / "file" / "settings.json")
    assert said.startswith("The settings could not be kept in ")


def test_the_place_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "own.json"))
    assert settings_path() == tmp_path / "own.json"


def test_reduced_motion_takes_the_pause_away() -> None:
    assert Settings(pace="calm").delay == 2.6
    assert Settings(pace="calm", reduced_motion=True).delay == 0.0
