"""The list of saves and what goes on: names, pictures, branches under what they left, redo, games that have ended."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from behind import session_of
from window.people import Person
from window.test_screens import finish, setup
from window.test_whole_game import play, to_the_table

from communique.loading.scenario_file import load_scenario
from communique.model.levels import at_level
from communique.rules.moves.end_turn import Pass
from communique.rules.state import EndingKind
from communique.session import folder
from communique.session.about import SaveLabel
from communique.session.folder import labelled, saves_folder
from communique.session.session import Session
from communique.window.game import Game, open_game, open_save
from communique.window.kit import Segmented
from communique.window.screens._saves import last_game
from communique.window.screens._thumbnail import fullness
from communique.window.screens.load import Load, SaveRow, _in_order

LONG_AGO = 1_600_000_000


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path


def said(person: Person) -> str:
    return "\n".join(widget.text() for widget in person.ui.walk())


def listed(person: Person) -> Load:
    person.app.go("load")
    screen = person.app.screen
    assert isinstance(screen, Load)
    return screen


def at_the_table(person: Person, *, scored: bool = False) -> Game:
    from dataclasses import replace

    game = open_game(person.app, replace(setup("sochi-2021", "guided"), scored=scored))
    person.app.play(game)
    person.app.enter_game()
    person.look()
    return game


# -- names -----------------------------------------------------------------------------


def test_a_save_is_named_in_the_list_and_keeps_its_date() -> None:
    person = Person()
    open_game(person.app, setup("sochi-2021", "guided")).close()
    (path,) = saves_folder().glob("*.communique")
    os.utime(path, (LONG_AGO, LONG_AGO))
    person.app.go("load")
    person.click("name0")
    person.type("Patience first")
    person.key("tab")
    person.type("for Thursday")
    person.key("return")
    assert "Patience first" in said(person)
    assert "for Thursday" in said(person)
    assert "Trilateral talks in Sochi" in said(person)
    assert path.stat().st_mtime == LONG_AGO
    assert labelled(path)[0] == SaveLabel("Patience first", "for Thursday")


def test_the_title_names_the_game_that_goes_on() -> None:
    person = Person()
    game = open_game(person.app, setup("sochi-2021", "guided"))
    game.close()
    person.app.go("load")
    person.click("name0")
    person.type("Patience first")
    person.key("return")
    found = last_game()
    assert found is not None
    assert found.words.startswith("Patience first, Trilateral talks in Sochi, ")


def test_the_list_shows_level_difficulty_papers_and_the_last_sentence() -> None:
    person = Person()
    game = at_the_table(person, scored=True)
    assert game.submit(Pass()) is None
    person.app.home()
    chips = listed(person).entries[0].chips
    assert chips[1:] == ("Guided", "For score", "Session 1 of 6")
    stands = listed(person).entries[0].stands
    assert stands is not None
    assert stands.last
    assert stands.last in said(person)


def test_fresh_papers_are_named_in_the_list() -> None:
    from dataclasses import replace

    person = Person()
    fresh = replace(setup("lantern-strait", "guided"), scenario=load_scenario("lantern-strait", papers=77))
    open_game(person.app, fresh).close()
    assert "Papers 77" in listed(person).entries[0].chips


# -- the picture -----------------------------------------------------------------------


def test_a_clause_in_no_text_is_an_outline() -> None:
    session = Session.open(at_level(load_scenario("sochi-2021"), "guided"), 1)
    assert fullness(session.scenario.public, session.state.table) == (0, 0, 0, 0, 0)


def test_a_signed_game_shows_every_clause_full_or_half() -> None:
    person = Person()
    finish(person, "sochi-2021", "guided")
    game = person.app.game
    assert game is not None
    row = listed(person).entries[0]
    assert row.ended
    assert row.stands is not None
    assert row.stands.ending == session_of(game).outcome().kind


# -- what goes on ----------------------------------------------------------------------


def test_continue_offers_a_game_that_goes_on_and_never_one_that_has_ended() -> None:
    person = Person()
    at_the_table(person)
    person.app.home()
    (going_on,) = saves_folder().glob("*.communique")
    finish(person, "lantern-strait", "guided")
    person.app.home()
    found = last_game()
    assert found is not None
    assert found.path == going_on
    going_on.unlink()
    assert last_game() is None


def test_a_game_that_was_killed_after_its_end_is_not_offered_either() -> None:
    person = Person()
    finish(person, "lantern-strait", "guided")
    (path,) = saves_folder().glob("*.communique")
    person.app.home()
    path.write_bytes(b"".join(line for line in path.open("rb") if b'"stood"' not in line.split(b",")[0]))
    assert labelled(path)[1] is None
    assert last_game() is None


def test_opening_a_save_does_not_give_it_another_date(folders: Path) -> None:
    person = Person()
    finish(person, "lantern-strait", "guided")
    person.app.home()
    (path,) = saves_folder().glob("*.communique")
    os.utime(path, (LONG_AGO, LONG_AGO))
    game = open_save(person.app, path)
    game.open_sheets()
    game.close()
    assert path.stat().st_mtime == LONG_AGO


def test_a_game_that_has_ended_stays_in_the_list_when_the_talks_are_taken_up_again() -> None:
    person = Person()
    to_the_table(person, person.click, "lantern-strait")
    play(person, person.click)
    game = person.app.game
    assert person.at == "closing"
    ended = session_of(game).log_text()
    person.click("undo")
    assert person.at in ("table", "signing")
    assert person.app.game is not game
    person.app.home()
    rows = listed(person).entries
    assert sorted(row.ended for row in rows) == [False, True]
    (first, branch) = rows
    assert (first.ended, first.depth) == (True, 0)
    assert (branch.ended, branch.depth) == (False, 1)
    assert branch.label.parent == first.found.path.name
    assert session_of(open_save(person.app, first.found.path)).log_text() == ended


# -- redo ------------------------------------------------------------------------------


def test_the_key_that_the_help_names_makes_a_decision_again() -> None:
    person = Person()
    game = at_the_table(person)
    assert not person.there("redo")
    assert game.submit(Pass()) is None
    person.look()
    made = session_of(game).log_text()
    person.key("ctrl+z")
    assert session_of(game).log_text() != made
    assert person.there("redo")
    person.key("ctrl+y")
    assert session_of(game).log_text() == made
    assert not person.there("redo")


# -- another level ---------------------------------------------------------------------


def test_from_the_pause_the_case_begins_anew_at_another_level_and_the_game_stays() -> None:
    person = Person()
    game = at_the_table(person)
    person.key("escape")
    person.click("another")
    assert person.at == "seat"
    levels = person.ui.find("level", Segmented)
    assert levels.value == [one.id for one in game.public.levels].index("guided")
    levels.choose(len(levels.options) - 1)
    person.look()
    person.click("go")
    assert person.at == "briefing"
    assert len(list(saves_folder().glob("*.communique"))) == 1, "the game that was left"


# -- order and bounds ------------------------------------------------------------------


def row(name: str, parent: str = "") -> SaveRow:
    return SaveRow(folder.Listed(Path(name), None, "", None, 0), name, label=SaveLabel(parent=parent))


def order(*rows: SaveRow) -> list[tuple[str, int]]:
    return [(one.title, one.depth) for one in _in_order(rows)]


def test_a_branch_stands_under_what_it_left() -> None:
    rows = (row("c", "b"), row("x"), row("b", "a"), row("a"), row("d", "a"))
    assert order(*rows) == [("x", 0), ("a", 0), ("b", 1), ("c", 2), ("d", 1)]


def test_a_branch_of_a_game_that_is_gone_stands_by_itself() -> None:
    assert order(row("b", "gone"), row("a")) == [("b", 0), ("a", 0)]


def test_saves_that_name_each_other_are_all_listed() -> None:
    assert {name for name, _ in order(row("a", "b"), row("b", "a"), row("c", "c"), row("d"))} == {"a", "b", "c", "d"}


def test_saves_beyond_those_that_are_listed_are_a_press_away(monkeypatch: pytest.MonkeyPatch) -> None:
    from communique.window.screens import load

    monkeypatch.setattr(folder, "MOST_LISTED", 2)
    monkeypatch.setattr(load, "MOST_LISTED", 2)
    person = Person()
    for _ in range(3):
        open_game(person.app, setup("sochi-2021", "guided")).close()
    screen = listed(person)
    assert len(screen.entries) == 2
    assert "1 to 2 of 3" in said(person)
    assert person.unreachable() == []
    person.click("older")
    assert len(screen.entries) == 1
    assert "3 to 3 of 3" in said(person)
    person.click("newer")
    assert "1 to 2 of 3" in said(person)


def test_a_save_says_how_its_game_ended() -> None:
    person = Person()
    finish(person, "lantern-strait", "guided")
    game = person.app.game
    (path,) = saves_folder().glob("*.communique")
    stood = labelled(path)[1]
    assert stood is not None
    assert stood.ending is not None
    assert stood.ending == EndingKind(session_of(game).outcome().kind)
