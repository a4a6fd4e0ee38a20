"""Every screen in every state, at every size of window and text, in English and in a language two fifths longer.

A screen is reached once and then resized, as a person does: so what a size leaves behind is seen as well. The smallest
stands for those below which nothing is promised; the largest is where pictures grow and a screen shows more.
"""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from window.edges import faint, outside, overlapping
from window.people import Person
from window.sweep import SIZES, SMALL, VISITS, swept, visited

from communique.window.kit import Button, Column, Label, Panel, Rule, Widget
from communique.window.preferences import TEXT_SIZES


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path


@pytest.mark.parametrize(("name", "visit"), VISITS)
def test_a_screen_fits_a_window_of_the_usual_size(name: str, visit: str) -> None:
    assert swept(visited(name, visit), SIZES[1:2]) == []


@pytest.mark.slow
@pytest.mark.parametrize(("name", "visit"), VISITS)
def test_a_screen_fits_at_every_size_of_window_and_text(name: str, visit: str) -> None:
    person = visited(name, visit)
    assert swept(person, (SMALL,), TEXT_SIZES[:2]) + swept(person, SIZES) == []


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
