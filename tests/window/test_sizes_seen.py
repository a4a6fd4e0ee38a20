"""Every screen in every state: what can be reached and seen, and that painting what changed paints all that did."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from window.edges import faint, outside
from window.sweep import SIZES, VISITS, unpainted, visited

from communique.window.preferences import TEXT_SIZES


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COMMUNIQUE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COMMUNIQUE_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "visit", "text"), [(*one, TEXT_SIZES[number % len(TEXT_SIZES)]) for number, one in enumerate(VISITS)]
)
def test_a_screen_is_reached_seen_and_painted_anew_as_it_should_be(name: str, visit: str, text: int) -> None:
    """One visit for all of these: to come to a screen is what costs."""
    person = visited(name, visit)
    assert faint(person.ui, person.screen) == [], "a control's box does not stand out from what is behind it"
    assert person.unreachable() == []
    person.app.set(text=text)
    for _ in range(4):
        person.key("tab")
    for pos in ((700, 400), (300, 200), (1100, 700)):
        person.send(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0))
        person.wait(600)
    assert not unpainted(person), "what changed was not painted anew"
    for size in (SIZES[2], SIZES[0]):
        person.screen = pygame.display.set_mode(size)
        person.send(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1])
    assert not unpainted(person), "a window made smaller shows something else"
    for percent in (TEXT_SIZES[0], TEXT_SIZES[-1]):
        person.app.set(text=percent)
        assert outside(person.ui) == [], f"painted where nothing is painted anew, at {percent}"
