"""Settings are kept, and a damaged file never keeps the game from opening."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from window.people import Person

from communique.window.kit import Segmented
from communique.window.preferences import Settings, read_settings, settings_path, write_settings
from communique.words import catalogue, use


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


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A catalogue of two words beside English."""
    folder = tmp_path / "locale" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "communique.mo").write_bytes(compiled({"": CHARSET, "English": "Deutsch", "Settings": "Einstellungen"}))
    monkeypatch.setattr(catalogue, "LOCALES", tmp_path / "locale")
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.delenv("COMMUNIQUE_LANGUAGE", raising=False)
    yield
    use("en")


CHARSET = "Content-Type: text/plain; charset=utf-8\n"


def compiled(texts: dict[str, str]) -> bytes:
    """A catalogue as gettext reads it: a head, the places of the texts and of what they become, and all of them."""
    pairs = sorted((one.encode(), other.encode()) for one, other in texts.items())
    count, body, places = len(pairs), b"", ([], [])
    start = 28 + 16 * count
    for side, rows in enumerate(places):
        for pair in pairs:
            rows.append(struct.pack("<II", len(pair[side]), start + len(body)))
            body += pair[side] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0)
    return head + b"".join(places[0]) + b"".join(places[1]) + body


def test_with_one_language_there_is_nothing_to_choose() -> None:
    person = Person()
    person.app.go("settings")
    assert not person.there("language")


@pytest.mark.usefixtures("german")
def test_a_language_with_a_catalogue_can_be_chosen_and_is_spoken_at_once_and_kept(tmp_path: Path) -> None:
    person = Person()
    person.app.go("settings")
    assert [option.text for option in person.ui.find("language", Segmented).options] == [
        "As the system", "Deutsch", "English",
    ]  # fmt: skip
    person.tab_to("language")
    person.key("2")
    assert "Einstellungen" in person.ui.dump()
    assert read_settings(tmp_path / "settings.json").language == "de"
    person.key("3")
    assert "Settings" in person.ui.dump()


def test_a_language_whose_catalogue_is_gone_reads_as_the_systems(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"language": "xx", "text": 125}')
    assert read_settings(path) == Settings(text=125)
