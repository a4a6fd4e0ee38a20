"""The seat screen shows the odds of the seat and level chosen, where what is chosen is what was measured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from window.people import Person
from window.said import said

from communique.loading.measured_odds import Odds
from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.window.screens import seat as seat_screen
from communique.window.screens.seat import SeatScreen

WRITTEN = load_scenario("lantern-strait")
MEASURED = {
    "guided": {"osmark": Odds(100, 98, 20, 40), "pellin": Odds(100, 97, 30, 40)},
    "envoy": {"osmark": Odds(100, 81, 10, 40), "pellin": Odds(100, 82, 12, 40)},
}


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> SeatScreen:
    """The screen where Lantern Strait as written was measured with these figures."""
    known = (WRITTEN.public.id, WRITTEN.digest, 2)
    monkeypatch.setattr(seat_screen, "measured_odds", lambda *case: MEASURED if case == known else {})
    found = Person().app.go("seat", scenario=WRITTEN)
    assert isinstance(found, SeatScreen)
    return found


def told(screen: SeatScreen) -> str:
    return said(screen.app.ui)


def test_the_odds_are_those_of_the_seat_and_level_chosen(screen: SeatScreen) -> None:
    assert "a reference player in this seat agreed in 98 and gained 50 %" in told(screen)
    assert "It agreed by level: Guided 98 % and Envoy 81 %." in told(screen)
    screen._set_level(1)
    screen._toggle(1)
    assert "a reference player in this seat agreed in 82 and gained 30 %" in told(screen)
    assert "agreed in 98" not in told(screen)


OTHERWISE: list[Callable[[SeatScreen], None]] = [
    lambda screen: screen._set_who(1),
    lambda screen: screen._set_who(2),
    lambda screen: screen._set_protocol(1),
    lambda screen: screen._set_fresh(1),
    lambda screen: screen._set_style(1, "random"),
]


@pytest.mark.parametrize("choose", OTHERWISE)
def test_nothing_is_said_of_what_was_not_measured(screen: SeatScreen, choose: Callable[[SeatScreen], None]) -> None:
    choose(screen)
    screen.app.rebuild()
    assert "reference player" not in told(screen)


def test_a_style_chosen_for_the_own_seat_changes_nothing(screen: SeatScreen) -> None:
    screen._set_style(0, "random")
    assert "reference player" in told(screen)


def test_an_edited_scenario_has_no_odds(screen: SeatScreen) -> None:
    screen.app.go("seat", scenario=replace(WRITTEN, digest="0" * 64))
    assert "reference player" not in told(screen)


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in list_scenarios() if not load_scenario(name).no_deal_expected])
def test_odds_fit_the_narrowest_window_with_large_text(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    case, wide = load_scenario(name).public, Odds(100, 100, 44, 44)
    odds = {level.id: {party.id: wide for party in case.parties} for level in case.levels}
    monkeypatch.setattr(seat_screen, "measured_odds", lambda *case: odds)
    person = Person((800, 500), text=150)
    screen = person.app.go("seat", scenario=load_scenario(name))
    assert isinstance(screen, SeatScreen)
    for level in range(len(case.levels)):
        screen._set_level(level)
        for party in range(len(case.parties)):
            screen._toggle(party)
            assert "reference player" in told(screen)
            assert person.ui.overflowing() == []


def test_where_no_deal_is_expected_no_odds_give_it_away(screen: SeatScreen) -> None:
    screen.app.go("seat", scenario=replace(WRITTEN, no_deal_expected=True))
    assert "reference player" not in said(screen.app.ui)


def test_a_seat_shows_the_goals_that_are_in_play_at_the_level_chosen() -> None:
    two = Person().app.go("seat", scenario=load_scenario("two-valleys"))
    assert isinstance(two, SeatScreen)
    assert "An open railway and road" in told(two)
    assert "old shrines" not in told(two)
    two._set_level(2)
    assert "Assurance that the old shrines will be preserved." in told(two)
