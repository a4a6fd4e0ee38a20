"""Words that are painted on charts and pictures, which no widget says, pass through the catalogue as well."""

from __future__ import annotations

from pathlib import Path

import pytest
from pseudo import plain_words, pseudo, pseudo_scenario
from window.people import Person
from window.said import painted

from communique.window.game import Setup, open_game
from communique.window.map import region_in
from communique.window.screens.debrief import PAGES

LETTERS = ("A", "I", "B", "C", "D", "E", "F", "G", "H", "J", "K", "L", "M", "N")
"""The letters that mark points on a chart."""


@pytest.fixture
def finished(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Person:
    """Somebody who looks at a game that computers have played to its end."""
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    person = Person((1280, 720))
    scenario = pseudo_scenario("harbour-at-sel")
    lineup = ("linear",) * len(scenario.public.parties)
    game = open_game(person.app, Setup(scenario, "", "alternating", 7, lineup))
    person.app.play(game)
    game.start()
    while person.ui.pump():
        pass
    return person


@pytest.mark.slow
def test_every_page_of_the_debrief_is_painted_in_the_language_spoken(finished: Person) -> None:
    with pseudo():
        for page in range(len(PAGES)):
            with painted() as lines:
                finished.app.go("debrief", page=page)
                finished.look()
                finished.ui.paint_all(finished.screen)
            assert lines
            assert {line: found for line in lines if (found := plain_words(line, ("Communiqué", *LETTERS)))} == {}


def test_the_map_is_painted_in_the_language_spoken_but_for_the_names_that_its_file_gives(finished: Person) -> None:
    scenario = pseudo_scenario("sochi-2021")
    lineup = ("linear",) * len(scenario.public.parties)
    setup = Setup(scenario, scenario.public.levels[0].id, "conference", 7, lineup)
    region = region_in(scenario.public.map)
    with pseudo(), painted() as lines:
        screen = finished.app.go("briefing", setup=setup)
        screen._to(1)  # type: ignore[attr-defined]
        finished.look()
        finished.ui.paint_all(finished.screen)
    names = {one.name for one in (*region.areas, *region.places)}
    assert names & lines
    # wide names of areas are set letter by letter
    told = {line for line in lines if line not in names and len(line) > 1}
    assert {line: found for line in told if (found := plain_words(line, ("Communiqué",)))} == {}
