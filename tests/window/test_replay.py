"""Replay: stepping, drawing, jumping and searching through a finished game, and going on from any event."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from behind import session_of
from window.people import Person
from window.test_screens import finish
from window.test_whole_game import play, to_the_table

from communique.session.folder import labelled, saves_folder
from communique.session.store import read_save
from communique.window.game import Game
from communique.window.screens.load import Load
from communique.window.screens.replay import Replay


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path


def game_of(person: Person) -> Game:
    assert person.app.game is not None
    return person.app.game


def replay(person: Person) -> Replay:
    screen = person.app.screen
    assert isinstance(screen, Replay)
    return screen


def replayed() -> tuple[Person, Replay]:
    person = Person()
    finish(person, "sochi-2021", "minister")
    person.app.begin("closing")
    person.app.go("replay")
    person.look()
    return person, replay(person)


def sentence(person: Person) -> str:
    return person.ui.find("sentence").text()


def test_arrows_step_whatever_has_the_focus() -> None:
    person, screen = replayed()
    steps = screen.told.steps
    assert sentence(person) == steps[0].sentence
    person.key("right", "right")
    assert sentence(person) == steps[2].sentence
    person.tab_to("what-if")
    person.key("left")
    assert sentence(person) == steps[1].sentence
    person.tab_to("line")
    person.key("end")
    assert sentence(person) == steps[-1].sentence
    person.key("right", "home", "left")
    assert sentence(person) == steps[0].sentence


def test_page_down_goes_a_session_on() -> None:
    person, screen = replayed()
    person.tab_to("line")
    person.key("pagedown")
    assert screen.told.steps[screen.at - 1].session == 2
    assert screen.told.steps[screen.at - 2].session == 1
    person.key("right", "pageup")
    assert screen.told.steps[screen.at - 2].session == 1
    person.key("pageup")
    assert screen.at == 1


def test_the_knob_is_drawn_along_the_line() -> None:
    person, screen = replayed()
    person.press("line", 0.0)
    line = person.ui.find("line").rect
    person.send(pygame.MOUSEMOTION, pos=line.center, rel=(1, 0), buttons=(1, 0, 0))
    half = len(screen.told.steps) / 2
    assert abs(screen.at - half) <= 1
    person.send(pygame.MOUSEMOTION, pos=line.midright, rel=(1, 0), buttons=(1, 0, 0))
    assert screen.at == len(screen.told.steps)


def test_a_key_jumps_from_text_to_text() -> None:
    person, screen = replayed()
    first, second, *_ = screen.told.texts
    person.key("o")
    assert screen.at == first
    assert person.ui.find("text-in-play").text().startswith("Put forward here: ")
    person.key("o")
    assert screen.at == second
    person.key("shift+o")
    assert screen.at == first
    person.click("text-before")
    assert screen.at == first


def test_a_line_of_the_transcript_is_pressed_to_go_there() -> None:
    person, screen = replayed()
    place = screen.events.place_of(4)
    assert place is not None
    person.send(pygame.MOUSEBUTTONDOWN, pos=place.center, button=1)
    person.send(pygame.MOUSEBUTTONUP, pos=place.center, button=1)
    assert sentence(person) == screen.told.steps[3].sentence


def test_the_transcript_is_searched_and_shortcuts_do_not_hear_what_is_typed() -> None:
    person, screen = replayed()
    person.key("ctrl+f")
    assert person.focus == "search"
    person.key("o")
    person.type("tells press")
    assert screen.at == 1
    wanted = [s.number for s in screen.told.steps if "tells" in s.sentence.lower() and "press" in s.sentence.lower()]
    assert wanted
    assert screen.events.numbers == wanted
    person.tab_to("events")
    person.key("down")
    assert screen.at == wanted[0]


def test_a_step_paints_the_same_as_painting_all() -> None:
    person, screen = replayed()
    person.key("o", "right", "right")
    person.wait(200)
    before = person.pixels()
    person.ui.paint_all(person.screen)
    assert person.pixels() == before
    assert screen.at == screen.told.texts[0] + 2


def test_every_seats_points_for_the_text_in_play_are_shown() -> None:
    person, screen = replayed()
    person.key("o")
    text = screen.told.captions[screen.at - 1].text
    assert text is not None
    shown = "\n".join(widget.text() for widget in person.ui.walk())
    for party, points, least in zip(screen.told.public.parties, text.points, text.no_deal, strict=True):
        assert f"{party.short}\n{points}\n{least}\n" in shown


def test_what_if_goes_on_before_an_event_under_a_name_and_under_its_parent() -> None:
    person = Person()
    to_the_table(person, person.click, "lantern-strait")
    play(person, person.click)
    parent = game_of(person)
    events, path = session_of(parent).events, parent.recorder
    assert path is not None
    parent_name = path.path.name
    person.app.go("replay", at=5)
    person.look()
    person.key("w")
    person.key("ctrl+a")
    person.type("Had we asked first")
    person.key("return")
    assert game_of(person) is not parent
    assert session_of(game_of(person)).events[:4] == events[:4]
    recorder = game_of(person).recorder
    assert recorder is not None
    label, _ = labelled(recorder.path)
    assert (label.name, label.parent, label.at) == ("Had we asked first", parent_name, 4)
    assert read_save(saves_folder() / parent_name).events == tuple(events)
    person.app.home()
    person.app.go("load")
    rows = person.app.screen.entries  # type: ignore[attr-defined]
    assert [(row.label.name, row.depth) for row in rows] == [("", 0), ("Had we asked first", 1)]


def test_a_game_that_has_ended_is_replayed_from_the_list() -> None:
    person = Person()
    finish(person, "lantern-strait", "guided")
    person.app.home()
    person.app.go("load")
    person.look()
    person.click("replay0")
    assert person.at == "replay"
    person.key("escape")
    assert person.at == "load"
    assert person.app.game is None
    screen = person.app.screen
    assert isinstance(screen, Load)
    assert screen.entries[0].ended


def test_from_the_debrief_it_is_a_press_away() -> None:
    person = Person()
    finish(person, "lantern-strait", "guided")
    person.app.begin("closing")
    person.app.go("debrief")
    for _ in range(4000):
        if person.there("replay"):
            break
        pygame.time.wait(5)
        person.wait(20)
    person.click("replay")
    assert person.at == "replay"
    person.key("escape")
    assert person.at == "debrief"
