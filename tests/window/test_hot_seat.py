"""Several people at one screen: whatever one does, the next finds no word and no number that is the other's alone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pygame
import pytest
from behind import session_of
from window.people import Person
from window.test_whole_game import able, hot_seat, step

from communique.model.scenario import Seat
from communique.rules.moves.end_turn import Pass
from communique.window.game import Game


@pytest.fixture(autouse=True)
def saves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path / "saves"


def seated() -> Person:
    """A game of two people, the first at the table on the floor."""
    person = Person((1280, 800))
    hot_seat(person)
    for _ in range(40):
        if person.at == "table" and able(person, "do-pass"):
            return person
        step(person, person.click)
        person.wait(20)
    raise AssertionError("nobody came to the floor")


def game_of(person: Person) -> Game:
    assert person.app.game is not None
    return person.app.game


def words(person: Person) -> str:
    """Every word in the window: the screen, dialogs, toasts, tooltips shown or to be shown."""
    layers = [widget for layer in person.ui._layers() for widget in layer.walk()]
    return "\n".join(f"{widget.text()}\n{widget.tooltip()}" for widget in layers)


def secrets(game: Game, seat: Seat) -> set[str]:
    """Text that stands on the sheet of that seat and on no other."""
    sheets = [set(_texts(game, Seat(k))) for k in range(len(game.public.parties))]
    return sheets[seat].difference(*(sheet for k, sheet in enumerate(sheets) if k != seat))


def _texts(game: Game, seat: Seat) -> Iterable[str]:
    sheet = session_of(game).scenario.sheets[seat]
    yield sheet.brief.strip()[:40]
    yield from (audience.name for audience in sheet.audiences)
    yield from (link.why for link in sheet.links if link.why)
    yield from (card.title for card in sheet.cards)


def other(game: Game, seat: Seat) -> Seat:
    return next(s for s in game.humans if s != seat)


def at_rest(person: Person, seat: Seat) -> None:
    """The curtain is closed, and nothing of `seat` is in the window."""
    assert person.at == "curtain"
    assert not person.ui.dialogs
    said = words(person)
    assert not any(secret in said for secret in secrets(game_of(person), seat))
    assert not any(letter.isdigit() for letter in said), said


def leave(person: Person) -> Seat:
    """Whoever has the floor gives it up at the table; the curtain closes. Returns who it was."""
    game = game_of(person)
    seat = game.seat
    assert seat is not None
    person.app.screen.submit(Pass())  # type: ignore[attr-defined]
    person.look()
    return seat


@pytest.mark.slow
@pytest.mark.parametrize("key", ["b", "j", "v", "k", "o", "z"])
def test_what_lay_open_when_the_seat_changed_is_gone(key: str) -> None:
    person = seated()
    person.key(key)
    at_rest(person, leave(person))


def test_a_word_in_passing_does_not_stay_for_the_next_person() -> None:
    person = seated()
    person.app.toast("Kept for one person: 42")
    at_rest(person, leave(person))


def test_a_tooltip_does_not_stay_for_the_next_person() -> None:
    person = seated()
    person.press("summary-scale")
    person.wait(1000)
    assert "Your package" in words(person)
    at_rest(person, leave(person))


@pytest.mark.slow
@pytest.mark.parametrize("size", [(800, 600), (1280, 720), (1920, 1080)])
def test_a_window_of_another_size_shows_no_more_behind_the_curtain(size: tuple[int, int]) -> None:
    person = seated()
    seat = leave(person)
    person.screen = pygame.display.set_mode(size)
    person.ui.resize(size)
    person.look()
    at_rest(person, seat)


def test_no_key_opens_anything_behind_the_curtain() -> None:
    person = seated()
    seat = leave(person)
    before = len(session_of(game_of(person)).events)
    for key in (*"abcdefghijklmnopqrstuvwxyz0123456789", "backspace", "ctrl+z", "ctrl+y", "ctrl+s", "f5", "f12"):
        person.key(key)
        at_rest(person, seat)
    assert len(session_of(game_of(person)).events) == before


@pytest.mark.parametrize("door", ["help", "settings", "briefing"])
def test_no_door_from_behind_the_curtain_leads_to_a_sheet(door: str) -> None:
    person = seated()
    seat = leave(person)
    hidden = secrets(game_of(person), seat) | secrets(game_of(person), other(game_of(person), seat))
    person.key("escape")
    person.click(door)
    said = words(person)
    assert not any(secret in said for secret in hidden)
    person.key("escape")
    person.key("escape")
    at_rest(person, seat)


def test_another_way_tried_behind_the_curtain_begins_behind_the_curtain() -> None:
    person = seated()
    leave(person)
    person.key("escape")
    person.click("branch")
    assert person.at == "curtain"
    assert game_of(person).seat is None


def test_a_saved_game_opens_behind_the_curtain() -> None:
    person = seated()
    seat = leave(person)
    person.key("escape")
    person.click("title")
    person.click("continue")
    at_rest(person, seat)


def test_a_briefing_left_open_closes_when_the_next_person_is_called() -> None:
    person = seated()
    game = game_of(person)
    seat = game.seat
    assert seat is not None
    person.key("escape")
    person.click("briefing")
    assert any(secret in words(person) for secret in secrets(game, seat))
    game.submit(Pass())
    person.look()
    at_rest(person, seat)


def test_whoever_takes_back_the_end_has_to_come_to_the_screen_first() -> None:
    person = Person()
    hot_seat(person)
    for _ in range(3000):
        if person.at == "closing":
            break
        step(person, person.click)
        person.wait(20)
    assert person.at == "closing"
    seat = game_of(person).seat
    assert seat is not None
    person.click("undo")
    at_rest(person, seat)


def test_a_game_branched_from_an_earlier_point_has_nobody_at_the_screen() -> None:
    person = seated()
    leave(person)
    person.hold("reveal")
    game = game_of(person)
    assert game.seat is not None
    assert game.branch(len(session_of(game).events)).seat == game.seat
    assert game.branch(0).seat is None


def test_a_second_click_does_not_open_the_curtain() -> None:
    person = seated()
    seat = leave(person)
    person.click("reveal")
    person.click("reveal")
    at_rest(person, seat)
    person.hold("reveal")
    assert person.at == "table"


def test_a_key_that_is_still_down_does_not_open_the_curtain() -> None:
    person = seated()
    person.tab_to("do-pass")
    seat = game_of(person).seat
    assert seat is not None
    person.key_down("return")
    for _ in range(40):
        person.key_down("return")
        person.wait(40)
    at_rest(person, seat)
    person.key_up("return")
    person.key_down("return")
    person.wait(700)
    assert person.at == "table"


def test_the_next_person_sees_nothing_of_the_first_through_a_whole_session() -> None:
    person = seated()
    game = game_of(person)
    seen = set()
    for _ in range(80):
        if person.at == "table" and game.seat is not None:
            seen.add(game.seat)
            said = words(person)
            assert not any(secret in said for secret in secrets(game, other(game, game.seat)))
        if person.at == "closing":
            break
        step(person, person.click)
        person.wait(20)
    assert seen == set(game.humans)
