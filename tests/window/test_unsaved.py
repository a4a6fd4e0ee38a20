"""What the window does when a game cannot be saved, and with saves that are damaged or have hostile words."""

from __future__ import annotations

import errno
import json
import os
import tempfile
from pathlib import Path
from random import Random

import hostile_folders
import pytest
from behind import session_of
from window.people import Person

from communique.loading.scenario_file import load_scenario
from communique.rules.moves.end_turn import Pass
from communique.session.folder import last_played, saves_folder
from communique.session.log import HUMAN
from communique.session.store import read_save
from communique.window.game import Game, Setup, open_game
from communique.window.unsaved import places


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home" / "Documents").mkdir(parents=True)
    return tmp_path


def no_room(*_: object) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def at_the_table(person: Person, *, scored: bool = False) -> Game:
    scenario = load_scenario("lantern-strait")
    lineup = (HUMAN, *("random",) * (len(scenario.sheets) - 1))
    game = open_game(person.app, Setup(scenario, "guided", "alternating", 7, lineup, scored))
    person.app.play(game)
    person.app.enter_game()
    person.look()
    return game


def unsaved(person: Person, monkeypatch: pytest.MonkeyPatch) -> Game:
    """A game whose disk is full since its last move."""
    game = at_the_table(person)
    monkeypatch.setattr(os, "fsync", no_room)
    assert game.submit(Pass()) is None
    person.look()
    return game


def said(person: Person) -> str:
    return " ".join(widget.text() for widget in person.ui.walk())


def test_a_full_disk_is_said_at_once_and_the_game_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    person = Person()
    game = unsaved(person, monkeypatch)
    assert "No space left on device" in said(person)
    person.click("play-on")
    assert not person.there("unsaved")
    assert game.unsaved != ""


def test_trying_again_says_it_again_until_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    person = Person()
    with monkeypatch.context() as patch:
        game = unsaved(person, patch)
        person.click("try-again")
        assert person.there("unsaved")
    person.click("try-again")
    assert not person.there("unsaved")
    assert game.unsaved == ""
    assert game.recorder is not None
    assert read_save(game.recorder.path).events == tuple(session_of(game).events)


def test_another_folder_takes_the_whole_game(monkeypatch: pytest.MonkeyPatch, folders: Path) -> None:
    person = Person()
    with monkeypatch.context() as patch:
        game = unsaved(person, patch)
        person.click("elsewhere")
        person.click("save-here")
        assert "the game cannot be saved here (No space left on device)" in said(person)
    person.click("save-here")
    assert game.recorder is not None
    assert game.recorder.path.parent == folders / "home" / "Documents"
    assert game.unsaved == ""
    assert read_save(game.recorder.path).events == tuple(session_of(game).events)


@pytest.mark.parametrize("typed", ["", "   ", "here", "~nobody-of-this-name/x"])
def test_a_folder_that_is_none_is_refused_in_the_form(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    person = Person()
    game = unsaved(person, monkeypatch)
    person.click("elsewhere")
    person.ui.find("folder").set(typed)  # type: ignore[attr-defined]
    person.click("save-here")
    assert person.ui.find("folder-problem").text() != ""
    assert game.unsaved != ""


def test_leaving_asks_first_and_asked_twice_it_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    person = Person()
    unsaved(person, monkeypatch)
    person.click("play-on")
    person.app.home()
    person.look()
    assert person.at == "table"
    assert person.focus == "no"
    person.app.home()
    person.look()
    assert person.at == "title"


def test_the_form_can_be_asked_for_where_no_folder_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", none)
    monkeypatch.setattr(Path, "home", lambda: Path("/root\0"))
    assert places() == []


def test_a_new_save_is_the_last_played(folders: Path) -> None:
    person = Person()
    game = at_the_table(person)
    assert game.recorder is not None
    old = game.recorder.path
    old.rename(old.with_suffix(".old"))
    old.write_text("another")
    person.app.each_second()
    person.look()
    assert game.recorder.path != old
    assert last_played(saves_folder()) == game.recorder.path.name


# -- damaged saves -------------------------------------------------------------------


def damaged(folder: Path, name: str = "a.communique") -> int:
    """A save of a game with a spoilt line in the middle; how many events stand before it."""
    lines = hostile_folders.game().splitlines(keepends=True)
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(b"".join([*lines[:6], b"x" + lines[6], *lines[7:]]))
    return 5


@pytest.mark.parametrize("way", ["title", "list"])
def test_the_game_up_to_the_damage_can_be_had_in_the_window(folders: Path, way: str) -> None:
    count = damaged(saves_folder())
    before = (saves_folder() / "a.communique").read_bytes()
    person = Person()
    if way == "title":
        person.click("continue")
    else:
        person.app.go("load")
        assert person.there("delete0")
        person.click("copy0")
    assert person.there("damaged")
    assert ":7: this line is damaged; everything before it can be read." in said(person)
    person.click("open-copy")
    game = person.app.game
    assert game is not None
    assert game.recorder is not None
    assert game.recorder.path.name != "a.communique"
    assert read_save(game.recorder.path).events[:count] == read_good(before)[:count]
    assert (saves_folder() / "a.communique").read_bytes() == before


def read_good(_: bytes) -> tuple[object, ...]:
    path = saves_folder() / "whole"
    path.write_bytes(hostile_folders.game())
    return read_save(path).events


def test_a_damaged_one_may_be_left_as_it_is(folders: Path) -> None:
    damaged(saves_folder())
    person = Person()
    person.click("continue")
    person.click("leave")
    assert (person.at, person.app.game) == ("title", None)
    assert [one.name for one in saves_folder().iterdir()] == ["a.communique"]


HOSTILE = {
    "protocol": "a\0b\u202e\ud800\n",
    "level": "\0\u200b",
    "scenario": "\u202e\u200b",
}


@pytest.mark.skipif(os.name != "posix", reason="names of any bytes")
@pytest.mark.parametrize("key", HOSTILE)
@pytest.mark.parametrize("name", ["a", "\udcff\x01\x1b", "\u202egnp", "\u200b"])
def test_no_word_of_a_save_reaches_the_screen_unless_it_can_be_shown(folders: Path, key: str, name: str) -> None:
    head = json.loads(hostile_folders.game().split(b"\n")[0]) | {"format": "communique-game 1", key: HOSTILE[key]}
    damaged(saves_folder(), f"{name}.communique")
    (saves_folder() / f"{name}-.communique").write_text(json.dumps(head) + "\n")
    person = Person()
    person.app.go("load")
    person.look()
    for number in range(2):
        assert person.there(f"delete{number}")
        if person.there(f"copy{number}"):
            person.click(f"copy{number}")
            assert said(person).replace("\n", "").isprintable()
            person.click("leave")
    assert said(person).replace("\n", "").isprintable()


@pytest.mark.skipif(os.name != "posix", reason="makes pipes, links and names of any bytes")
@pytest.mark.parametrize("number", [3, 8, 20, 41, 63])
def test_a_hostile_folder_does_not_keep_anybody_out(folders: Path, number: int) -> None:
    hostile_folders.fill(saves_folder(), number)
    person = Person()
    assert person.at == "title"
    person.app.go("load")
    person.look()
    assert person.at == "load"
    if saves_folder().is_dir():
        saves_folder().chmod(0o700)


@pytest.mark.skipif(os.name != "posix", reason="makes pipes, links and names of any bytes")
@pytest.mark.parametrize(
    "kind", ["pipe", "dangling", "loop", "to zeros", "sparse", "brackets", "empty folder", "noise"]
)
def test_each_broken_one_can_be_deleted_in_the_window(folders: Path, kind: str) -> None:
    saves_folder().mkdir()
    hostile_folders.KINDS[kind](os.fsencode(saves_folder() / "bad.communique"), Random(1))
    person = Person()
    person.app.go("load")
    person.click("delete0")
    person.click("yes")
    assert list(saves_folder().iterdir()) == []
    assert "There is no saved game yet." in said(person)


# -- for score -----------------------------------------------------------------------


def test_a_game_for_score_cannot_be_taken_back_after_others_have_moved_and_says_why() -> None:
    person = Person()
    game = at_the_table(person, scored=True)
    assert game.submit(Pass()) is None
    person.look()
    assert len(session_of(game).events) > 1
    assert not game.undo()
    assert game.no_undo != ""
    assert session_of(game).marks.takebacks == 0


def test_the_closing_says_what_was_taken_back() -> None:
    person = Person()
    game = at_the_table(person)
    game.submit(Pass())
    person.look()
    assert game.undo()
    while not game.over:
        assert game.submit(Pass()) is None
        person.look()
    person.click("to-result")
    assert person.at == "closing"
    assert person.ui.find("marks").text() == "Something was taken back once."


def test_the_closing_of_a_game_played_straight_through_says_nothing_of_it() -> None:
    person = Person()
    game = at_the_table(person)
    while not game.over:
        assert game.submit(Pass()) is None
        person.look()
    assert not person.there("marks")
