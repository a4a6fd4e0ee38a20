"""At the table: a page of one's own for each person, kept with the save; and words looked for in the transcript."""

from __future__ import annotations

from pathlib import Path

import pytest
from behind import session_of
from window.people import Person
from window.test_screens import setup

from communique.model.scenario import Seat
from communique.rules.moves.end_turn import Pass
from communique.session.about import MOST_NOTES, OwnNote, OwnPage
from communique.session.folder import saves_folder
from communique.session.store import read_save
from communique.window.game import Game, open_game, open_save
from communique.window.screens.table import TableScreen


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path


def at_the_table(person: Person, people: int = 1) -> Game:
    game = open_game(person.app, setup("sochi-2021", "guided", people))
    person.app.play(game)
    person.app.enter_game()
    person.look()
    return game


def said(person: Person) -> str:
    return "\n".join(widget.text() for widget in person.ui.walk())


def write(person: Person, *notes: str) -> None:
    person.key("ctrl+p")
    for note in notes:
        person.type(note)
        person.key("return")
    person.key("escape")


def test_a_note_is_kept_with_the_save_and_found_again() -> None:
    person = Person()
    at_the_table(person)
    write(person, "They never name the road.", "Ask about Heritage.")
    person.app.home()
    (path,) = saves_folder().glob("*.communique")
    notes = (OwnNote(1, "They never name the road."), OwnNote(1, "Ask about Heritage."))
    assert read_save(path).pages == (OwnPage(Seat(0), notes),)
    again = open_save(person.app, path)
    person.app.play(again)
    person.app.enter_game()
    person.click("own-page-button")
    assert "They never name the road." in said(person)
    assert person.unreachable() == []


def test_a_note_is_struck_out() -> None:
    person = Person()
    game = at_the_table(person)
    write(person, "one", "two")
    person.key("ctrl+p")
    person.click("own-strike0")
    assert game.own_notes() == (OwnNote(1, "two"),)
    assert person.focus == "own-note"


def test_a_blank_line_is_no_note_and_a_full_page_says_so() -> None:
    person = Person()
    game = at_the_table(person)
    write(person, "   ")
    assert game.own_notes() == ()
    game.write_own_notes(tuple(OwnNote(1, str(n)) for n in range(MOST_NOTES)))
    write(person, "one more")
    assert len(game.own_notes()) == MOST_NOTES
    person.key("ctrl+p")
    assert person.ui.find("own-write").reason == "The page is full; strike something out first."


def test_nobody_sees_the_page_of_somebody_else() -> None:
    person = Person()
    game = at_the_table(person, people=2)
    person.hold("reveal")
    first = game.seat
    assert first is not None
    write(person, "for my eyes only")
    other = Seat(1 - first)
    game.sit(other)
    assert game.own_notes() == ()
    game.seat = None
    assert game.own_notes() == ()
    game.write_own_notes((OwnNote(1, "nobody wrote this"),))
    assert set(session_of(game).pages) == {first}


def test_a_branch_has_the_page_and_the_package_that_was_being_put_together() -> None:
    person = Person()
    game = at_the_table(person)
    write(person, "keep this")
    person.ui.focus(person.ui.find("issue0"))
    person.key("2")
    package = game.notepads[Seat(0)].package
    assert package[0] == 1
    person.app.go("pause")
    person.click("branch")
    branch = person.app.game
    assert branch is not None
    assert branch is not game
    assert branch.notepads[Seat(0)].package == package
    assert branch.own_notes() == (OwnNote(1, "keep this"),)
    branch.notepads[Seat(0)].choose(0, 2)
    assert game.notepads[Seat(0)].package == package


def test_a_computers_seat_has_no_page_that_somebody_at_the_screen_could_write() -> None:
    person = Person()
    game = at_the_table(person)
    game.sit(Seat(1))
    game.write_own_notes((OwnNote(1, "not mine"),))
    assert session_of(game).pages == {}


@pytest.mark.parametrize("how", ["escape", "own-close"])
def test_a_note_that_is_typed_is_kept_however_the_page_is_closed(how: str) -> None:
    person = Person()
    at_the_table(person)
    person.key("ctrl+p")
    person.type("half a thought")
    if how == "escape":
        person.key("escape")
    else:
        person.click(how)
    person.key("ctrl+p")
    assert "half a thought" in said(person)


# -- the transcript --------------------------------------------------------------------


def lines(person: Person) -> list[str]:
    screen = person.app.screen
    assert isinstance(screen, TableScreen)
    assert screen.parts is not None
    return [line.text for line in screen.parts.log.lines if line.category != "session"]


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (800, 500)])
def test_the_transcript_is_searched_and_shown_whole_again(size: tuple[int, int]) -> None:
    person = Person(size)
    game = at_the_table(person)
    assert game.submit(game.view().table.conference and next(iter(game.view().candidates()))) is None  # type: ignore[arg-type]
    person.look()
    whole = lines(person)
    assert len(whole) > 1
    word = max(whole[-1].split(), key=len).strip(".,:;")
    person.key("ctrl+f")
    assert person.focus == "search"
    person.type(word.upper())
    assert whole[-1] in lines(person)
    assert all(word.lower() in line.lower() for line in lines(person))
    person.type(" nobodysaidthis")
    assert lines(person) == []
    person.click("find")
    assert lines(person) == whole
    assert person.ui.overflowing() == []


def test_what_is_looked_for_stays_when_the_game_goes_on_and_what_is_new_is_looked_through() -> None:
    person = Person()
    game = at_the_table(person)
    person.key("ctrl+f")
    person.type("nobodysaidthis")
    game.submit(Pass())
    person.look()
    assert lines(person) == []
    person.key("escape")
    assert person.at == "table"
    assert len(lines(person)) > 1


def test_what_is_written_struck_out_and_looked_for_paints_as_painting_all_does() -> None:
    person = Person()
    at_the_table(person)
    person.key("ctrl+f")
    person.type("number")
    _same(person)
    person.key("ctrl+p")
    person.type("one")
    person.key("return")
    person.type("two")
    person.key("return")
    _same(person)
    person.click("own-strike1")
    _same(person)
    person.key("escape")
    _same(person)


def _same(person: Person) -> None:
    person.wait(600)
    before = person.pixels()
    person.ui.paint_all(person.screen)
    assert person.pixels() == before
