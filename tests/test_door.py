"""One door: a chair. What no module of players opens, what the game of the window does not show, spies that tried."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import rich
from door import AFTER, BY_STRING, RUNS, WHOLE, doors
from house import House

from communique.model.scenario import NATURE, Seat
from communique.model.sheet import Scenario
from communique.session import Chair, Facilitator, Session
from communique.window.game import Game, Setup
from communique.window.kit.widget import Callback

ROOT = Path(__file__).resolve().parents[1]
HOUSE = House(ROOT / "game" / "communique")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]


@pytest.mark.slow
def test_no_module_of_ours_opens_a_door_that_is_not_a_chair() -> None:
    found = {module: doors(module, tree) for module, tree in HOUSE.trees.items()}
    assert {module: opened for module, opened in found.items() if opened} == {}


SPIES = {
    "a form that reads all sheets by way of the package": (
        "window.forms.consult",
        "from communique.session import Session\ndef peek(s: Session): return s.scenario.sheets",
    ),
    "a screen that asks the game for its session": (
        "window.screens.table",
        "def peek(self): return self.game.session.state.desks",
    ),
    "a screen that reaches behind the game": (
        "window.screens.table",
        "def peek(self): return self.game._facilitator.scenario.sheets",
    ),
    "a screen that reaches behind it by a string": (
        "window.screens.table",
        "def peek(self): return getattr(self.game, '_facilitator').scenario",
    ),
    "a form that reaches behind a chair": ("window.forms.consult", "def peek(chair): return chair._session.scenario"),
    "a page that takes a scenario": (
        "present.peek",
        "from communique.model.sheet import Scenario\ndef peek(s: Scenario): return s.sheets",
    ),
    "a page that opens a scenario": (
        "present.peek",
        "from communique.loading.scenario_file import load_scenario\ndef peek(name): return load_scenario(name).sheets",
    ),
    "a page that opens it by way of the package": (
        "present.peek",
        "import communique\ndef peek(name): return communique.load_scenario(name)",
    ),
    "a page that calls the package by another name": ("present.peek", "import communique as c"),
    "a negotiator that imports by a string": (
        "negotiators.spy",
        "from importlib import import_module\ndef peek(n): return import_module('communique').load_scenario(n)",
    ),
    "a negotiator that imports the modern way of old": ("negotiators.spy", "x = __import__('communique')"),
    "an adviser that asks for the facilitator": ("adviser.spy", "def peek(s): return s.facilitator.branch(0)"),
    "a table that takes a save apart": (
        "window.table.parts",
        "from communique.session.store import restore",
    ),
    "a table that asks for the copy of the end": ("window.table.parts", "def peek(game): return game.ended()"),
    "a table that says who is at the screen": ("window.table.parts", "def peek(game): game.sit(1)"),
    "a phone's page that takes a room": ("host.pages.phone.spy", "from communique.host.room import Room"),
    "a phone's page that imports one": ("host.pages.phone.spy", "import communique.host.room"),
    "a phone's form that takes a table": ("host.forms.spy", "from communique.host import played_table"),
    "a phone's page that knows people by their tokens": (
        "host.pages.spy",
        "from communique.host.gathering import Person",
    ),
    "a phone's page that takes a scenario": ("host.pages.spy", "from communique.model.sheet import Scenario"),
    "a phone's page that takes a session": ("host.pages.spy", "from communique.session import Session"),
    "a room that reaches behind a table": ("host.playing", "def peek(table): return table._facilitator.scenario"),
    "a server that asks a table for all of it": ("host.server.phone", "def peek(table): return table.ended().scenario"),
    "a server that reads sheets": ("host.server.teacher", "def peek(room): return room.scenario(1).sheets"),
    "a room that takes a session": ("host.room", "from communique.session.session import Session"),
    "a table that reaches behind another": ("host.played_table", "def peek(other): return other._facilitator"),
    "a game that reaches behind another's chair": ("window.game", "def peek(chair): return chair._session"),
}


@pytest.mark.parametrize("name", SPIES)
def test_a_spy_is_seen(name: str) -> None:
    module, text = SPIES[name]
    assert doors(module, ast.parse(text))


def test_every_exception_is_a_module_that_is_there() -> None:
    excused = {*RUNS, *WHOLE, *BY_STRING, *(screen for screens in AFTER.values() for screen in screens)}
    assert excused <= set(HOUSE.trees)


def test_every_module_of_the_window_but_one_is_held_to_a_chair() -> None:
    contract = next(one for one in CONTRACTS if one["name"].startswith("Who plays, advises or shows holds a chair"))
    inside = {module.split(".")[1] for module in HOUSE.trees if module.startswith("window.")}
    held = {one.removeprefix("communique.window.") for one in contract["source_modules"] if ".window." in one}
    assert inside - held == {"game"}
    assert "ignore_imports" not in contract


NOT_SPIES = {
    "a phone's page of what it may have": (
        "host.pages.phone.table",
        "from communique.host import html, places\nfrom communique.host.gathering import PHASES\n"
        "from communique.host.forms import form_for\nfrom communique.views import PartyView, Briefing",
    ),
    "a room that gives out views": ("host.room", "def view(self, seat): return self.tables[1].view(seat)"),
}


@pytest.mark.parametrize("name", NOT_SPIES)
def test_who_keeps_to_a_view_is_no_spy(name: str) -> None:
    module, text = NOT_SPIES[name]
    assert doors(module, ast.parse(text)) == []


def test_in_a_class_one_module_alone_may_import_a_session_or_its_facilitator() -> None:
    contract = next(one for one in CONTRACTS if one["name"].startswith("In a class one module runs games"))
    assert contract["source_modules"] == ["communique.host"]
    assert {one.split(" -> ")[0] for one in contract["ignore_imports"]} == {"communique.host.played_table"}


# -- what the game of the window shows ---------------------------------------------------


def running(*lineup: str) -> Game:
    """A game of three that has just begun."""
    session = Session.open(rich(), 1, lineup=lineup)
    return Game(session.scenario, session, post=lambda action: None, inline=True)


def test_no_public_attribute_of_a_game_leads_to_its_session_its_chairs_or_its_scenario() -> None:
    game = running("human", "random", "random")
    shown = [getattr(game, name) for name in dir(game) if not name.startswith("_")]
    assert not [one for one in shown if isinstance(one, Session | Facilitator | Chair | Scenario | Setup)]


@pytest.mark.parametrize("asked", [Game.outcome, Game.setup, Game.ended, Game.open_sheets])
def test_while_the_talks_go_on_a_game_hands_out_nothing_that_has_all_sheets(asked: Callable[[Game], object]) -> None:
    game = running("human", "random", "random")
    with pytest.raises(ValueError, match="The talks are not over yet"):
        asked(game)
    assert not game.marks.sheets_opened


def test_who_sits_down_in_a_computers_seat_sees_what_anybody_may_and_moves_nothing() -> None:
    game = running("human", "random", "random")
    game.sit(Seat(1))
    assert game.view().briefing.seat == NATURE
    assert set(map(max, game.view().briefing.sheet.points)) == {0}
    assert game.submit(next(Session.open(rich(), 1).chair(Seat(0)).view().candidates())) is not None


def test_a_copy_after_the_end_is_not_the_game() -> None:
    game = running("random", "random", "random")
    posted: list[Callback] = []
    game._post = posted.append
    game.start()
    while posted:
        posted.pop(0)()
    copy = game.ended()
    copy.undo(0)
    assert game.over
    assert not copy.over
