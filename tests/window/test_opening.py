"""Opening the window: pictures, no display, pygame installed twice."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pygame
import pytest

from communique.window import launch, run
from communique.window.launch import WindowError

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path


SEEN = ("DISPLAY", "WAYLAND_DISPLAY")


def python(code: str, *without: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `code` in a Python of its own, `without` some variables of the environment."""
    kept = {key: value for key, value in os.environ.items() if key not in (*SEEN, *without)}
    return subprocess.run(
        [sys.executable, "-c", code], env={**kept, **environment}, capture_output=True, text=True, check=False
    )


def size_of(picture: Path) -> tuple[int, int]:
    return pygame.image.load(str(picture)).get_size()


def test_a_picture_of_the_title_is_saved(folders: Path) -> None:
    done = python(
        f"from pathlib import Path; from communique.window import run; run(screenshot=Path({str(folders / 'a.png')!r}))"
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert size_of(folders / "a.png") == (1280, 800)


def test_a_picture_can_be_of_a_scenario_and_of_another_size(folders: Path) -> None:
    done = python(
        f"from pathlib import Path; from communique.window import run\n"
        f"run('lantern-strait', screenshot=Path({str(folders / 'a.png')!r}), size=(1600, 900))"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert size_of(folders / "a.png") == (1600, 900)


def test_a_picture_needs_no_display(folders: Path) -> None:
    picture = f"Path({str(folders / 'a.png')!r})"
    code = f"from pathlib import Path; from communique.window import run; run(screenshot={picture})"
    done = python(code, SDL_VIDEODRIVER="x11")
    assert (done.returncode, done.stderr) == (0, "")
    assert (folders / "a.png").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="Elsewhere there is always a display.")
@pytest.mark.parametrize("driver", ["", "x11"])
def test_without_a_display_one_sentence_names_the_ways_out(driver: str) -> None:
    code = (
        "from communique.window import run\n"
        "try:\n    run()\n"
        "except Exception as error:\n    print(type(error).__name__, error)"
    )
    done = python(code, SDL_VIDEODRIVER="x11") if driver else python(code, "SDL_VIDEODRIVER")
    assert done.stdout.splitlines()[-1].startswith("WindowError The window cannot open: there is no display")
    assert "communique simulate" in done.stdout
    assert "SDL_VIDEODRIVER=dummy" in done.stdout


def test_both_pygames_at_once_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launch.metadata, "version", lambda name: "2.6.1")
    with pytest.raises(WindowError, match="pip uninstall -y pygame pygame-ce && pip install pygame-ce"):
        run(screenshot=Path("never.png"))


def test_one_pygame_is_fine() -> None:
    assert launch.doubled() == ""


def test_importing_the_window_does_not_import_pygame() -> None:
    done = python("import sys, communique.window; print('pygame' in sys.modules)")
    assert done.stdout == "False\n"


def test_the_title_needs_no_scenario_and_no_pydantic(folders: Path) -> None:
    done = python(
        "import sys; from pathlib import Path; from communique.window import run\n"
        f"run(screenshot=Path({str(folders / 'a.png')!r}))\n"
        "print([name for name in ('pydantic', 'yaml', 'numpy') if name in sys.modules])"
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_title_that_names_the_last_game_reads_no_more_of_its_scenario_than_the_title(folders: Path) -> None:
    from communique.loading.scenario_file import load_scenario
    from communique.session import Recorder, Session
    from communique.session.folder import new_save_path

    session = Session.open(load_scenario("lantern-strait"), 1, level="guided", lineup=("human", "random"))
    Recorder(new_save_path(session.header), session).close()
    done = python(
        "import sys; from pathlib import Path; from communique.window import run\n"
        "from communique.window.screens._saves import last_game\n"
        f"run(screenshot=Path({str(folders / 'a.png')!r}))\n"
        "print(last_game().words.split(',')[0], [name for name in ('pydantic', 'numpy') if name in sys.modules])"
    )
    assert done.stdout.splitlines()[-1] == "Lantern Strait []"


def test_a_saved_game_can_be_opened_from_outside(folders: Path) -> None:
    from communique.loading.scenario_file import load_scenario
    from communique.session import Recorder, Session

    session = Session.open(load_scenario("lantern-strait"), 1, level="guided", lineup=("human", "random"))
    Recorder(folders / "mine.communique", session).close()
    done = python(
        "from pathlib import Path; from communique.window import run\n"
        f"run(save=Path({str(folders / 'mine.communique')!r}), screenshot=Path({str(folders / 'a.png')!r}))"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert size_of(folders / "a.png") == (1280, 800)


def test_a_save_that_is_none_is_refused_in_a_sentence(folders: Path) -> None:
    from communique.session import SaveError

    (folders / "no.communique").write_text("nothing\n")
    with pytest.raises(SaveError, match="this line is damaged"):
        run(save=folders / "no.communique", screenshot=folders / "a.png")


def test_a_game_of_a_scenario_of_ones_own_goes_on_when_its_file_is_named(folders: Path) -> None:
    from communique.loading.scenario_file import find_scenario, load_scenario
    from communique.session import Recorder, Session

    mine = folders / "mine.yaml"
    text = find_scenario("lantern-strait").read_text(encoding="utf-8")
    mine.write_text(text.replace("id: lantern-strait", "id: mine"), encoding="utf-8")
    session = Session.open(load_scenario(mine), 1, level="guided", lineup=("human", "random"))
    Recorder(folders / "mine.communique", session).close()
    done = python(
        "from pathlib import Path; from communique.window import run\n"
        f"run({str(mine)!r}, save=Path({str(folders / 'mine.communique')!r}), "
        f"screenshot=Path({str(folders / 'a.png')!r}))"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert size_of(folders / "a.png") == (1280, 800)


def test_a_picture_that_finds_no_room_is_told_in_a_sentence(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WindowError, match=r"a\.png: the picture cannot be saved here \(No space left on device\)\."):
        run(screenshot=folders / "a.png", size=(1280, 800))
