"""The seat screen: as written or fresh papers, the number typed or by chance."""

from __future__ import annotations

from dataclasses import replace

import pytest
from window.people import Person

from communique.loading.scenario_file import load_scenario
from communique.window.kit import TextField
from communique.window.screens.briefing import BriefingScreen
from communique.window.screens.seat import SeatScreen, again

WRITTEN = load_scenario("lantern-strait")


@pytest.fixture
def person() -> Person:
    """Somebody who chooses a delegation for Lantern Strait."""
    person = Person()
    person.app.go("seat", scenario=WRITTEN)
    return person


def seat(person: Person) -> SeatScreen:
    """The screen."""
    screen = person.app.screen
    assert isinstance(screen, SeatScreen)
    return screen


def played(person: Person) -> int | None:
    """The papers in the briefing that comes next."""
    seat(person)._go()
    briefing = person.app.screen
    assert isinstance(briefing, BriefingScreen)
    assert briefing.setup is not None
    return briefing.setup.scenario.papers


def test_a_game_is_as_written_unless_fresh_papers_are_chosen(person: Person) -> None:
    assert played(person) is None


def test_a_number_can_be_typed(person: Person) -> None:
    seat(person)._set_fresh(1)
    field = person.app.ui.find("number")
    assert isinstance(field, TextField)
    field.set("12")
    assert played(person) == 12


def test_another_number_comes_by_chance_and_is_shown(person: Person) -> None:
    screen = seat(person)
    screen._set_fresh(1)
    before = screen.papers
    while screen.papers == before:
        screen._another()
    field = person.app.ui.find("number")
    assert isinstance(field, TextField)
    assert field.value == str(screen.papers)


def test_playing_again_begins_with_the_same_papers(person: Person) -> None:
    screen = seat(person)
    screen._set_fresh(1)
    screen._set_papers("12")
    screen._go()
    briefing = person.app.screen
    assert isinstance(briefing, BriefingScreen)
    assert briefing.setup is not None
    again(person.app, briefing.setup)
    assert (seat(person).is_fresh, seat(person).papers) == (True, 12)


def test_a_scenario_without_ranges_offers_no_fresh_papers() -> None:
    person = Person()
    person.app.go("seat", scenario=replace(WRITTEN, ranges=None))
    assert not person.there("papers")


def test_papers_that_cannot_be_drawn_are_told_and_the_screen_stays() -> None:
    ranges = WRITTEN.ranges
    assert ranges is not None
    person = Person()
    person.app.go(
        "seat", scenario=replace(WRITTEN, ranges=replace(ranges, no_deal=replace(ranges.no_deal, low=0, high=1)))
    )
    seat(person)._set_fresh(1)
    seat(person)._go()
    assert isinstance(person.app.screen, SeatScreen)
    assert person.there("told")
