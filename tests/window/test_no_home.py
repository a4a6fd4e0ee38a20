"""A user without a home folder: the game starts, says what would help, and is saved in a folder for temporary files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import platformdirs
import pytest

from communique.loading.scenario_file import load_scenario
from communique.session.folder import listing, saves_folder
from communique.session.recorder import SaveError, Turn
from communique.window.app import App
from communique.window.game import Setup, open_game
from communique.window.preferences import Settings, read_settings, write_settings

NO_SAVES = "This user has no home folder to save in; set COMMUNIQUE_SAVES to a folder for saves."


def _error(kind: type[Exception]) -> Any:
    def fail(*_: Any, **__: Any) -> Path:
        raise kind("no home")

    return fail


@pytest.fixture(params=[RuntimeError, KeyError, None])
def homeless(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ways in which a system says that it knows no home: two errors, and a path that begins with ~."""
    lost = _error(request.param) if request.param else lambda *_, **__: Path("~") / ".local"
    for name in ("user_data_path", "user_config_path"):
        monkeypatch.setattr(platformdirs, name, lost)
    monkeypatch.delenv("COMMUNIQUE_SAVES", raising=False)
    monkeypatch.delenv("COMMUNIQUE_SETTINGS", raising=False)


def test_saves_have_no_folder_and_the_sentence_says_what_helps(homeless: None) -> None:
    with pytest.raises(SaveError) as said:
        saves_folder()
    assert str(said.value) == NO_SAVES
    assert listing() == ()


def test_the_settings_are_their_defaults_and_hold_until_the_window_closes(homeless: None) -> None:
    assert read_settings() == Settings()
    assert write_settings(Settings()) == (
        "The settings could not be kept (this user has no home folder; set COMMUNIQUE_SETTINGS to a file for them); "
        "they hold until you quit."
    )


def test_the_title_and_the_list_of_saves_open(homeless: None) -> None:
    app = App((1280, 800), inline=True)
    app.begin("title")
    app.go("load")
    assert app.screen.name == "load"


def test_a_game_is_saved_for_the_time_being_and_says_so(
    homeless: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    app, told = App((1280, 800), inline=True), list[tuple[Turn, str]]()
    app.post = lambda action: action()  # type: ignore[method-assign]
    app.tell_of_save = lambda turn, sentence: told.append((turn, sentence))  # type: ignore[method-assign, assignment]
    setup = Setup(load_scenario("lantern-strait"), "guided", "conference", 1, ("human", "firm"))
    game = open_game(app, setup)
    (path,) = tmp_path.glob("*.communique")
    assert game.turn == 0
    assert told == [(Turn.MOVED, f"{NO_SAVES} Until then it goes to {path}.")]
    game.close()
