"""The stroke that stands for a signature: one and the same abstract flourish for everybody.

It is no handwriting and imitates nobody's: a run of loops and a line under it, made of sines, with a pen at its end
while it is being drawn. Who signed stands below it in words, and beside it by seal or sign.
"""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise
from typing import Final

import pygame
from pygame import Surface

from communique.window.kit.paint import Point, canvas, mix
from communique.window.kit.style import Rgb, Size, Style

INK: Final[Rgb] = (30, 38, 82)
STEPS: Final = 40
"""Pictures of a stroke on its way; between two of them nobody sees a difference."""
_FINE: Final = 4
_LOOPS: Final = 4.45
_LONG: Final = 360
"""Points of the whole curve."""
_TURN: Final = 0.68
"""The part of the way that the loops take; the rest is the line under them."""
_BEND: Final = 0.34
"""The part of that rest which goes on to the right."""


@cache
def flourish() -> tuple[Point, ...]:
    """The curve, from its beginning: x from 0 to 1, y from −1 (above) to 1 (below the line, which is 0)."""
    return tuple(_at(k / (_LONG - 1)) for k in range(_LONG))


def _at(way: float) -> Point:
    if way <= _TURN:
        return _loops(way / _TURN)
    # From the last loop on to the right, round, and back under the whole.
    start, before = _loops(1.0), _loops(0.995)
    pull = 0.085 / (math.dist(start, before) or 1.0)
    on = (start[0] + (start[0] - before[0]) * pull, start[1] + (start[1] - before[1]) * pull)
    u = (way - _TURN) / (1 - _TURN)
    if u < _BEND:
        return _bezier(start, on, (0.985, -0.55), (0.975, -0.10), u / _BEND)
    return _bezier((0.975, -0.10), (0.965, 0.36), (0.52, 0.30), (0.14, 0.44), (u - _BEND) / (1 - _BEND))


def _loops(u: float) -> Point:
    """Loops that lean to the right and grow smaller."""
    turn = math.tau * _LOOPS * u + math.pi * 1.15
    high = 0.60 * (1 - 0.60 * u) + 0.10 * math.sin(math.tau * u)
    y = -0.26 + 0.16 * u + high * math.cos(turn) * 0.74
    return (0.07 + 0.60 * u + 0.046 * math.sin(turn) - 0.055 * y, y)


def _bezier(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    s = 1 - t
    x, y = (s**3 * p + 3 * s * s * t * q + 3 * s * t * t * r + t**3 * e for p, q, r, e in zip(a, b, c, d, strict=True))
    return (x, y)


def drawn(style: Style, size: Size, way: float, *, pen: bool) -> Surface:
    """The flourish as far as `way`, from 0 to 1, in a picture of `size` pixels; with the pen at its end. Kept."""
    step = round(max(0.0, min(1.0, way)) * STEPS)
    held = pen and 0 < step < STEPS
    return style.shapes.get(("flourish", size, step, held), lambda: _draw(size, step / STEPS, pen=held))


def _draw(size: Size, way: float, *, pen: bool) -> Surface:
    large = canvas(size[0] * _FINE, size[1] * _FINE, INK)
    wide, high = large.get_size()
    base = high * 0.64
    count = round(way * (_LONG - 1))
    path = [(x * wide, base + y * high * 0.62) for x, y in flourish()[: count + 1]]
    thick = high * 0.021
    for k, (start, end) in enumerate(pairwise(path)):
        # A nib is broad where it comes down and fine where it goes up.
        down = (end[1] - start[1]) / (math.dist(start, end) or 1.0)
        taper = min(1.0, (k + 8) / 26) * min(1.0, (_LONG - k + 6) / 60)
        _blot(large, start, end, thick * (0.62 + 0.62 * max(0.0, down)) * taper)
    if pen and path:
        _pen(large, path[-1], high)
    return pygame.transform.smoothscale(large, size)


def _blot(surface: Surface, start: Point, end: Point, half: float) -> None:
    """A piece of the stroke: dots so close that they run into each other."""
    count = max(1, math.ceil(math.dist(start, end) / max(1.0, half * 0.5)))
    for k in range(1, count + 1):
        part = k / count
        place = (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)
        pygame.draw.circle(surface, (*INK, 255), place, half)


def _pen(surface: Surface, tip: Point, high: float) -> None:
    """A fountain pen that leans to the right."""
    x, y = tip
    long, slope = high * 0.56, math.radians(-52)
    along, across = (math.cos(slope), math.sin(slope)), (-math.sin(slope), math.cos(slope))

    def at(far: float, aside: float) -> Point:
        return (
            x + (along[0] * far + across[0] * aside) * long,
            y + (along[1] * far + across[1] * aside) * long,
        )

    brass, dark = (206, 172, 104), (26, 30, 40)
    pygame.draw.polygon(surface, brass, [at(0, 0), at(0.20, 0.055), at(0.26, 0), at(0.20, -0.055)])
    pygame.draw.line(surface, mix(brass, (0, 0, 0), 0.5), at(0, 0), at(0.17, 0), max(1, round(high * 0.012)))
    pygame.draw.polygon(surface, dark, [at(0.20, 0.062), at(1.3, 0.075), at(1.3, -0.075), at(0.20, -0.062)])
    pygame.draw.polygon(surface, (70, 78, 98), [at(0.26, -0.02), at(1.3, -0.03), at(1.3, -0.052), at(0.26, -0.044)])
    pygame.draw.polygon(surface, brass, [at(0.30, 0.066), at(0.34, 0.066), at(0.34, -0.066), at(0.30, -0.066)])
