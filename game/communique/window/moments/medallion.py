"""A medallion with an icon, as large as an emblem: for chance, and for the course of the talks, which nobody makes."""

from __future__ import annotations

import pygame
from pygame import Surface

from communique.window.kit import Rgb, Size, Widget
from communique.window.kit.paint import canvas, mix, stamp

FINE = 4


class Medallion(Widget):
    """A disc of dark enamel in a brass ring, with an icon."""

    role = "image"

    def __init__(self, icon: str, side: float) -> None:
        super().__init__()
        self.icon, self.side = icon, side

    def measure(self, width: int) -> Size:
        side = self.style.tall(self.side)
        return (side, side)

    def narrowest(self) -> int:
        return self.style.tall(self.side)

    def paint(self, surface: Surface) -> None:
        side = self.style.tall(self.side)
        brass, dark = self.colour("brass"), self.style.colour("ground", "room")
        disc = self.style.shapes.get(("medallion", side, brass, dark), lambda: _disc(side, brass, dark))
        stamp(surface, disc, self.rect.center)
        stamp(surface, self.style.icon(self.icon, round(side * 0.52), brass), self.rect.center)


def _disc(side: int, brass: Rgb, dark: Rgb) -> Surface:
    large = canvas(side * FINE, side * FINE, brass)
    middle, radius = (side * FINE / 2, side * FINE / 2), side * FINE / 2
    pygame.draw.circle(large, (*mix(brass, (0, 0, 0), 0.42), 255), middle, radius * 0.98)
    pygame.draw.circle(large, (*brass, 255), middle, radius * 0.93)
    pygame.draw.circle(large, (*mix(brass, (0, 0, 0), 0.5), 255), middle, radius * 0.82)
    pygame.draw.circle(large, (*dark, 255), middle, radius * 0.79)
    return pygame.transform.smoothscale(large, (side, side))
