"""Imported domains at the table: sheets in millions of points, no "no provision", many parties, long names."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from window.people import Person
from window.test_whole_game import step

from communique.loading.scenario_file import load_scenario
from communique.model.sheet import Scenario
from communique.present import Measure
from communique.window.kit.layout_report import overflows
from communique.window.theme import sign

TIMES = 50_000
RAW = re.compile(r"\d{5,}|\d,\d{3}")
"""A figure as large as only raw points are."""


@pytest.fixture(autouse=True)
def saves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path / "saves"


def imported() -> Scenario:
    """Lantern Strait as a research file would have it: figures times 50,000, a clause in every first option."""
    plain = load_scenario("lantern-strait")
    issues = tuple(
        replace(issue, options=(replace(issue.options[0], clause="Nothing is settled."), *issue.options[1:]))
        for issue in plain.public.issues
    )
    sheets = tuple(
        replace(
            sheet,
            points=tuple(tuple(p * TIMES for p in row) for row in sheet.points),
            reservation=sheet.reservation * TIMES,
            audiences=tuple(replace(a, threshold=a.threshold * TIMES) for a in sheet.audiences),
            links=tuple(replace(k, points=k.points * TIMES) for k in sheet.links),
        )
        for sheet in plain.sheets
    )
    public = replace(plain.public, issues=issues, scale=100 * TIMES, tension_shift=plain.public.tension_shift * TIMES)
    return replace(plain, public=public, sheets=sheets)


def said(person: Person) -> list[str]:
    layers = [widget for layer in person.ui._layers() for widget in layer.walk()]
    return [part for widget in layers for part in (widget.text(), widget.tooltip() or "")]


def check(person: Person) -> None:
    raw = [words for words in said(person) if RAW.search(words)]
    assert not raw, f"at the {person.at}: {raw}"


def to_the_table(person: Person, scenario: Scenario, *, protocol: int) -> None:
    person.app.go("seat", scenario=scenario)
    person.look()
    person.app.screen._set_protocol(protocol)  # type: ignore[attr-defined]
    person.look()
    person.click("go")
    while person.at == "briefing":
        check(person)
        person.click("open" if person.there("open") else "next")


@pytest.mark.slow
@pytest.mark.parametrize("protocol", [0, 1])
@pytest.mark.parametrize("size", [pytest.param((800, 600), marks=pytest.mark.slow), (1280, 720)])
def test_no_raw_figure_is_shown_from_the_briefing_to_the_closing(protocol: int, size: tuple[int, int]) -> None:
    person = Person(size)
    to_the_table(person, imported(), protocol=protocol)
    for key in "bjvoaktrnigul":
        person.key(key)
        check(person)
        while person.ui.dialogs:
            person.key("escape")
    for _ in range(400):
        if person.at == "closing":
            break
        step(person, person.click)
        check(person)
        assert not overflows(person.ui.top.walk(), person.ui.bounds)
    assert person.at == "closing"


def test_an_empty_package_is_open_and_has_no_worth() -> None:
    person = Person()
    to_the_table(person, imported(), protocol=0)
    assert not person.there("summary-points")
    assert "Every issue is still open." in said(person)
    person.ui.focus(person.ui.find("issue0"))
    person.key("2")
    assert person.there("summary-points")
    assert "3 open: counted at the first answer, as they would be if this were signed." in said(person)


def test_a_written_scenario_says_that_nothing_chosen_means_today() -> None:
    person = Person()
    to_the_table(person, load_scenario("lantern-strait"), protocol=0)
    assert person.there("summary-points")
    assert "all as it is today" in said(person)


@pytest.mark.parametrize(
    ("points", "figure", "with_sign"),
    [(0, "0.0", "±0"), (1, "0.0", "+<0.1"), (-1, "0.0", "−<0.1"), (653_417, "6.5", "+6.5"), (-653_417, "−6.5", "−6.5")],
)
def test_figures_are_of_a_hundred_with_one_decimal(points: int, figure: str, with_sign: str) -> None:
    measure = Measure(10_000_000)
    assert (measure.figure(points), measure.signed(points)) == (figure, with_sign)


def test_no_two_of_many_parties_have_the_same_sign() -> None:
    assert len({sign(party) for party in range(30)}) == 30
