"""The map beside the table: small, whole, and one press from large."""

from __future__ import annotations

import pygame
import pytest
from pygame.event import Event

from communique.loading.scenario_file import load_scenario
from communique.window import theme
from communique.window.kit import UI
from communique.window.map_card import ASPECT, MapCard, map_dialog, map_words

PATH = load_scenario("sochi-2021").public.map


@pytest.mark.parametrize("size", [(400, 280), (260, 400), (700, 200)])
def test_a_small_map_keeps_its_shape_and_paints_the_same_again(size: tuple[int, int]) -> None:
    pygame.display.set_mode((64, 64))
    opened: list[str] = []
    card = MapCard(PATH, lambda: opened.append("map"))
    ui = UI(theme.style(reduced_motion=True), size)
    ui.show(card)
    one, other = pygame.Surface(size), pygame.Surface(size)
    ui.paint_all(one)
    ui.paint_all(other)
    assert pygame.image.tobytes(one, "RGB") == pygame.image.tobytes(other, "RGB")
    assert card.rect.w / card.rect.h == pytest.approx(ASPECT, abs=0.02)
    assert ui.bounds.contains(card.rect)
    ui.focus(card)
    ui.handle(Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode="", scancode=0))
    assert opened == ["map"]


def test_the_large_map_closes_and_says_its_names() -> None:
    ui = UI(theme.style(reduced_motion=True), (1280, 800))
    ui.open(map_dialog(PATH, "Talks", ui.close))
    assert ui.overflowing() == []
    assert "Armenia, Azerbaijan" in ui.find("map-large").text()
    assert "imply no position" in map_words(PATH)
    ui.handle(Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode="", scancode=0))
    assert ui.dialogs == []
