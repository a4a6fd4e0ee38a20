"""Every screen in every state, at every size of window and text, in English and in a language two fifths longer.

A screen is reached once and then resized, as a person does: so what a size leaves behind is seen as well. The smallest
stands for those below which nothing is promised; the largest is where pictures grow and a screen shows more.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from pseudo import pseudo
from window.edges import faint, lost, outside, overlapping
from window.people import Person
from window.reach import beyond

from communique.loading.scenario_file import load_scenario
from communique.window import screens
from communique.window.kit import Button, Column, Label, Panel, Rule, Widget
from communique.window.preferences import TEXT_SIZES
from communique.window.screens._visit import Guide, visits

SIZES = ((1024, 640), (1280, 800), (1920, 1080), (2560, 1440), (3840, 2160))
SMALL = (800, 500)
"""The smallest window in which anything is promised: that nothing spills and all can be reached."""
VISITS = [(name, visit) for name in screens.names() for visit in visits(name)]
CLOSE = (SMALL, *SIZES[:2])
"""Where the kinds of fault that larger windows only repeat are looked for."""


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path


def visited(name: str, visit: str, size: tuple[int, int] = SIZES[1]) -> Person:
    """A person who has been brought to a screen, with the scenario that has a page of everything."""
    person = Person(size)
    whole = load_scenario("sochi-2021")
    visits(name)[visit](Guide(person.app, whole, whole.public.levels[-1].id))
    person.look()
    return person


def faults(person: Person, size: tuple[int, int]) -> Iterator[str]:
    """What is wrong with what is shown now, at the size and the text it has."""
    ui = person.ui
    yield from (f"{one.where}: {one.why}" for one in ui.overflowing())
    yield from (f"hidden: {one}" for one in overlapping(ui))
    if size in CLOSE:
        yield from (f"out of reach: {one}" for one in lost(ui))
        yield from (f"beside its place: {one}" for one in beyond(ui))


def swept(person: Person, sizes: tuple[tuple[int, int], ...], texts: tuple[int, ...] = TEXT_SIZES) -> list[str]:
    """The faults at each of these sizes of window and of text."""
    found = []
    for size in sizes:
        person.screen = pygame.display.set_mode(size)
        person.ui.resize(size)
        for text in texts:
            person.app.set(text=text)
            found += [f"{size} at {text}: {fault}" for fault in faults(person, size)]
    return found


@pytest.mark.parametrize(("name", "visit"), VISITS)
def test_a_screen_fits_a_window_of_the_usual_size(name: str, visit: str) -> None:
    assert swept(visited(name, visit), SIZES[1:2]) == []


@pytest.mark.slow
@pytest.mark.parametrize(("name", "visit"), VISITS)
def test_a_screen_fits_at_every_size_of_window_and_text(name: str, visit: str) -> None:
    assert swept(visited(name, visit), (SMALL, *SIZES)) == []


@pytest.mark.slow
@pytest.mark.parametrize(("name", "visit"), VISITS)
def test_a_screen_fits_as_well_in_a_language_two_fifths_longer(name: str, visit: str, translated: Path) -> None:
    with pseudo():
        # Between the smallest words and the largest nothing is tighter.
        assert swept(visited(name, visit), (SMALL, *SIZES), (TEXT_SIZES[0], TEXT_SIZES[-1])) == []


@pytest.mark.slow
@pytest.mark.parametrize(("name", "visit"), VISITS)
def test_no_widget_paints_where_it_does_not_have_painted_anew(name: str, visit: str) -> None:
    person = visited(name, visit, SIZES[0])
    for text in (TEXT_SIZES[0], TEXT_SIZES[-1]):
        person.app.set(text=text)
        assert outside(person.ui) == [], text


@pytest.mark.slow
@pytest.mark.parametrize(("name", "visit"), VISITS)
def test_every_control_can_be_reached_by_keyboard(name: str, visit: str) -> None:
    person = visited(name, visit)
    assert person.unreachable() == []


@pytest.mark.slow
@pytest.mark.parametrize(("name", "visit"), VISITS)
def test_the_box_of_a_control_stands_out_from_what_is_behind_it(name: str, visit: str) -> None:
    person = visited(name, visit)
    assert faint(person.ui, person.screen) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "visit", "text"), [(*one, TEXT_SIZES[number % len(TEXT_SIZES)]) for number, one in enumerate(VISITS)]
)
def test_painting_what_changed_gives_the_same_picture_as_painting_all(name: str, visit: str, text: int) -> None:
    person = visited(name, visit)
    person.app.set(text=text)
    for _ in range(4):
        person.key("tab")
    for pos in ((700, 400), (300, 200), (1100, 700)):
        person.send(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0))
        person.wait(600)
    before = person.pixels()
    person.ui.paint_all(person.screen)
    assert person.pixels() == before


@pytest.mark.slow
@pytest.mark.parametrize(("name", "visit"), VISITS)
def test_a_window_made_smaller_shows_what_one_opened_so_shows(name: str, visit: str) -> None:
    person = visited(name, visit, SIZES[2])
    for size in (SIZES[0], SIZES[1]):
        person.screen = pygame.display.set_mode(size)
        person.send(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1])
    before = person.pixels()
    person.ui.paint_all(person.screen)
    assert person.pixels() == before


# -- the tests themselves --------------------------------------------------------------------


class Blot(Widget):
    """Paints below its rectangle, and says nothing of it."""

    def measure(self, width: int) -> tuple[int, int]:
        return 40, 20

    def paint(self, surface: pygame.Surface) -> None:
        surface.fill((200, 0, 0), self.rect.move(0, 4))


class OnTop(Widget):
    """Gives both children the same place."""

    def layout(self, rect: pygame.Rect) -> None:
        self.place(rect)
        for child in self.children:
            child.layout(pygame.Rect(rect.x, rect.y, 90, 30))


def test_a_widget_that_paints_outside_is_seen() -> None:
    person = Person()
    person.ui.show(Column(Blot()))
    assert len(outside(person.ui)) == 1


def test_words_over_words_are_seen() -> None:
    person = Person()
    person.ui.show(OnTop(Label("one"), Label("other"), tone="paper"))
    assert len(overlapping(person.ui)) == 1


def test_a_faint_box_is_seen_and_a_clear_one_is_not() -> None:
    person = Person()
    person.ui.show(Panel(Button("one", id="one"), Rule(), pad=20, tone="paper"))
    assert faint(person.ui, person.screen) == []
    one = person.ui.find("one", Button)
    one._tone = "room"
    person.ui.show(Panel(one, pad=20, fill=(60, 70, 86)))
    assert len(faint(person.ui, person.screen)) == 1
