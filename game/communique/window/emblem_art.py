"""Emblems of delegations: brass medallions with a motif.

No faces, no flags, no arms of any state. A motif says nothing about a people; a scenario picks one by name, or brings
one of its own in a file beside it.
Everything is drawn here, four times too large, and kept; the same name, colour and size give the same pixels
on every machine.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache, partial
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import pygame
from pygame import Surface

from communique.model.emblems import EMBLEM_ENDING
from communique.window.kit.paint import Point, canvas, mix, polygon
from communique.window.kit.style import Rgb

if TYPE_CHECKING:
    from communique.loading.own_emblem import EmblemShape

BRASS: Rgb = (214, 186, 122)
IVORY: Rgb = (248, 243, 229)
BLACK: Rgb = (0, 0, 0)
WHITE: Rgb = (255, 255, 255)


class Chisel:
    """Draws a motif in a circle of radius 1 around (0, 0), y downwards. State: the surface it draws on."""

    def __init__(self, surface: Surface, radius: float, ground: Rgb) -> None:
        self.surface, self.radius, self.ground = surface, radius, ground
        self.middle = surface.get_width() / 2
        self.soft = mix(IVORY, ground, 0.32)

    def at(self, x: float, y: float) -> Point:
        """A point of the circle in pixels."""
        return (self.middle + x * self.radius, self.middle + y * self.radius)

    def shape(self, *points: float, colour: Rgb = IVORY) -> None:
        """A filled shape through x, y, x, y and so on."""
        pygame.draw.polygon(self.surface, colour, [self.at(*p) for p in _pairs(points)])

    def line(self, *points: float, width: float = 0.07, colour: Rgb = IVORY) -> None:
        """A stroke with round ends and corners."""
        self.path(_pairs(points), width=width, colour=colour)

    def path(self, points: list[Point], *, width: float = 0.07, colour: Rgb = IVORY) -> None:
        """A stroke through many points."""
        pixels = [self.at(x, y) for x, y in points]
        half = width * self.radius / 2
        for start, end in pairwise(pixels):
            length = math.dist(start, end) or 1.0
            dx, dy = (end[1] - start[1]) / length * half, (start[0] - end[0]) / length * half
            corners = [
                (start[0] + dx, start[1] + dy),
                (end[0] + dx, end[1] + dy),
                (end[0] - dx, end[1] - dy),
                (start[0] - dx, start[1] - dy),
            ]
            pygame.draw.polygon(self.surface, colour, corners)
        for point in pixels:
            pygame.draw.circle(self.surface, colour, point, half)

    def disc(self, x: float, y: float, radius: float, colour: Rgb = IVORY) -> None:
        """A filled circle."""
        pygame.draw.circle(self.surface, colour, self.at(x, y), radius * self.radius)

    def arc(self, x: float, y: float, radius: float, span: Point, *, width: float = 0.07, colour: Rgb = IVORY) -> None:
        """A part of a circle; `span` is from and to in degrees, clockwise from the right."""
        self.path(curve(x, y, radius, radius, span), width=width, colour=colour)


Motif = Callable[[Chisel], None]


def emblem(size: int, motif: str, colour: Rgb) -> Surface:
    """The medallion `size` pixels across; `motif` is a name, or the file of an author's own.

    An unknown motif gets one of the known, always the same. Do not paint on it.
    """
    return _emblem(max(8, size), motif, colour)


def medal(size: int, motif: str, colour: Rgb) -> Surface:
    """The motif alone, in `colour`, without the medallion."""
    return _medal(max(8, size), motif, colour)


@lru_cache(maxsize=256)
def _emblem(size: int, motif: str, colour: Rgb) -> Surface:
    # Large ones are smooth enough at twice their size, and at four times would cost four times as much.
    fine = 4 if size <= 200 else 2
    side = size * fine
    large = canvas(side, side, mix(colour, BLACK, 0.55))
    middle, radius = (side / 2, side / 2), side * 0.495
    pygame.draw.circle(large, mix(colour, BLACK, 0.62), middle, radius)
    _bowl(large, middle, radius * 0.965, mix(BRASS, WHITE, 0.35), mix(BRASS, BLACK, 0.38))
    _bowl(large, middle, radius * 0.90, mix(BRASS, BLACK, 0.42), mix(BRASS, WHITE, 0.2))
    _glow(large, middle, radius * 0.865, mix(colour, BLACK, 0.38), mix(colour, WHITE, 0.16))
    _beads(large, middle, radius * 0.79)
    _relief(large, _motif(motif), radius * 0.62, colour)
    return pygame.transform.smoothscale(large, (size, size))


@lru_cache(maxsize=128)
def _medal(size: int, motif: str, colour: Rgb) -> Surface:
    large = canvas(size * 4, size * 4, colour)
    _motif(motif)(Chisel(large, size * 1.9, mix(colour, BLACK, 0.4)))
    # The lesser of each channel: light parts take the colour, dark ones stay darker, and what is clear stays clear.
    large.fill((*colour, 255), special_flags=pygame.BLEND_RGBA_MIN)
    return pygame.transform.smoothscale(large, (size, size))


@lru_cache(maxsize=64)
def _motif(name: str) -> Motif:
    if name in MOTIFS:
        return MOTIFS[name]
    if name.endswith(EMBLEM_ENDING):
        # A file that has gone since the scenario was read is no reason to stop a game.
        from communique.loading.own_emblem import EmblemError, read_emblem  # the title draws none of these

        with suppress(EmblemError):
            return partial(_own, read_emblem(Path(name)))
    return MOTIFS[sorted(MOTIFS)[crc32(name.encode()) % len(MOTIFS)]]


def _own(shapes: tuple[EmblemShape, ...], c: Chisel) -> None:
    for one in shapes:
        colour = c.soft if one.soft else IVORY
        if one.draw == "area":
            c.shape(*chain.from_iterable(one.points), colour=colour)
        elif one.draw == "line":
            c.path(list(one.points), width=one.width, colour=colour)
        elif one.draw == "disc":
            c.disc(*one.at, one.radius, colour)
        else:
            c.arc(*one.at, one.radius, one.span, width=one.width, colour=colour)


def _bowl(surface: Surface, middle: Point, radius: float, above: Rgb, below: Rgb) -> None:
    """A disc shaded from top to bottom, as turned metal is."""
    x, y = middle
    for row in range(int(y - radius), int(y + radius) + 1):
        reach = radius * radius - (row - y) ** 2
        if reach > 0:
            half = math.sqrt(reach)
            shade = mix(above, below, (row - y + radius) / (2 * radius))
            pygame.draw.line(surface, shade, (round(x - half), row), (round(x + half), row))


def _glow(surface: Surface, middle: Point, radius: float, edge: Rgb, centre: Rgb) -> None:
    pygame.draw.circle(surface, edge, middle, radius)
    for step in range(48):
        part = step / 48
        place = (middle[0], middle[1] - radius * 0.16 * part)
        pygame.draw.circle(surface, mix(edge, centre, part), place, radius * (0.98 - 0.72 * part))


def _beads(surface: Surface, middle: Point, radius: float) -> None:
    for x, y in polygon(middle[0], middle[1], radius, 60):
        pygame.draw.circle(surface, mix(BRASS, WHITE, 0.1), (x, y), max(1.0, radius * 0.016))


def _relief(surface: Surface, motif: Motif, radius: float, ground: Rgb) -> None:
    layer = canvas(*surface.get_size(), IVORY)
    motif(Chisel(layer, radius, ground))
    # The same once more, dark, half clear and a little lower, is its shadow.
    shade = layer.copy()
    shade.fill((*mix(ground, BLACK, 0.7), 130), special_flags=pygame.BLEND_RGBA_MIN)
    drop = max(1, round(radius * 0.035))
    surface.blit(shade, (drop // 2, drop))
    surface.blit(layer, (0, 0))


def _pairs(numbers: tuple[float, ...]) -> list[Point]:
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def curve(x: float, y: float, across: float, down: float, span: Point) -> list[Point]:
    """Points on a part of an ellipse; `span` is from and to in degrees, clockwise from the right."""
    count = max(6, round(abs(span[1] - span[0]) / 5))
    angles = [math.radians(span[0] + (span[1] - span[0]) * i / count) for i in range(count + 1)]
    return [(x + across * math.cos(a), y + down * math.sin(a)) for a in angles]


# the motifs


def _mountain(c: Chisel) -> None:
    for x, top, half, colour in ((-0.46, -0.1, 0.44, c.soft), (0.44, -0.24, 0.46, c.soft), (0, -0.72, 0.6, IVORY)):
        c.shape(x - half, 0.4, x, top, x + half, 0.4, colour=colour)
    snow = mix(c.ground, BLACK, 0.1)
    c.line(-0.2, -0.34, -0.08, -0.24, 0.02, -0.36, 0.1, -0.26, 0.2, -0.34, width=0.05, colour=snow)
    for row in range(3):
        half = 0.86 - 0.2 * row
        c.line(-half, 0.56 + 0.15 * row, half, 0.56 + 0.15 * row, width=0.05)


def _star(c: Chisel) -> None:
    points = polygon(0, 0, 0.92, 12)
    c.path([points[(5 * i) % 12] for i in range(13)], width=0.055)
    c.disc(0, 0, 0.13)
    for x, y in polygon(0, 0, 0.92, 12):
        c.disc(x, y, 0.055)


def _column(c: Chisel) -> None:
    c.shape(-0.82, -0.36, 0, -0.86, 0.82, -0.36)
    c.disc(0, -0.52, 0.09, mix(c.ground, BLACK, 0.15))
    c.shape(-0.76, -0.28, 0.76, -0.28, 0.76, -0.16, -0.76, -0.16)
    for x in (-0.6, -0.2, 0.2, 0.6):
        c.shape(x - 0.09, -0.1, x + 0.09, -0.1, x + 0.11, 0.5, x - 0.11, 0.5)
    c.shape(-0.78, 0.54, 0.78, 0.54, 0.78, 0.66, -0.78, 0.66)
    c.shape(-0.9, 0.7, 0.9, 0.7, 0.9, 0.82, -0.9, 0.82)


def _wave(c: Chisel) -> None:
    for row, (y, half) in enumerate(((-0.66, 0.56), (-0.33, 0.84), (0.0, 0.94), (0.33, 0.84), (0.66, 0.56))):
        xs = [-half + 2 * half * i / 60 for i in range(61)]
        wave = [(x, y + 0.13 * math.sin(x * 6.2 + row * 1.6)) for x in xs]
        c.path(wave, width=0.1, colour=IVORY if row % 2 == 0 else c.soft)


def _wheat(c: Chisel) -> None:
    c.line(0, 0.9, 0, -0.5, width=0.06)
    for row in range(5):
        y = -0.42 + 0.24 * row
        for side in (-1, 1):
            c.shape(0, y + 0.1, side * 0.2, y - 0.06, side * 0.36, y - 0.3, side * 0.1, y - 0.14)
    c.shape(-0.1, -0.56, 0, -0.94, 0.1, -0.56)
    for side in (-1, 1):
        leaf = curve(side * 0.5, 0.78, 0.5, 0.34, (180, 270) if side > 0 else (0, -90))
        c.path(leaf, width=0.06, colour=c.soft)


def _lighthouse(c: Chisel) -> None:
    for side in (-1, 1):
        c.shape(side * 0.14, -0.62, side * 0.92, -0.84, side * 0.92, -0.44, side * 0.14, -0.54, colour=c.soft)
    c.shape(-0.2, -0.4, 0.2, -0.4, 0.34, 0.62, -0.34, 0.62)
    band = mix(c.ground, BLACK, 0.12)
    for top, bottom in ((-0.14, 0.06), (0.28, 0.46)):
        slope = 0.14 / 1.02
        a, b = 0.2 + slope * (top + 0.4), 0.2 + slope * (bottom + 0.4)
        c.shape(-a, top, a, top, b, bottom, -b, bottom, colour=band)
    c.shape(-0.28, -0.46, 0.28, -0.46, 0.28, -0.38, -0.28, -0.38)
    c.shape(-0.15, -0.7, 0.15, -0.7, 0.15, -0.46, -0.15, -0.46)
    c.shape(-0.21, -0.7, 0, -0.92, 0.21, -0.7)
    c.path(curve(0, 0.98, 0.84, 0.3, (200, 340)), width=0.08)


def _anchor(c: Chisel) -> None:
    c.arc(0, -0.68, 0.17, (0, 360), width=0.09)
    c.line(0, -0.5, 0, 0.82, width=0.12)
    c.line(-0.36, -0.3, 0.36, -0.3, width=0.1)
    c.arc(0, 0.16, 0.66, (20, 160), width=0.12)
    for side in (-1, 1):
        c.shape(side * 0.84, 0.06, side * 0.44, 0.34, side * 0.78, 0.54)


def _oak(c: Chisel) -> None:
    for x, y, radius in (
        (-0.44, -0.1, 0.34),
        (0.44, -0.1, 0.34),
        (-0.24, -0.46, 0.36),
        (0.26, -0.46, 0.34),
        (0, -0.2, 0.42),
    ):
        c.disc(x, y, radius)
    bark = mix(c.ground, BLACK, 0.12)
    c.shape(-0.1, 0.1, 0.1, 0.1, 0.16, 0.62, 0.34, 0.76, -0.34, 0.76, -0.16, 0.62)
    c.line(0, 0.3, 0, -0.36, width=0.05, colour=bark)
    c.line(0, 0.1, -0.3, -0.2, width=0.045, colour=bark)
    c.line(0, 0.0, 0.3, -0.3, width=0.045, colour=bark)
    c.line(-0.74, 0.84, 0.74, 0.84, width=0.06)


def _bridge(c: Chisel) -> None:
    c.path(curve(0, 0.9, 1.4, 1.06, (232, 308)), width=0.09)
    deck = [(x, 0.9 - 1.06 * math.sqrt(1 - (x / 1.4) ** 2)) for x in (-0.6, -0.3, 0.0, 0.3, 0.6)]
    c.shape(
        -0.86, 0.0, *[v for p in curve(0, 0.9, 1.4, 1.06, (232, 308)) for v in p], 0.86, 0.5, -0.86, 0.5, colour=c.soft
    )
    hollow = mix(c.ground, BLACK, 0.2)
    for x, radius in ((-0.56, 0.2), (0.0, 0.3), (0.56, 0.2)):
        arch = curve(x, 0.5, radius, radius * 1.35, (180, 360))
        c.shape(*[v for p in arch for v in p], colour=hollow)
        c.path(arch, width=0.05)
    for x, y in deck:
        c.line(x, y, x, y - 0.2, width=0.045)
    c.path([(x, y - 0.2) for x, y in deck], width=0.045)
    for row, half in ((0.64, 0.78), (0.8, 0.5)):
        c.line(-half, row, half, row, width=0.05)


def _knot(c: Chisel) -> None:
    def point(t: float) -> Point:
        return ((math.sin(t) + 2 * math.sin(2 * t)) * 0.3, (-math.cos(t) + 2 * math.cos(2 * t)) * 0.3 + 0.06)

    turns = [math.tau * i / 180 for i in range(181)]
    gap = mix(c.ground, BLACK, 0.1)
    c.path([point(t) for t in turns], width=0.15)
    for over in range(3):
        start = math.tau * over / 3 + math.tau / 12 * 1.0
        piece = [point(start + math.tau * (i - 9) / 180) for i in range(19)]
        c.path(piece[2:-2], width=0.25, colour=gap)
        c.path(piece, width=0.15)


def _rings(c: Chisel) -> None:
    centres = polygon(0, 0.06, 0.36, 3)
    gap = mix(c.ground, BLACK, 0.1)
    for x, y in centres:
        c.arc(x, y, 0.46, (0, 360), width=0.1)
    for number, (x, y) in enumerate(centres):
        lift = 120 * number - 30
        for turn in (lift, lift + 180):
            c.arc(x, y, 0.46, (turn - 14, turn + 14), width=0.2, colour=gap)
            c.arc(x, y, 0.46, (turn - 24, turn + 24), width=0.1)


def _compass(c: Chisel) -> None:
    c.arc(0, 0, 0.62, (0, 360), width=0.045, colour=c.soft)
    for turn in range(4):
        for offset, length, dark in ((45, 0.6, True), (0, 0.98, False)):
            angle = math.radians(90 * turn + offset)
            tip = (length * math.sin(angle), -length * math.cos(angle))
            for side, colour in ((-1, IVORY), (1, c.soft)):
                wing = angle + side * math.pi / 4
                shade = mix(colour, c.ground, 0.25) if dark else colour
                c.shape(0, 0, 0.17 * math.sin(wing), -0.17 * math.cos(wing), *tip, colour=shade)
    c.disc(0, 0, 0.07, mix(c.ground, BLACK, 0.2))


def _key(c: Chisel) -> None:
    c.arc(0, -0.5, 0.3, (0, 360), width=0.13)
    c.line(0, -0.2, 0, 0.84, width=0.13)
    for y, reach in ((0.5, 0.3), (0.76, 0.36)):
        c.shape(0, y - 0.07, reach, y - 0.07, reach, y + 0.07, 0, y + 0.07)


def _lamp(c: Chisel) -> None:
    for turn in range(-60, 61, 30):
        angle = math.radians(turn)
        inner, outer = (
            (0.5 * math.sin(angle), -0.2 - 0.5 * math.cos(angle)),
            (0.72 * math.sin(angle), -0.2 - 0.72 * math.cos(angle)),
        )
        c.line(*inner, *outer, width=0.06, colour=c.soft)
    c.shape(-0.14, -0.06, 0, -0.6, 0.14, -0.06)
    c.disc(0, -0.1, 0.15)
    c.path(curve(0, 0.16, 0.6, 0.4, (0, 180)), width=0.08)
    c.shape(*[v for p in curve(0, 0.16, 0.6, 0.4, (0, 180)) for v in p])
    c.line(0, 0.5, 0, 0.76, width=0.12)
    c.line(-0.36, 0.82, 0.36, 0.82, width=0.1)


def _vine(c: Chisel) -> None:
    for row, count in enumerate((4, 3, 2, 1)):
        for number in range(count):
            c.disc((number - (count - 1) / 2) * 0.3, -0.12 + 0.26 * row, 0.155)
    c.line(0, -0.3, 0, -0.72, width=0.06)
    c.path(curve(0.3, -0.72, 0.3, 0.2, (180, 20)), width=0.05, colour=c.soft)
    c.shape(0, -0.5, -0.24, -0.86, -0.66, -0.72, -0.74, -0.36, -0.36, -0.24, colour=c.soft)


def _weave(c: Chisel) -> None:
    places = (-0.54, -0.18, 0.18, 0.54)
    gap = mix(c.ground, BLACK, 0.1)
    for y in places:
        c.line(-0.82, y, 0.82, y, width=0.14, colour=c.soft)
    for column, x in enumerate(places):
        c.line(x, -0.82, x, 0.82, width=0.14)
        for row, y in enumerate(places):
            if (row + column) % 2:
                c.line(x - 0.17, y, x + 0.17, y, width=0.22, colour=gap)
                c.line(x - 0.17, y, x + 0.17, y, width=0.14, colour=c.soft)


MOTIFS: dict[str, Motif] = {
    "anchor": _anchor,
    "bridge": _bridge,
    "column": _column,
    "compass": _compass,
    "key": _key,
    "knot": _knot,
    "lamp": _lamp,
    "lighthouse": _lighthouse,
    "mountain": _mountain,
    "oak": _oak,
    "rings": _rings,
    "star": _star,
    "vine": _vine,
    "wave": _wave,
    "weave": _weave,
    "wheat": _wheat,
}
"""Motif by name."""
