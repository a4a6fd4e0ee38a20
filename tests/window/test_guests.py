"""The seat screen offers negotiators that outside packages or people bring, and a game can be begun with one."""

from __future__ import annotations

import importlib.metadata
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from window.people import Person
from window.said import said

from communique.loading.scenario_file import load_scenario
from communique.model.scenario import Seat
from communique.negotiators import registry
from communique.negotiators.boulware import NEGOTIATOR
from communique.session import Session
from communique.window.thinker import decision, registered_decider


class Guest:
    """A negotiator that plays as one of ours does, under a name and words of its own."""

    name, title, description = "guest", "The guest", "Comes from another package."
    decide = staticmethod(NEGOTIATOR.decide)


class Point:
    """An entry point of a package that is installed."""

    name, value = "guest", "elsewhere:GUEST"

    def load(self) -> Guest:
        return Guest()


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Person]:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    found = (Point(),)
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: found if group == registry.GROUP else ())
    registry._outside.cache_clear()
    yield Person()
    registry._outside.cache_clear()


def test_a_guest_stands_among_ours_and_leads_the_seat_it_is_given(person: Person) -> None:
    person.app.go("seat", scenario=load_scenario("harbour-at-sel"))
    person.click("style1")
    assert "Comes from another package." in said(person.ui)
    person.click("style-guest")
    person.click("done")
    assert person.ui.find("style1").text().endswith("The guest")
    person.click("go")
    assert person.app.screen.setup.lineup[1] == "guest"  # type: ignore[attr-defined]


OWN = """
from communique import negotiator

class Own:
    "Plays as boulware does"
    title = "My first"
    def decide(self, view, dice):
        return negotiator("boulware").decide(view, dice)

def broken(view, dice):
    return view.nothing
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of somebody's own, in the folder that they stand in."""
    (tmp_path / "own.py").write_text(OWN)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])  # a guest's folder is added to it


def test_what_a_person_brings_from_a_file_stands_among_ours_and_plays(person: Person, own: None) -> None:
    assert registry.bring("own.py:Own") == "own.py:Own"
    person.app.go("seat", scenario=load_scenario("lantern-strait"))
    person.click("style1")
    assert "Plays as boulware does." in said(person.ui)
    styles = [widget.id.removeprefix("style-") for widget in person.ui.walk() if widget.id.startswith("style-")]
    titles = [registry.every()[name].title.casefold() for name in styles if name in registry.every()]
    assert titles == sorted(titles)
    assert "my first" in titles
    person.click("style-own.py:Own")
    person.click("done")
    assert person.ui.find("style1").text().endswith("My first")
    person.click("go")
    assert person.app.screen.setup.lineup[1] == "own.py:Own"  # type: ignore[attr-defined]
    assert registered_decider("own.py:Own") is registry.every()["own.py:Own"]


def test_one_that_fails_at_the_windows_table_is_said_with_its_line(own: None) -> None:
    registry.bring("own.py:broken")
    scenario = load_scenario("lantern-strait")
    chair = Session.open(scenario, 1, lineup=("own.py:broken", "linear")).chair(Seat(0))
    said_so = decision(registered_decider("own.py:broken"), chair.view(), chair.dice())
    assert said_so == "Town of Osmark could not decide (own.py:11)."
