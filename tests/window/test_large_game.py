"""The end of a game on the largest scenario: the screens appear at once, and work beside them can be stopped."""

from __future__ import annotations

import pytest
from large import SMALL, large, signed
from window.people import Person

from communique.analysis import Effort
from communique.debrief.finished_game import BEYOND
from communique.model.sheet import Scenario
from communique.window.game import Game
from communique.window.screens.debrief import FRONTIER, PAGES, SECOND


@pytest.fixture(scope="module")
def largest(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    return large(tmp_path_factory.mktemp("large"))


@pytest.fixture(autouse=True)
def _little_effort(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.analysis.effort.USUAL", SMALL)
    monkeypatch.setattr(Effort.__init__, "__defaults__", (SMALL, None))
    # The solver's first steps take seconds.
    monkeypatch.setattr("communique.analysis.milp.find_spec", lambda name: None)


def at_the_end(scenario: Scenario) -> Person:
    person = Person()
    person.app.play(Game(scenario, signed(scenario), post=person.app.post, inline=True))
    return person


def test_the_closing_shows_what_is_known(largest: Scenario) -> None:
    person = at_the_end(largest)
    person.app.enter_game()
    person.look()
    assert "A joint communiqué was signed." in person.ui.dump()
    assert person.there("left")


def test_the_closing_appears_at_once_and_can_be_stopped(largest: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    person = at_the_end(largest)
    started: list[object] = []
    monkeypatch.setattr("communique.window.beside.Beside.start", lambda work: started.append(work))  # never ends
    person.app.enter_game()
    person.look()
    assert "A joint communiqué was signed." in person.ui.dump()
    assert person.there("working")
    person.click("stop")
    assert not person.there("working")
    assert "was not worked out" in person.ui.dump()
    person.click("work")
    assert person.there("working")
    assert len(started) == 2


def test_the_debrief_screen_can_be_stopped_and_taken_up_again(
    largest: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = at_the_end(largest)
    monkeypatch.setattr("communique.window.beside.Beside.start", lambda work: None)
    person.app.go("debrief")
    person.look()
    person.click("stop")
    assert "were not worked out" in person.ui.dump()
    person.click("work")
    assert "being worked out" in person.ui.dump()


def test_every_page_of_the_debrief_copes(largest: Scenario) -> None:
    person = at_the_end(largest)
    screen = person.app.go("debrief")
    person.look()
    for page in range(len(PAGES)):
        screen._turn(page)  # type: ignore[attr-defined]
        person.look()
    assert "The frontier is not listed here" in _page(person, FRONTIER)
    assert BEYOND["proposals"].split(",")[0] in _page(person, SECOND)


def _page(person: Person, page: int) -> str:
    person.app.screen._turn(page)  # type: ignore[attr-defined]
    person.look()
    return person.ui.dump()


def test_a_second_round_of_the_largest_asks_nothing_it_cannot_find(largest: Scenario) -> None:
    person = at_the_end(largest)
    person.app.go("second_round")
    person.look()
    assert person.there("second-result")
