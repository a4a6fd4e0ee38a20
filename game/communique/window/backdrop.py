"""The room behind everything: a conference room at evening, with or without the round table.

`room` is the quiet ground of every screen; `table` is the scene of the title. Both are painted once for each
size and kept. Soft light is a tiny picture scaled up; what has edges is drawn too large and scaled down.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from functools import lru_cache
from weakref import WeakValueDictionary

import pygame
from pygame import Rect, Surface

from communique.window.emblem_art import curve
from communique.window.kit.paint import Point, canvas, mix
from communique.window.kit.style import Rgb, Size, Style, heft

WALL: Rgb = (30, 37, 48)
FLOOR: Rgb = (20, 25, 33)
WOOD: Rgb = (112, 71, 44)
BAIZE: Rgb = (52, 92, 80)
BRASS: Rgb = (214, 180, 112)
PAPER: Rgb = (240, 233, 217)
LIGHT: Rgb = (255, 214, 150)
BLACK: Rgb = (0, 0, 0)
CORNER: Rgb = (17, 21, 28)
MIDDLE: Rgb = (35, 42, 54)
STEP = 9
"""Of the shades of the room from its corner to its middle, how many make a step that a screen can show."""
FINE = 1.6
"""How many times too large the table is drawn before it is scaled down; less in a window that is large itself."""
SEATS = 8
LIGHT_TABLE = 9_000_000
"""Bytes up to which the picture of the table is kept while nothing shows it."""
_TABLES: WeakValueDictionary[Size, Surface] = WeakValueDictionary()
_LAST_TABLE: list[Surface] = []
STEPS = 32
"""The edge of the table is drawn in so many steps at most."""
LAYER = 4600
"""Pixels across up to which the table is drawn too large."""


@lru_cache(maxsize=1)
def room(size: Size) -> Surface:
    """A dark room, a little lighter in the middle: one shade a pixel, of a palette. Do not paint on it.

    It is there as long as the window, and so has a byte a pixel, where it would have four.
    """
    shades = _soft(size, _room_shade)
    _grain(shades, STEP)
    picture = pygame.image.frombytes(pygame.image.tobytes(shades, "RGB")[::3], size, "P")
    span = 255 - 4 * STEP
    picture.set_palette([mix(CORNER, MIDDLE, (shade - 2 * STEP) / span) for shade in range(256)])
    return picture


def table(size: Size) -> Surface:
    """The round table under its lamps, set for eight, nobody there yet. Do not paint on it.

    Kept as long as somebody holds it: whoever shows it does. A small one is kept beyond that.
    """
    found = _TABLES.get(size)
    if found is None:
        found = _TABLES[size] = drawn_table(size)
        if heft(found) <= LIGHT_TABLE:
            _LAST_TABLE[:] = [found]
    return found


def drawn_table(size: Size) -> Surface:
    """The picture of the table, drawn anew."""
    picture = _soft(size, _evening_shade)
    scene = TableScene(size)
    _panelling(picture, scene)
    layer = Surface((round(scene.rect.w * scene.fine), round(scene.rect.h * scene.fine)), pygame.SRCALPHA)
    scene.paint(layer)
    picture.blit(pygame.transform.smoothscale(layer, scene.rect.size), scene.rect)
    _lamplight(picture, scene)
    picture.blit(_soft(size, _vignette_shade), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    _grain(picture)
    return picture


class TableSeen:
    """Paints the table for a canvas. Holds the picture, so that it is there as long as the canvas."""

    def __init__(self) -> None:
        self._picture: Surface | None = None

    def __call__(self, surface: Surface, rect: Rect, style: Style) -> None:
        """Paint it into `rect`."""
        self._picture = table(rect.size)
        surface.blit(self._picture, rect)


class TableScene:
    """Where the table stands in a window of some size, and how a point on it comes to the screen.

    Coordinates on the table: (0, 0) is its middle, 1 its rim; the eye looks down at it from the front.
    """

    def __init__(self, size: Size) -> None:
        width, height = size
        self.across = min(width * 0.40, height * 0.80)
        self.down = self.across * 0.42
        self.centre = (width * 0.5, height * 0.60)
        self.thick = self.across * 0.075
        out = self.across * 1.24
        top, bottom = self.centre[1] - self.down * 1.62, min(float(height), self.centre[1] + self.down * 2.2)
        self.rect = Rect(round(self.centre[0] - out), round(top), round(2 * out), round(bottom - top))
        self.fine = min(FINE, max(1.0, LAYER / self.rect.w))
        self.unit = self.across * self.fine

    def at(self, x: float, y: float, lift: float = 0.0) -> Point:
        """A point of the table on the layer, which is too large; `lift` is its height above the table."""
        left, top = self.rect.topleft
        return (
            (self.centre[0] + x * self.across - left) * self.fine,
            (self.centre[1] + y * self.down - lift * self.across - top) * self.fine,
        )

    def paint(self, layer: Surface) -> None:
        """Chairs behind, table, what lies on it, chairs in front."""
        seats = [math.tau * (i + 0.5) / SEATS for i in range(SEATS)]
        behind = [seat for seat in seats if math.sin(seat) < 0]
        for seat in behind:
            self._chair(layer, seat)
        self._shadow(layer)
        self._top(layer)
        for seat in sorted(seats, key=math.sin):
            self._place(layer, seat)
        self._lamps(layer)
        for seat in seats:
            if seat not in behind:
                self._chair(layer, seat)

    def _ellipse(self, layer: Surface, colour: Rgb, reach: float, drop: float = 0.0, alpha: int = 255) -> None:
        x, y = self.at(0, 0)
        across, down = self.across * reach * self.fine, self.down * reach * self.fine
        area = Rect(round(x - across), round(y - down + drop * self.fine), round(2 * across), round(2 * down))
        pygame.draw.ellipse(layer, (*colour, alpha), area)

    def _shadow(self, layer: Surface) -> None:
        for step in range(14):
            self._ellipse(layer, (9, 11, 15), 1.16 - 0.011 * step, self.thick * 2.2, alpha=20 + 15 * step)

    def _top(self, layer: Surface) -> None:
        for step in range(int(self.thick), 0, -max(1, int(self.thick) // STEPS)):
            part = step / self.thick
            self._ellipse(layer, mix(mix(WOOD, BLACK, 0.45), BLACK, 0.5 * part), 1.0, step)
        self._ellipse(layer, mix(WOOD, (255, 220, 170), 0.32), 1.0)
        self._ellipse(layer, mix(WOOD, BLACK, 0.28), 0.992)
        self._veneer(layer)
        self._ellipse(layer, mix(BRASS, BLACK, 0.25), 0.655)
        self._ellipse(layer, mix(BAIZE, BLACK, 0.35), 0.645)
        for step in range(30):
            self._ellipse(
                layer, mix(mix(BAIZE, BLACK, 0.3), mix(BAIZE, (255, 240, 200), 0.12), step / 30), 0.64 - 0.018 * step
            )

    def _veneer(self, layer: Surface) -> None:
        """Wedges of wood around the table, each with its own grain."""
        tint = random.Random(11)
        count = 32
        for number in range(count):
            start, end = math.tau * number / count, math.tau * (number + 1) / count
            angles = [start + (end - start) * i / 6 for i in range(7)]
            lit = 0.5 - 0.5 * math.sin((start + end) / 2)
            shade = mix(mix(WOOD, BLACK, 0.18), mix(WOOD, (255, 206, 150), 0.2), lit * 0.75 + tint.uniform(0, 0.25))
            outer = [self.at(0.965 * math.cos(a), 0.965 * math.sin(a)) for a in angles]
            inner = [self.at(0.63 * math.cos(a), 0.63 * math.sin(a)) for a in reversed(angles)]
            pygame.draw.polygon(layer, shade, outer + inner)
            for _ in range(16):
                self._grain_line(layer, tint, start, end, shade)
            pygame.draw.aaline(
                layer, mix(shade, BLACK, 0.3), self.at(*_polar(0.63, start)), self.at(*_polar(0.965, start))
            )

    def _grain_line(self, layer: Surface, tint: random.Random, start: float, end: float, shade: Rgb) -> None:
        angle, inner = tint.uniform(start, end), tint.uniform(0.64, 0.9)
        outer, colour = min(0.96, inner + tint.uniform(0.05, 0.24)), mix(shade, BLACK, tint.uniform(0.06, 0.2))
        pygame.draw.line(layer, colour, self.at(*_polar(inner, angle)), self.at(*_polar(outer, angle)))

    def _flat(self, seat: float, radius: float, corners: Sequence[Point]) -> list[Point]:
        """Points around a place at the table: x along the rim, y towards the middle."""
        x, y = _polar(radius, seat)
        along, inward = (-math.sin(seat), math.cos(seat)), (-math.cos(seat), -math.sin(seat))
        return [self.at(x + u * along[0] + v * inward[0], y + u * along[1] + v * inward[1]) for u, v in corners]

    def _place(self, layer: Surface, seat: float) -> None:
        """A blotter, papers, a pen, a glass and a name plate."""
        lay = self._flat
        pygame.draw.polygon(layer, mix(BAIZE, BLACK, 0.62), lay(seat, 0.82, _rectangle(0, 0, 0.155, 0.105)))
        pygame.draw.polygon(layer, mix(PAPER, BLACK, 0.22), lay(seat, 0.82, _rectangle(0.006, -0.004, 0.075, 0.088)))
        pygame.draw.polygon(layer, PAPER, lay(seat, 0.82, _rectangle(-0.004, 0.002, 0.074, 0.088)))
        for row in range(5):
            v = 0.058 - 0.026 * row
            line = lay(seat, 0.82, [(-0.056, v), (0.03 if row == 4 else 0.05, v)])
            pygame.draw.line(layer, mix(PAPER, BLACK, 0.42), line[0], line[1], 2)
        pen = lay(seat, 0.82, [(0.1, -0.06), (0.118, 0.06)])
        pygame.draw.line(layer, mix(BRASS, BLACK, 0.15), pen[0], pen[1], max(2, round(self.unit * 0.006)))
        self._glass(layer, *self._flat(seat, 0.86, [(-0.15, 0.06)])[0])
        self._plate(layer, seat)

    def _plate(self, layer: Surface, seat: float) -> None:
        """A brass name plate standing on the rim of the baize, seen from the front."""
        ((x, y),) = self._flat(seat, 0.64, [(0, 0)])
        half, high = self.unit * 0.06, self.unit * 0.031
        turn = math.cos(seat) * high * 0.5
        face = [
            (x - half, y - turn * 0.4),
            (x + half, y + turn * 0.4),
            (x + half, y + turn * 0.4 - high),
            (x - half, y - turn * 0.4 - high),
        ]
        pygame.draw.polygon(layer, mix(BRASS, BLACK, 0.62), [(px + 2, py + 4) for px, py in face])
        pygame.draw.polygon(layer, mix(BRASS, BLACK, 0.12), face)
        pygame.draw.lines(layer, mix(BRASS, (255, 255, 255), 0.4), False, face[2:], max(2, round(high * 0.08)))

    def _glass(self, layer: Surface, x: float, y: float) -> None:
        wide, high = self.unit * 0.018, self.unit * 0.0425
        body = canvas(round(wide * 2), round(high + wide))
        pygame.draw.rect(
            body,
            (214, 232, 240, 70),
            Rect(0, round(wide * 0.35), round(2 * wide), round(high)),
            border_radius=round(wide * 0.5),
        )
        pygame.draw.rect(
            body,
            (190, 220, 232, 95),
            Rect(0, round(high * 0.5), round(2 * wide), round(high * 0.55)),
            border_radius=round(wide * 0.5),
        )
        pygame.draw.ellipse(body, (240, 248, 252, 190), Rect(0, 0, round(2 * wide), round(wide * 0.8)), 3)
        pygame.draw.line(body, (255, 255, 255, 150), (wide * 0.4, wide * 0.6), (wide * 0.4, high * 0.8), 3)
        layer.blit(body, (round(x - wide), round(y - high)))

    def _lamps(self, layer: Surface) -> None:
        """Three low lamps along the middle of the table."""
        for x in (-0.3, 0.0, 0.3):
            foot, top = self.at(x, 0.02), self.at(x, 0.02, 0.2)
            wide = self.unit * 0.055
            pygame.draw.ellipse(
                layer,
                mix(BRASS, BLACK, 0.55),
                Rect(foot[0] - wide * 0.55, foot[1] - wide * 0.2, wide * 1.1, wide * 0.42),
            )
            pygame.draw.ellipse(
                layer, mix(BRASS, BLACK, 0.2), Rect(foot[0] - wide * 0.5, foot[1] - wide * 0.25, wide, wide * 0.36)
            )
            pygame.draw.line(layer, mix(BRASS, BLACK, 0.1), foot, top, max(4, round(wide * 0.1)))
            shade = [
                (top[0] - wide * 0.55, top[1]),
                (top[0] + wide * 0.55, top[1]),
                (top[0] + wide * 1.02, top[1] + wide * 0.74),
                (top[0] - wide * 1.02, top[1] + wide * 0.74),
            ]
            pygame.draw.polygon(layer, (250, 222, 166), shade)
            pygame.draw.ellipse(
                layer, (255, 240, 206), Rect(top[0] - wide * 1.02, top[1] + wide * 0.54, wide * 2.04, wide * 0.4)
            )
            pygame.draw.line(layer, mix(BRASS, BLACK, 0.1), shade[0], shade[1], max(3, round(wide * 0.08)))

    def _chair(self, layer: Surface, seat: float) -> None:
        """A chair: its back rises from behind the far rim, or stands before the near one on its foot."""
        near = math.sin(seat) > 0
        x, y = self.at(*_polar(1.13 if near else 1.0, seat))
        half = self.unit * (0.112 + 0.012 * math.sin(seat))
        leather = (34, 39, 50) if near else (44, 50, 62)
        if near:
            self._foot(layer, x, y, half)
        for side in (-1, 1):
            arm = Rect(0, 0, round(half * 0.3), round(half * 0.95))
            arm.midtop = (round(x + side * half * 1.06), round(y - half * 0.3))
            pygame.draw.rect(layer, mix(leather, BLACK, 0.45), arm, border_radius=round(half * 0.14))
        for grow, colour in ((1.06, mix(leather, BLACK, 0.55)), (1.0, leather), (0.84, mix(leather, LIGHT, 0.07))):
            pygame.draw.polygon(layer, colour, _chair_back(x, y, half, grow))
        for part in (-0.4, 0.0, 0.4):
            seam = ((x + part * half, y - half * 0.98), (x + part * half * 0.9, y + half * 0.5))
            pygame.draw.line(layer, mix(leather, BLACK, 0.25), *seam, max(1, round(half * 0.025)))
        top = curve(x, y - half * 0.55, half * 0.96, half * 0.82, (212, 328))
        pygame.draw.lines(layer, mix(leather, LIGHT, 0.34), False, top, max(2, round(half * 0.035)))

    def _foot(self, layer: Surface, x: float, y: float, half: float) -> None:
        ground = y + half * 1.75
        pygame.draw.ellipse(layer, (8, 10, 14, 150), Rect(x - half * 1.2, ground - half * 0.3, half * 2.4, half * 0.6))
        pygame.draw.line(layer, (20, 24, 31), (x, y), (x, ground), max(3, round(half * 0.16)))
        for reach in (-0.85, -0.3, 0.3, 0.85):
            end = (x + reach * half, ground + half * (0.16 - 0.1 * abs(reach)))
            pygame.draw.line(layer, (24, 29, 37), (x, ground - half * 0.12), end, max(3, round(half * 0.1)))


def _chair_back(x: float, y: float, half: float, grow: float) -> list[Point]:
    """The outline of an upholstered back: round above, narrower below."""
    wide, low = half * grow, y + half * 0.62 * grow
    top = curve(x, y - half * 0.55, wide, half * 0.85 * grow, (180, 360))
    return [*top, (x + wide * 0.97, y), (x + wide * 0.86, low), (x - wide * 0.86, low), (x - wide * 0.97, y)]


def _polar(radius: float, angle: float) -> Point:
    return (radius * math.cos(angle), radius * math.sin(angle))


def _rectangle(x: float, y: float, half: float, high: float) -> list[Point]:
    return [(x - half, y - high), (x + half, y - high), (x + half, y + high), (x - half, y + high)]


def _panelling(picture: Surface, scene: TableScene) -> None:
    """Upright panels on the wall, and two tall windows at dusk."""
    width, _ = picture.get_size()
    floor = round(scene.centre[1] - scene.down * 0.86)
    for number in range(13):
        x = round(width * number / 12)
        picture.fill((24, 30, 39), (x - 1, 0, 2, floor))
        picture.fill((38, 46, 58), (x + 1, 0, 1, floor))
    picture.fill((24, 30, 39), (0, floor - 5, width, 2))
    picture.fill((46, 54, 67), (0, floor - 3, width, 1))
    for left in (width * 2 // 12, width * 9 // 12):
        _window(picture, Rect(left + width // 48, round(floor * 0.1), width // 12 - width // 24, round(floor * 0.66)))


def _window(picture: Surface, pane: Rect) -> None:
    dusk = Surface((1, 5))
    for row, colour in enumerate(((40, 54, 80), (56, 70, 96), (92, 92, 108), (140, 116, 104), (110, 92, 90))):
        dusk.set_at((0, row), colour)
    picture.fill((18, 22, 29), pane.inflate(12, 12))
    picture.blit(pygame.transform.smoothscale(dusk, pane.size), pane)
    picture.fill((18, 22, 29), (pane.centerx - 2, pane.y, 4, pane.h))
    for part in (1 / 3, 2 / 3):
        picture.fill((18, 22, 29), (pane.x, pane.y + round(pane.h * part) - 2, pane.w, 4))


def _lamplight(picture: Surface, scene: TableScene) -> None:
    """Warm pools around the lamps, added to what is there."""
    for x in (-0.3, 0.0, 0.3):
        place = (scene.centre[0] + x * scene.across, scene.centre[1] - scene.across * 0.15)
        for reach, strength in ((0.95, 30), (0.3, 46)):
            half = scene.across * reach
            area = Rect(round(place[0] - half), round(place[1] - half * 0.72), round(2 * half), round(1.5 * half))
            picture.blit(_smooth(_pool(strength), area.size), area, special_flags=pygame.BLEND_RGB_ADD)


def glow(size: Size, strength: int) -> Surface:
    """A warm pool of light of that size, to be laid over what is there. Made anew each time."""
    pool = pygame.transform.smoothscale(_veil(), size)
    # Weakened only now: scaled up with a few shades of light, the grid of the small picture would show.
    pool.fill((255, 255, 255, strength), special_flags=pygame.BLEND_RGBA_MULT)
    return pool


@lru_cache(maxsize=1)
def _veil() -> Surface:
    """The pool small: light everywhere, of which less and less is seen towards the rim."""
    side = 72
    veil = Surface((side, side), pygame.SRCALPHA)
    for y in range(side):
        for x in range(side):
            far = min(1.0, math.hypot(x - side / 2 + 0.5, y - side / 2 + 0.5) / (side / 2 - 1))
            veil.set_at((x, y), (*LIGHT, round(255 * (1 - far * far * (3 - 2 * far)))))
    return veil


@lru_cache(maxsize=4)
def _pool(strength: int) -> Surface:
    pool = Surface((48, 48))
    for y in range(48):
        for x in range(48):
            far = math.hypot(x - 23.5, y - 23.5) / 23.5
            glow = max(0.0, 1 - far) ** 2 * strength
            pool.set_at((x, y), (round(glow), round(glow * 0.78), round(glow * 0.46)))
    return pool


def _soft(size: Size, shade: Callable[[float, float], Rgb]) -> Surface:
    """A picture without edges: `shade(x, y)` for x and y from -1 to 1, sampled coarsely and smoothed."""
    coarse = Surface((64, 40))
    for y in range(40):
        for x in range(64):
            coarse.set_at((x, y), shade((x - 31.5) / 31.5, (y - 19.5) / 19.5))
    return _smooth(coarse, size)


def _smooth(coarse: Surface, size: Size) -> Surface:
    """A tiny picture scaled up in two steps with a blur between them, which hides the grid of its pixels."""
    part = max(5, size[0] // 384)
    between = pygame.transform.smoothscale(coarse, (max(1, size[0] // part), max(1, size[1] // part)))
    blurred = pygame.transform.gaussian_blur(between, max(1, size[0] // part // coarse.get_width()))
    return pygame.transform.smoothscale(blurred, size)


def _room_shade(x: float, y: float) -> Rgb:
    near = max(0.0, 1 - (x / 1.35) ** 2 - ((y + 0.1) / 1.3) ** 2)
    # What the noise adds and takes stays within what a byte can say.
    shade = round(2 * STEP + near * (255 - 4 * STEP))
    return (shade, shade, shade)


def _evening_shade(x: float, y: float) -> Rgb:
    if y < -0.12:
        return mix(WALL, (44, 50, 60), max(0.0, 0.8 - abs(x)) * 0.7)
    return mix(FLOOR, (44, 46, 50), max(0.0, 1 - x * x - ((y - 0.2) / 0.9) ** 2) * 0.8)


def _vignette_shade(x: float, y: float) -> Rgb:
    fall = min(1.0, (x / 1.15) ** 2 * 0.55 + (y / 1.1) ** 2 * 0.5)
    return mix((255, 255, 255), (70, 76, 92), fall**1.4)


@lru_cache(maxsize=2)
def _noise(step: int) -> tuple[Surface, Surface]:
    """Two tiles of faint noise, to add and to take away: dark gradients would show bands without it."""
    dice, levels = random.Random(5), bytes(value % 3 * step for value in range(256))
    first, second = (dice.randbytes(192 * 192 * 3).translate(levels) for _ in range(2))
    return (pygame.image.frombytes(first, (192, 192), "RGB"), pygame.image.frombytes(second, (192, 192), "RGB"))


def _grain(picture: Surface, step: int = 1) -> None:
    width, height = picture.get_size()
    more, less = _noise(step)
    for y in range(0, height, 192):
        for x in range(0, width, 192):
            picture.blit(more, (x, y), special_flags=pygame.BLEND_RGB_ADD)
            picture.blit(less, (x, y), special_flags=pygame.BLEND_RGB_SUB)
