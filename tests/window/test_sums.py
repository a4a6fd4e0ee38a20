"""Figures are pressed, by mouse and by keyboard, and say what they are made of; what they say adds up."""

from __future__ import annotations

from pathlib import Path

import pytest
from window.people import Person

from communique.loading.scenario_file import load_scenario
from communique.present import appraise
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.window.game import Setup, open_game
from communique.window.screens.table import TableScreen


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))


def seated(level: str = "guided") -> Person:
    person = Person()
    case = load_scenario("lantern-strait")
    person.app.play(open_game(person.app, Setup(case, level, "conference", 1, ("human", "conceder"))))
    person.app.enter_game()
    person.look()
    return person


def table(person: Person) -> TableScreen:
    screen = person.app.screen
    assert isinstance(screen, TableScreen)
    return screen


def said(person: Person) -> str:
    return " ".join(widget.text() for widget in person.ui.dialogs[-1].walk())


def test_the_worth_of_a_package_opens_by_mouse_and_by_keyboard() -> None:
    person = seated()
    person.click("issue1", 0.9)
    person.click("summary-sum")
    assert "Catch: 400 tonnes" in said(person)
    assert "49" in said(person)
    assert "−11" in said(person)
    assert person.focus == "sum-close"
    person.key("return")
    assert person.focus == "summary-sum"
    person.key("return")
    assert "Catch: 400 tonnes" in said(person)


def test_the_worth_of_an_offer_on_the_table_opens() -> None:
    person = seated()
    screen = table(person)
    assert screen.submit(Offer((4, 4, 3, 3)))
    person.look()
    offer = screen.view.table.offers[0]
    person.click(f"sum-{offer.id}")
    worth = appraise(screen.view, offer.terms)
    assert worth is not None
    assert str(worth.points) in said(person)
    assert "Harbour fee: 15 crowns a night" in said(person)


def test_a_meter_opens_over_the_meters_and_closes_to_them() -> None:
    person = seated("envoy")
    while person.there("way0"):
        person.click("way0")
        person.wait(100)
    person.click("meters")
    person.click("sum-capital-0--1")
    assert len(person.ui.dialogs) == 2
    assert "At the opening" in said(person)
    person.key("escape")
    assert len(person.ui.dialogs) == 1
    assert person.focus == "sum-capital-0--1"


def test_the_end_and_the_debrief_open_theirs() -> None:
    person = seated()
    screen = table(person)
    assert screen.submit(Offer((4, 4, 3, 4)))
    person.look()
    assert screen.submit(Pass())
    for _ in range(10):
        person.look()
    person.click("signing-sum")
    assert "90" in said(person)
    person.key("escape")
    game = person.app.game
    assert game is not None
    from communique.rules.moves.sign import Sign

    assert game.submit(Sign()) is None
    for _ in range(10):
        person.look()
    person.app.begin("closing")
    person.click("own-sum")
    assert "Closed season: 80 days" in said(person)
    person.key("escape")
    person.app.go("debrief", page=1)
    for _ in range(40):
        person.look()
    person.click("points-sum1")
    outcome = game.outcome()
    assert "Harbour fee: 20 crowns a night" in said(person)
    assert str(outcome.points[1]) in said(person)
