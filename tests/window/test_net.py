"""The last net: an error under the window ends at the title with one sentence, and the game is kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from communique.loading.scenario_file import load_scenario
from communique.session.store import read_save
from communique.window import crash
from communique.window.app import App
from communique.window.game import Setup, open_game
from communique.window.kit import Button, Canvas, Loop
from communique.window.net import SPAN, Torn
from communique.window.preferences import Settings
from communique.window.screens.title import Title

SECRET = "the reservation is 37"


class Crash(Exception):
    """What no part of the program expects."""


def fail(*anything: object) -> None:
    reservation = SECRET
    raise Crash(reservation)


@pytest.fixture(autouse=True)
def _places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "home" / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.delenv("COMMUNIQUE_DEBUG", raising=False)


@pytest.fixture
def app() -> Iterator[App]:
    pygame.display.set_mode((1280, 800))
    app = App((1280, 800), settings=Settings(sound=False, reduced_motion=True), inline=True)
    app.go("title")
    app.loop = Loop(app.ui, on_quit=app.quit, on_error=app.net.catch)
    yield app
    app.close_game()


def play(app: App) -> Path:
    scenario = load_scenario("lantern-strait")
    app.play(open_game(app, Setup(scenario, "guided", "conference", 7, ("human", "linear"))))
    app.enter_game()
    assert app.game is not None
    assert app.game.recorder is not None
    return app.game.recorder.path


def turn(app: App, *events: pygame.event.Event) -> None:
    assert app.loop is not None
    app.loop.turn(16, list(events))


def said(app: App) -> str:
    (dialog,) = app.ui.dialogs
    return " ".join(widget.text() for widget in dialog.walk() if widget.text())


def reports(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "home" / "crashes").glob("*.json"))


def in_an_event(app: App) -> None:
    app.ui.bind("f9", fail)
    turn(app, pygame.event.Event(pygame.KEYDOWN, key=pygame.K_F9, mod=0, unicode="", scancode=0))


def in_a_post(app: App) -> None:
    app.post(fail)
    turn(app)


def in_a_tick(app: App) -> None:
    app.ui.time(app, fail, 100)
    turn(app)


def in_a_paint(app: App) -> None:
    app.ui.show(Canvas(fail))
    turn(app)


def in_a_build(app: App) -> None:
    app.screen.build = fail  # type: ignore[assignment, method-assign]
    app.post(app.rebuild)
    turn(app)


def on_a_thread(app: App) -> None:
    app.net.under_threads()
    try:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    finally:
        app.net.away()
    turn(app)


WAYS = [in_an_event, in_a_post, in_a_tick, in_a_paint, in_a_build, on_a_thread]


@pytest.mark.parametrize("way", WAYS)
def test_an_error_ends_at_the_title_and_says_where_the_game_is(
    app: App, tmp_path: Path, way: Callable[[App], None]
) -> None:
    save = play(app)
    way(app)
    (kept,) = reports(tmp_path)
    assert app.screen.name == "title"
    assert app.game is None
    assert f"Something went wrong; your game is saved as {save.name}; a report was written to {kept}." in said(app)


@pytest.mark.parametrize("way", WAYS)
def test_the_window_goes_on_after_an_error(app: App, way: Callable[[App], None]) -> None:
    play(app)
    way(app)
    app.ui.close()
    turn(app)
    app.ui.find("help", Button).activate()
    assert app.screen.name == "help"


def test_the_save_of_a_game_that_was_ended_can_be_read(app: App) -> None:
    save = play(app)
    before = save.read_bytes()
    in_a_post(app)
    assert save.read_bytes().startswith(before)  # and says how the game stood
    assert read_save(save).header.scenario == "lantern-strait"


def test_a_report_says_where_and_holds_no_secret(app: App, tmp_path: Path) -> None:
    play(app)
    in_a_post(app)
    (kept,) = reports(tmp_path)
    text = kept.read_text(encoding="utf-8")
    told = json.loads(text)
    assert told["error"][0]["type"] == "Crash"
    assert told["error"][0]["frames"][0].startswith("communique/window/kit/loop.py:")
    assert told["error"][0]["frames"][-1].startswith("test_net.py:")
    assert (told["screen"], told["size"]) == ("table", [1280, 800])
    assert sorted(told["versions"]) == ["communique", "pygame", "python", "sdl", "system"]
    for secret in (SECRET, "lantern", "Osmark", str(tmp_path), f"{Path.home()}/", str(Path(__file__).parent)):
        assert secret not in text
    assert kept.stat().st_mode & 0o077 == 0


def test_an_error_that_another_led_to_is_reported_with_it(tmp_path: Path) -> None:
    try:
        try:
            fail()
        except Crash as error:
            raise KeyError(SECRET) from error
    except KeyError as error:
        told = crash.report(error, "title", (1, 1), Settings())
    assert [one["type"] for one in told["error"]] == ["KeyError", "Crash"]


def test_only_the_newest_twenty_reports_are_kept(tmp_path: Path) -> None:
    kept = [crash.keep({"number": number}, tmp_path) for number in range(25)]
    assert sorted(tmp_path.iterdir()) == kept[5:]


def test_a_report_that_cannot_be_written_is_told(app: App, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "crashes").write_text("")
    in_a_post(app)
    assert "Something went wrong; no report could be written (File exists)." in said(app)


def test_the_third_error_in_as_many_turns_ends_the_program_with_a_sentence(app: App) -> None:
    in_a_post(app)
    in_a_post(app)
    with pytest.raises(Torn, match=r"It went wrong again and again, so the program ends\.$"):
        in_a_post(app)


def test_errors_far_apart_do_not_end_the_program(app: App) -> None:
    for _ in range(5):
        in_a_post(app)
        app.ui.close()
        for _ in range(SPAN):
            turn(app)
    assert app.screen.name == "title"


@pytest.mark.parametrize("part", ["build", "paint"])
def test_a_title_that_fails_ends_the_program_with_a_sentence(
    app: App, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    save = play(app)
    monkeypatch.setattr(Title, "build", fail if part == "build" else lambda self: Canvas(fail))
    with pytest.raises(Torn, match=r"The title cannot be shown either, so the program ends\.$") as torn:
        in_a_post(app)
    assert save.name in str(torn.value)
    assert app.game is None


def test_a_developer_sees_the_error_itself(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_DEBUG", "1")
    with pytest.raises(Crash):
        in_a_post(app)


def test_an_interrupt_is_not_caught(app: App) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    app.post(interrupt)
    with pytest.raises(KeyboardInterrupt):
        turn(app)


def test_a_program_without_a_title_ends_with_one_sentence_and_code_1(tmp_path: Path) -> None:
    broken = (
        "from communique.window.screens import title; from communique.cli import main\n"
        "def build(self): raise ValueError('37')\n"
        "title.Title.build = build\n"
        "raise SystemExit(main(['play']))\n"
    )
    done = subprocess.run([sys.executable, "-c", broken], capture_output=True, text=True, env=dict(os.environ))
    (kept,) = reports(tmp_path)
    assert done.returncode == 1
    assert done.stderr == (
        f"Something went wrong; a report was written to {kept}. "
        "The title cannot be shown either, so the program ends.\n"
    )
