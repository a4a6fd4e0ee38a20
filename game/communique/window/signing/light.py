"""The light of the room, which goes up when something has been agreed, and rests as it is afterwards.

State: how far it is up. With reduced motion it is up at once.
"""

from __future__ import annotations

from typing import Final

from pygame import Rect, Surface

from communique.window import backdrop
from communique.window.kit import Widget

STRENGTH: Final = 52
MS: Final = 900.0
WIDE, HIGH = 0.78, 1.0
"""The part of the window that it lights."""


class RoomLight(Widget):
    """A warm pool of light behind everything else."""

    role = "light"

    def __init__(self, level: float = 1.0) -> None:
        super().__init__()
        self.level = level
        self._kept: Surface | None = None

    def go_up(self) -> None:
        """Let it rise from nothing."""
        self.host.animate(self, self._at, 0.0, 1.0, MS)

    def paint(self, surface: Surface) -> None:
        if self.level <= 0:
            return
        area = Rect(0, 0, round(self.rect.w * WIDE), round(self.rect.h * HIGH))
        area.center = self.rect.center
        if self._kept is None or self._kept.get_size() != area.size:
            self._kept = backdrop.glow(area.size, STRENGTH)
        self._kept.set_alpha(round(255 * self.level))
        surface.blit(self._kept, area)

    def stale(self) -> None:
        self._kept = None
        super().stale()

    def unmount(self) -> None:
        self._kept = None
        super().unmount()

    def _at(self, level: float) -> None:
        self.level = level
        self.repaint()
