"""On a chart the spot that is seen is the one that is picked, and what it covers can be had as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pygame
import pytest
from debrief.cases import talked
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from window.people import Person

from communique.debrief import debrief
from communique.session.log import HUMAN
from communique.window import theme
from communique.window.charts import Chart, CurvesChart, Spot
from communique.window.charts.chart import NEAR
from communique.window.charts.pen import ChartPen, Frame
from communique.window.kit import Column, Label, Segmented
from communique.window.screens.debrief import FRONTIER, PAGES

PLACES = [(50.0, 50.0), (50.0, 50.0), (80.0, 50.0), (80.4, 50.2), (200.0, 120.0)]


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))


class Dots(Chart):
    """Spots where they are told to be."""

    def __init__(self, places: Sequence[tuple[float, float]]) -> None:
        super().__init__("Dots", id="dots", height=300)
        self.places = places

    def sketch(self, pen: ChartPen) -> Sequence[Spot]:
        return [Spot(x, y, f"dot {k}") for k, (x, y) in enumerate(self.places)]


def shown(places: Sequence[tuple[float, float]]) -> tuple[Person, Dots]:
    person, dots = Person(), Dots(places)
    person.ui.show(Column(dots, tone="paper"))
    person.look()
    return person, dots


def point(person: Person, dots: Dots, x: float, y: float) -> tuple[int, int]:
    pos = (dots.rect.x + round(x), dots.rect.y + round(y))
    person.send(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0))
    return pos


def press(person: Person, dots: Dots, x: float, y: float) -> str:
    pos = point(person, dots, x, y)
    person.send(pygame.MOUSEBUTTONDOWN, pos=pos, button=1)
    person.send(pygame.MOUSEBUTTONUP, pos=pos, button=1)
    return at(dots)


def at(dots: Dots) -> str:
    return dots.current.words if dots.current else ""


def test_of_dots_on_one_place_the_last_drawn_is_picked_and_pressing_turns_them_over() -> None:
    person, dots = shown(PLACES)
    point(person, dots, 50, 51)
    assert at(dots) == "dot 1"
    assert [press(person, dots, 50, 50) for _ in range(3)] == ["dot 1", "dot 0", "dot 1"]
    point(person, dots, 51, 50)
    assert at(dots) == "dot 1"
    point(person, dots, 81, 50)
    assert at(dots) == "dot 3"
    point(person, dots, 140, 90)
    assert at(dots) == "dot 1"  # where the keyboard stands


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    places=st.lists(st.tuples(st.floats(5, 400), st.floats(5, 280)), min_size=1, max_size=12),
    pos=st.tuples(st.integers(5, 400), st.integers(5, 280)),
)
def test_none_is_picked_that_is_farther_than_another(places: list[tuple[float, float]], pos: tuple[int, int]) -> None:
    person, dots = shown(places)
    point(person, dots, *pos)
    far = [pygame.Vector2(place).distance_to(pos) for place in places]
    if dots._pointed is None:
        assert min(far) > person.ui.style.px(NEAR)
    else:
        assert far[dots._pointed] <= min(far) + 1.5 + 1e-6


@pytest.mark.parametrize("seat", [0, 1])
def test_the_pages_of_the_debrief_open_on_who_played(seat: int) -> None:
    person, found = Person(), debrief(talked())
    lineup = tuple(HUMAN if p == seat else "random" for p in range(2))
    found = replace(found, header=replace(found.header, lineup=lineup))
    person.app.go("debrief", found=found, page=PAGES.index("Beliefs"))
    person.look()
    assert person.ui.find("who", Segmented).value == seat


def test_the_pair_that_opens_is_one_of_who_played_and_the_shares_alone_tell_what_they_leave_out() -> None:
    from communique.loading.scenario_file import load_scenario
    from communique.simulation import play

    person = Person()
    found = debrief(play(load_scenario("sochi-2021"), {}, 1, level="envoy"))
    lineup = (*found.header.lineup[:2], HUMAN)
    found = replace(found, header=replace(found.header, lineup=lineup))
    person.app.go("debrief", found=found, page=FRONTIER)
    person.look()
    chosen = person.ui.find("pair", Segmented)
    assert chosen.value is not None
    assert "Russia" in chosen.options[chosen.value].text
    left_out = [any(isinstance(w, Label) and "not shown" in w.text() for w in person.ui.walk())]
    chosen.choose(len(chosen.options) - 1)
    person.look()
    left_out += [any(isinstance(w, Label) and "not shown" in w.text() for w in person.ui.walk())]
    assert left_out == [False, True]


def test_no_line_to_a_name_cuts_through_a_mark() -> None:
    person, chart = Person(), CurvesChart(debrief(talked()), id="curves")
    person.ui.show(Column(chart, tone="paper"))
    person.look()
    for curve in chart.curves:
        (spot,) = (spot for spot in chart.spots if spot.words == curve.dots[-1].words)
        inside = [
            person.screen.get_at((chart.rect.x + round(spot.x) + right, chart.rect.y + round(spot.y)))
            for right in (0, 2)
        ]
        assert inside == [pygame.Color(*chart.colour(theme.sign(curve.to).colour))] * 2


def test_a_value_below_nothing_stands_on_an_axis_with_a_true_minus() -> None:
    class Told(ChartPen):
        def text(self, said: str, *place: object, **how: object) -> None:
            told.append(said)

    told: list[str] = []
    pen = Told(Person().ui.style, (300, 200), lambda colour: (0, 0, 0))
    Frame(pen, (0, 1), (-1, 1)).grid(((0, 1), (-1, 0, 1)), ("Session", "Tau"))
    assert told == ["0", "1", "\N{MINUS SIGN}1", "0", "1", "Session", "Tau"]
