"""The room without anybody in it: carpet, light, and the table, painted once for each size and kept.

What has edges is drawn too large and scaled down; soft light is a tiny picture scaled up. The light is warm while talks
are calm and grows colder as tension rises; the words for that stand elsewhere.
"""

from __future__ import annotations

import math
import random
from functools import lru_cache

import pygame
from pygame import Rect, Surface

from communique.window.backdrop import BAIZE, BRASS, WOOD
from communique.window.kit.paint import canvas, mix
from communique.window.kit.style import Rgb, Size

FINE = 2
CARPET: Rgb = (27, 33, 44)
DARK: Rgb = (15, 18, 25)
WARM: Rgb = (255, 214, 150)
COLD: Rgb = (226, 120, 96)
TINY = 48
SQUARE = 0.56
"""How square the oval is: 1 for an ellipse, less for fuller corners."""


@lru_cache(maxsize=4)
def empty_room(size: Size, table: tuple[int, int, int, int], tension: float) -> Surface:
    """The picture for a room of that size, with the table there. Tension from 0 to 1. Do not paint on it."""
    picture = _light(size, Rect(table), tension)
    if not (0 < table[2] <= 2 * size[0] and 0 < table[3] <= 2 * size[1]):  # words so long that they leave no room
        return picture
    large = canvas(table[2] * FINE, (table[3] + _thick(table[3])) * FINE)
    _table(large, (table[2], table[3]))
    small = pygame.transform.smoothscale(large, (table[2], table[3] + _thick(table[3])))
    _shadow(picture, Rect(table))
    picture.blit(small, (table[0], table[1]))
    return picture


def _thick(height: int) -> int:
    return max(2, height // 22)


def _light(size: Size, table: Rect, tension: float) -> Surface:
    """The carpet, lit from above the table."""
    glow = mix(WARM, COLD, tension * 0.8)
    tiny = Surface((TINY, TINY))
    for y in range(TINY):
        for x in range(TINY):
            px, py = (x + 0.5) / TINY * size[0], (y + 0.5) / TINY * size[1]
            far = math.hypot(
                (px - table.centerx) / max(1, size[0] * 0.62), (py - table.centery) / max(1, size[1] * 0.75)
            )
            lit = max(0.0, 1.0 - far) ** 1.4
            tiny.set_at((x, y), mix(mix(DARK, CARPET, min(1.0, lit * 1.6)), glow, 0.13 * lit))
    return pygame.transform.smoothscale(tiny, size).convert()


def _shadow(picture: Surface, table: Rect) -> None:
    drop = _thick(table.h) * 2
    for step in range(8):
        grow = (8 - step) * drop // 6
        shade = canvas(table.w + 2 * grow, table.h + 2 * grow)
        pygame.draw.ellipse(shade, (0, 0, 0, 16), shade.get_rect())
        picture.blit(shade, (table.x - grow, table.y - grow + drop))


def _table(large: Surface, size: Size) -> None:
    width, height = size[0] * FINE, size[1] * FINE
    thick = _thick(size[1]) * FINE
    for drop in range(thick, 0, -1):
        _oval(large, Rect(0, drop, width, height), mix(mix(WOOD, (0, 0, 0), 0.4), (0, 0, 0), 0.5 * drop / thick))
    top = Rect(0, 0, width, height)
    rim = max(4, min(width, height) // 11)
    _oval(large, top, mix(WOOD, (255, 220, 170), 0.3))
    for step in range(10):
        inset = 2 + round((rim - 4) * step / 10)
        _oval(
            large,
            top.inflate(-2 * inset, -2 * inset),
            mix(mix(WOOD, (0, 0, 0), 0.18), mix(WOOD, (255, 206, 150), 0.12), step / 10),
        )
    inner = top.inflate(-2 * rim, -2 * rim)
    _grain(large, top.inflate(-rim // 3, -rim // 3), inner)
    _oval(large, inner, mix(BRASS, (0, 0, 0), 0.3))
    inner.inflate_ip(-max(2, rim // 6), -max(2, rim // 6))
    for step in range(24):
        part = step / 24
        shrink = 1 - 0.75 * part
        oval = Rect(0, 0, max(2, round(inner.w * shrink)), max(2, round(inner.h * shrink)))
        oval.center = inner.center
        _oval(large, oval, mix(mix(BAIZE, (0, 0, 0), 0.42), mix(BAIZE, (255, 240, 200), 0.06), part))


def _grain(large: Surface, outer: Rect, inner: Rect) -> None:
    """Veneer: short strokes across the rim, scattered by a fixed seed, so that the table is always the same."""
    scatter = random.Random(5)
    light, dark = mix(WOOD, (255, 206, 150), 0.2), mix(WOOD, (0, 0, 0), 0.3)
    for number in range(260):
        angle = math.tau * (number + scatter.random()) / 260
        start, end = scatter.uniform(0.0, 0.5), scatter.uniform(0.5, 1.0)
        (x0, y0), (x1, y1) = _rim(outer, angle), _rim(inner, angle)
        ends = [(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part) for part in (start, end)]
        pygame.draw.line(large, mix(WOOD, light if number % 3 else dark, scatter.uniform(0.2, 0.7)), ends[0], ends[1])
    for number in range(16):
        angle = math.tau * (number + 0.5) / 16
        pygame.draw.aaline(large, mix(WOOD, (0, 0, 0), 0.45), _rim(outer, angle), _rim(inner, angle))


def _rim(rect: Rect, angle: float) -> tuple[float, float]:
    """A point of the oval in `rect`."""
    c, s = math.cos(angle), math.sin(angle)
    x = math.copysign(abs(c) ** SQUARE, c) * rect.w / 2
    return (rect.centerx + x, rect.centery + math.copysign(abs(s) ** SQUARE, s) * rect.h / 2)


def _oval(large: Surface, rect: Rect, colour: Rgb) -> None:
    """An oval with flattened sides, as conference tables are."""
    pygame.draw.polygon(large, colour, [_rim(rect, math.tau * k / 120) for k in range(120)])
