"""Opening notes on the screen: reached from the briefing, optional, kept with the game, shown to nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from behind import session_of
from window.people import Person

from communique.loading.scenario_file import load_scenario
from communique.model.scenario import Seat
from communique.window.game import Setup
from communique.window.screens.briefing import BriefingScreen


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path


def reading(lineup: tuple[str, ...], size: tuple[int, int] = (1280, 720)) -> tuple[Person, BriefingScreen]:
    person = Person(size)
    setup = Setup(load_scenario("sochi-2021"), "envoy", "conference", 5, lineup)
    screen = person.app.go("briefing", setup=setup)
    assert isinstance(screen, BriefingScreen)
    person.look()
    return person, screen


@pytest.mark.slow
def test_a_guess_and_an_aim_by_mouse_go_into_the_game() -> None:
    person, screen = reading(("human", "problem-solver", "mediator"))
    while not person.there("notes-open"):
        person.click(_next(person))
    person.click("notes-open")
    for issue in (0, 2, 3):
        person.click(f"notes-issue{issue}", 0.05)
    assert not person.ui.find("notes-issue1").enabled, "three issues are enough"
    person.click("notes-done")
    assert screen.notes[Seat(0)].guesses == ((Seat(1), (0, 2, 3)),)
    screen._begin()
    assert person.app.game is not None
    assert session_of(person.app.game).notes[Seat(0)].of(Seat(1)) == (0, 2, 3)


def test_the_dialog_fits_and_is_left_by_escape() -> None:
    person, screen = reading(("human", "problem-solver", "mediator"))
    while not person.there("notes-open"):
        person.click(_next(person))
    person.click("notes-open")
    for size in ((1280, 720), (1920, 1080)):
        for text in (100, 150):
            person.ui.style.rescale(person.ui.style.scale, text / 100)
            person.ui.resize(size)
            assert person.ui.overflowing() == [], (size, text)
    person.key("escape")
    assert not person.there("notes-done")
    assert screen.notes == {}


def _next(person: Person) -> str:
    """The control that leads on to one's own sheet."""
    for id in ("open", "next"):
        if person.there(id):
            return id
    raise AssertionError(sorted(widget.id for widget in person.ui.walk() if widget.id))
