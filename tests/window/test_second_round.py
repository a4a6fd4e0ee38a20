"""The second round on the screen: people tick, put it to all, and see what comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from behind import played_in, session_of
from debrief.cases import ALAND, BOREA, talked, tiny
from window.people import Person

from communique.debrief import debrief
from communique.model.scenario import Seat
from communique.rules.moves.sign import Sign
from communique.session.assent import Assent
from communique.session.recorder import Recorder
from communique.session.store import read_save, restore
from communique.window.game import Game
from communique.window.screens.closing import ClosingScreen
from communique.window.screens.debrief import PAGES, DebriefScreen


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path


def opened(size: tuple[int, int] = (1280, 720)) -> tuple[Person, DebriefScreen]:
    person = Person(size)
    played_in(person.app, talked())
    screen = person.app.go("debrief")
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
        played_in(person.app, session)
        screen = person.app.go("debrief")
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


# -- before the sheets are opened -------------------------------------------------------


def closing(size: tuple[int, int] = (1280, 720)) -> Person:
    """Two people, whose talks have just ended with (1, 1) signed; the closing is shown."""
    person, session = Person(size), talked()
    person.app.play(Game(tiny(), session, post=person.app.post, inline=True))
    person.app.enter_game()
    person.look()
    assert person.at == "closing"
    return person


def asked(person: Person, seat: int) -> None:
    """The curtain is down for `seat`; it is opened, and nobody else's points are in the window."""
    assert not person.there("answer0")
    person.hold("reveal")
    said = person.ui.find("answer0").text()
    mine, other = ("Aland", "Borea") if seat == ALAND else ("Borea", "Aland")
    assert said == f"Package 1, +10 points for {mine}: nothing chosen"
    assert f"points for {other}" not in person.ui.dump()
    assert not person.ui.find("cast").enabled


def assents(person: Person) -> dict[Seat, tuple[tuple[int, ...], ...]]:
    assert person.app.game is not None
    return {seat: assent.packages for seat, assent in session_of(person.app.game).assents.items()}


def test_each_person_answers_behind_the_curtain_by_mouse_and_the_closing_shows_the_new_text() -> None:
    person = closing()
    person.click("second")
    for seat in (ALAND, BOREA):
        asked(person, seat)
        person.click("answer0", 0.2)
        person.click("cast")
    assert "takes the place of the first" in person.ui.find("second-result").text()
    assert "points for" not in person.ui.dump()
    person.click("closing")
    assert person.at == "closing"
    assert person.there("replaced")
    assert not person.there("second")
    screen = person.app.screen
    assert isinstance(screen, ClosingScreen)
    assert screen.document() == debrief(session_of(screen.game)).second.document
    first, second = screen.first_document().paragraphs, screen.document().paragraphs
    assert first != second
    assert first[1] in screen.text()
    assert second[1] in screen.text()


def test_by_keyboard_one_no_keeps_the_first_text_and_who_leaves_has_said_nothing() -> None:
    person = closing()
    person.tab_to("second")
    person.key("return")
    person.key("escape")
    assert person.at == "closing"
    assert assents(person) == {}
    person.tab_to("second")
    person.key("return")
    for answer in ("1", "2"):
        assert person.focus == "reveal"
        person.key_down("space")
        person.wait(700)
        person.key_up("space")
        person.tab_to("answer0")
        person.key(answer)
        person.tab_to("cast")
        person.key("return")
    assert "The first text stands" in person.ui.find("second-result").text()
    assert assents(person) == {ALAND: ((2, 2),), BOREA: ()}
    assert person.focus == "closing"
    person.key("return")
    assert not person.there("replaced")


def test_who_was_interrupted_goes_on_with_those_who_have_not_answered() -> None:
    person = closing()
    person.click("second")
    asked(person, ALAND)
    person.click("answer0", 0.2)
    person.click("cast")
    person.key("escape")
    person.click("second")
    asked(person, BOREA)


def test_taking_the_talks_back_takes_the_second_text_away() -> None:
    person = closing()
    game = person.app.game
    assert game is not None
    for seat in (ALAND, BOREA):
        session_of(game).assent(Assent(seat, ((2, 2),)))
    person.app.enter_game()
    assert person.there("replaced")
    session_of(game).undo(len(session_of(game).events) - 1)
    assert session_of(game).chair(session_of(game).turn).submit(Sign()) is None
    person.app.enter_game()
    assert not person.there("replaced")


def test_the_pages_of_the_second_round_fit_at_every_size() -> None:
    person = closing()
    person.click("second")
    for step in ("curtain", "ballot", "result"):
        if step == "ballot":
            person.hold("reveal")
        if step == "result":
            person.click("answer0", 0.2)
            person.click("cast")
            person.hold("reveal")
            person.click("answer0", 0.2)
            person.click("cast")
        for size in ((1280, 720), (1920, 1080)):
            for text in (100, 125, 150):
                person.ui.style.rescale(person.ui.style.scale, text / 100)
                person.ui.resize(size)
                assert person.ui.overflowing() == [], (step, size, text)
        assert person.unreachable() == []
        person.ui.style.rescale(person.ui.style.scale, 1.0)
        person.ui.resize((1280, 720))
        person.look()
