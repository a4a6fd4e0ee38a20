"""The light of the room, which goes up when something has been agreed, and rests as it is afterwards.

State: how far it is up. With reduced motion it is up at once.
"""

from __future__ import annotations

from typing import Final

import pygame
from pygame import Rect, Surface

from communique.window import backdrop
from communique.window.kit import Widget

STRENGTH: Final = 72
LEVELS: Final = 10
MS: Final = 900.0


class RoomLight(Widget):
    """A warm pool of light behind everything else."""

    role = "light"

    def __init__(self, level: float = 1.0) -> None:
        super().__init__()
        self.level = level

    def go_up(self) -> None:
        """Let it rise from nothing."""
        self.host.animate(self, self._at, 0.0, 1.0, MS)

    def paint(self, surface: Surface) -> None:
        strength = round(STRENGTH * round(self.level * LEVELS) / LEVELS)
        if strength < 1:
            return
        area = Rect(0, 0, round(self.rect.w * 0.9), round(self.rect.h * 1.1))
        area.center = self.rect.center
        clip = area.clip(self.rect)
        if self._kept is None or self._kept[0] != (strength, area.size):
            self._kept = ((strength, area.size), backdrop.glow(strength, area.size))
        surface.blit(self._kept[1], clip, clip.move(-area.x, -area.y), special_flags=pygame.BLEND_RGB_ADD)

    def stale(self) -> None:
        self._kept = None
        super().stale()

    _kept: tuple[tuple[int, tuple[int, int]], Surface] | None = None

    def _at(self, level: float) -> None:
        if round(level * LEVELS) != round(self.level * LEVELS) or level >= 1:
            self.level = level
            self.repaint()
        self.level = level
