"""A seal of wax with a delegation's motif, for invented cases alone: no state has sealed what is signed in a game.

On a case of real states the delegation's sign stands in its place. All seals have one size and one shape of wax; colour
and motif come from the party, as its emblem's do.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

import pygame
from pygame import Surface

from communique.window import emblem_art
from communique.window.kit.paint import Point, canvas, mix
from communique.window.kit.style import Rgb

_FINE: Final = 4
_BLACK: Final[Rgb] = (0, 0, 0)
_WHITE: Final[Rgb] = (255, 255, 255)


@lru_cache(maxsize=32)
def wax(size: int, motif: str, colour: Rgb) -> Surface:
    """The seal `size` pixels across. Do not paint on it."""
    side = max(8, size) * _FINE
    large = canvas(side, side, mix(colour, _BLACK, 0.4))
    middle = (side / 2, side / 2)
    pygame.draw.polygon(large, mix(colour, _BLACK, 0.42), _spill((middle[0], middle[1] + side * 0.012), side * 0.475))
    pygame.draw.polygon(large, mix(colour, _WHITE, 0.10), _spill(middle, side * 0.458))
    pygame.draw.polygon(large, mix(colour, _BLACK, 0.04), _spill((middle[0], middle[1] + side * 0.014), side * 0.445))
    # The stamp leaves a ring: dark where the light does not reach, light where it does.
    for drop, hue in ((-0.008, mix(colour, _BLACK, 0.42)), (0.010, mix(colour, _WHITE, 0.28))):
        pygame.draw.circle(large, hue, (middle[0], middle[1] + side * drop), side * 0.345)
    pygame.draw.circle(large, mix(colour, _BLACK, 0.16), middle, side * 0.338)
    inner = round(side * 0.50 / _FINE)
    for drop, hue in ((0.016, mix(colour, _BLACK, 0.55)), (0.0, mix(colour, _WHITE, 0.50))):
        image = pygame.transform.smoothscale(emblem_art.medal(inner, motif, hue), (inner * _FINE, inner * _FINE))
        large.blit(image, image.get_rect(center=(middle[0], middle[1] + side * drop)))
    _gleam(large, middle, side)
    return pygame.transform.smoothscale(large, (max(8, size), max(8, size)))


def _spill(middle: Point, radius: float) -> list[Point]:
    """The edge of wax that was poured and pressed: round, but not quite."""
    out = []
    for k in range(96):
        a = math.tau * k / 96
        r = radius * (1 + 0.028 * math.sin(3 * a + 0.7) + 0.020 * math.sin(7 * a + 2.1) + 0.010 * math.sin(11 * a))
        out.append((middle[0] + r * math.cos(a) * 0.97, middle[1] + r * math.sin(a) * 0.97))
    return out


def _gleam(surface: Surface, middle: Point, side: float) -> None:
    """Light on the upper edge."""
    shine = canvas(*surface.get_size(), _WHITE)
    for turn, alpha in ((-132, 90), (-118, 120), (-104, 70)):
        a = math.radians(turn)
        place = (middle[0] + math.cos(a) * side * 0.395, middle[1] + math.sin(a) * side * 0.395)
        pygame.draw.circle(shine, (*_WHITE, alpha), place, side * 0.022)
    surface.blit(shine, (0, 0))
