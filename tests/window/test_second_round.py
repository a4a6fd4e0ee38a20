"""The second round on the screen: people tick, put it to all, and see what comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from debrief.cases import ALAND, BOREA, talked
from window.people import Person

from game.session.store import Recorder, read_save, restore
from game.window.screens.debrief import PAGES, DebriefScreen


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path


def opened(size: tuple[int, int] = (1280, 720)) -> tuple[Person, DebriefScreen]:
    person = Person(size)
    screen = person.app.go("debrief", session=talked())
    assert isinstance(screen, DebriefScreen)
    screen._turn(PAGES.index("Second round"))
    person.look()
    return person, screen


def said(person: Person) -> str:
    return person.ui.find("second-result").text()


def test_two_yes_by_mouse_make_the_new_communique() -> None:
    person, screen = opened()
    assert not person.there("second-result")
    person.click("second-0-0", 0.05)
    person.click("second-0-1", 0.05)
    person.click("second-put")
    assert "All who signed say yes" in said(person)
    assert screen.found is not None
    assert screen.found.second.settled is not None


def test_by_keyboard_and_one_no_the_first_text_stands() -> None:
    person, _ = opened()
    person.app.focus("second-0-0")
    person.key("space")
    person.app.focus("second-put")
    person.key("return")
    assert "The first text stands" in said(person)
    assert person.focus == "second-put"
    person.app.focus("second-0-1")
    person.key("space")
    person.app.focus("second-put")
    person.key("return")
    assert "All who signed say yes" in said(person)


def test_answers_are_kept_with_the_game(tmp_path: Path) -> None:
    session, path = talked(), tmp_path / "a.communique"
    with Recorder(path, session):
        person = Person((1280, 720))
        screen = person.app.go("debrief", session=session)
        assert isinstance(screen, DebriefScreen)
        screen._turn(PAGES.index("Second round"))
        person.look()
        person.click("second-0-1", 0.05)
        person.click("second-put")
    again = restore(read_save(path), session.scenario)
    assert again.assents[BOREA].packages == ((2, 2),)
    assert again.assents[ALAND].packages == ()


@pytest.mark.parametrize("answered", [False, True])
def test_the_page_fits_at_every_size(answered: bool) -> None:
    person, _ = opened()
    if answered:
        person.click("second-0-0", 0.05)
        person.click("second-0-1", 0.05)
        person.click("second-put")
    for size in ((1280, 720), (1920, 1080), (2560, 1440)):
        for text in (100, 125, 150):
            person.ui.style.rescale(person.ui.style.scale, text / 100)
            person.ui.resize(size)
            assert person.ui.overflowing() == [], (size, text)
