"""The seat screen offers negotiators that outside packages bring, and a game can be begun with one."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator
from pathlib import Path

import pytest
from window.people import Person
from window.said import said

from communique.loading.scenario_file import load_scenario
from communique.negotiators import registry
from communique.negotiators.boulware import NEGOTIATOR


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
