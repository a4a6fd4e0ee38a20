"""A window that is killed, and a save that is taken away in mid-game: nothing that was shown is lost, all is said."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from behind import session_of
from losses import LOSSES, Loss
from shown import states
from window.befallen import Befallen

from communique.loading.scenario_file import load_scenario
from communique.model.sheet import Scenario
from communique.rules.dice import Dice
from communique.session.recorder import Turn
from communique.session.store import read_save

pytestmark = pytest.mark.slow

PLAYING = Path(__file__).with_name("playing.py")


@pytest.fixture(scope="module")
def strait() -> Scenario:
    return load_scenario("lantern-strait")


@pytest.fixture(autouse=True)
def saves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "all" / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path / "all" / "saves"


def killed(count: int, people: int) -> list[list[str]]:
    """The name of the save and the digest, for each state that a window had painted when it was killed."""
    command = [sys.executable, str(PLAYING), "lantern-strait", "conference", str(people), "scored", "7"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        said = [program.stdout.readline() for _ in range(count)]
        program.send_signal(signal.SIGKILL)
        said += program.stdout.read().splitlines(keepends=True)
    return [line.split()[:2] for line in said if line.endswith("\n")]


@pytest.mark.parametrize("people", [1, 2])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_window_loses_no_move_it_has_painted_and_the_next_goes_on_there(saves: Path, people: int) -> None:
    first = killed(9, people)
    (path,) = saves.glob("*.communique")
    there = states(path)
    assert [digest for name, digest in first if (name, digest in there) != (path.name, True)] == []
    second = killed(3, people)
    assert second[0] == [path.name, there[-1]]
    assert [digest for name, digest in second if name == path.name and digest not in states(path)] == []


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.__name__)
def test_a_save_that_is_lost_in_mid_game_is_named_and_the_game_is_in_a_save(strait: Scenario, loss: Loss) -> None:
    one = Befallen(strait, "conference", Dice(3, 0, loss.__name__))
    for _ in range(3):
        one.go_on()
        one.mend()
        one.befall(loss)
    one.mend()
    assert one.wrong == []
    assert one.held()
    one.game.close()


def test_one_loss_after_the_other_in_one_game_leaves_a_save_that_holds_it(strait: Scenario) -> None:
    one = Befallen(strait, "alternating", Dice(4, 0, "losses"))
    for loss in LOSSES:
        one.go_on()
        one.mend()
        one.befall(loss)
    one.mend()
    assert one.wrong == []
    assert list(read_save(one.path).events) == session_of(one.game).events
    one.game.close()


def test_while_a_file_stands_where_the_folder_was_the_game_is_unsaved_and_then_saved(strait: Scenario) -> None:
    one = Befallen(strait, "conference", Dice(5, 0, "folder"))
    folder = one.path.parent
    folder.rename(folder.with_name("elsewhere"))
    folder.write_text("no folder")
    one.game.look_after_save()
    one.listen()
    assert one.said[-1] == (Turn.UNSAVED, one.game.unsaved)
    folder.unlink()
    one.game.look_after_save()
    one.listen()
    assert one.game.unsaved == ""
    assert one.said[-1] == (Turn.SAVED, f"All of it is in {one.path} now.")
    one.game.close()


def test_another_reason_for_not_saving_is_said_too(strait: Scenario) -> None:
    one = Befallen(strait, "conference", Dice(7, 0, "reasons"))
    folder, above = one.path.parent, one.path.parent.parent
    folder.rename(folder.with_name("elsewhere"))
    folder.write_text("no folder")
    one.game.look_after_save()
    above.rename(above.with_name("far away"))
    above.write_text("no folder either")
    one.game.look_after_save()
    one.listen()
    assert [turn for turn, _ in one.said] == [Turn.UNSAVED, Turn.UNSAVED]
    assert one.said[0] != one.said[1] == (Turn.UNSAVED, one.game.unsaved)
    one.game.close()


def test_a_save_that_was_carried_away_is_as_it_was(strait: Scenario) -> None:
    one = Befallen(strait, "conference", Dice(6, 0, "aside"))
    old, aside = one.path, one.path.with_name("mine.communique")
    before = old.read_bytes()
    old.rename(aside)
    old.write_text("somebody else's words")
    for _ in range(5):
        one.go_on()
    assert one.path != old
    assert (aside.read_bytes(), old.read_text()) == (before, "somebody else's words")
    one.game.close()
