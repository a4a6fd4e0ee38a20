"""Shapes drawn once and blitted ever after: rounded boxes, shadows, focus rings, marks.

Curves are drawn four times too large and scaled down; a box then costs four corner blits and a few fills.
Nothing here knows a widget. Lengths called `radius`, `border` and `size` are design units; rectangles are
pixels.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import pygame
from pygame import Rect, Surface

from communique.window.kit.style import Rgb, Style

FINE = 4
"""How many times too large curves are drawn before they are scaled down."""
Point = tuple[float, float]

SHAPES = ("disc", "square", "triangle", "diamond", "plus", "star", "hexagon", "ring")
"""The marks a party can have beside its colour, in order."""


def canvas(width: int, height: int, colour: Rgb = (0, 0, 0)) -> Surface:
    """A transparent surface with `colour` hidden below, so that scaling it down leaves no dark fringe."""
    surface = Surface((max(1, width), max(1, height)), pygame.SRCALPHA)
    surface.fill((*colour, 0))
    return surface


def box(
    surface: Surface,
    style: Style,
    rect: Rect,
    fill: Rgb | None,
    *,
    radius: float = 8,
    edge: Rgb | None = None,
    border: float = 1,
) -> None:
    """Paint a rounded box. The radius shrinks to fit a small box; without `fill` only the edge is drawn."""
    if rect.w < 1 or rect.h < 1 or (fill is None and edge is None):
        return
    width = max(1, style.px(border)) if edge else 0
    bend = max(0, min(style.px(radius), rect.w // 2, rect.h // 2))
    _straight(surface, rect, bend, width, fill, edge)
    if bend:
        disc = style.shapes.get(("disc", bend, width, fill, edge), lambda: _disc(bend, width, fill, edge))
        _corners(surface, rect, bend, disc)


def _straight(surface: Surface, rect: Rect, bend: int, width: int, fill: Rgb | None, edge: Rgb | None) -> None:
    x, y, w, h = rect
    long, high, side = w - 2 * bend, h - 2 * bend, bend - width
    if fill is not None:
        if long > 0:
            surface.fill(fill, (x + bend, y + width, long, h - 2 * width))
        if side > 0 and high > 0:
            surface.fill(fill, (x + width, y + bend, side, high))
            surface.fill(fill, (x + w - bend, y + bend, side, high))
    if edge is not None:
        if long > 0:
            surface.fill(edge, (x + bend, y, long, width))
            surface.fill(edge, (x + bend, y + h - width, long, width))
        if high > 0:
            surface.fill(edge, (x, y + bend, width, high))
            surface.fill(edge, (x + w - width, y + bend, width, high))


def _corners(surface: Surface, rect: Rect, bend: int, disc: Surface) -> None:
    for right in (0, 1):
        for low in (0, 1):
            place = (rect.x + right * (rect.w - bend), rect.y + low * (rect.h - bend))
            surface.blit(disc, place, (right * bend, low * bend, bend, bend))


def _disc(bend: int, width: int, fill: Rgb | None, edge: Rgb | None) -> Surface:
    outer = _circle(bend, bend, edge or fill or (0, 0, 0), ring=width if fill is None else 0)
    if edge is not None and fill is not None and bend > width:
        outer.blit(_circle(bend, bend - width, fill), (0, 0))
    return outer


def _circle(half: int, radius: float, colour: Rgb, ring: int = 0) -> Surface:
    large = canvas(2 * half * FINE, 2 * half * FINE, colour)
    pygame.draw.circle(large, (*colour, 255), (half * FINE, half * FINE), radius * FINE, ring * FINE)
    return pygame.transform.smoothscale(large, (2 * half, 2 * half))


FARTHEST = 12_000
"""Pixels beyond which a box has no shadow: no window is as large, and no picture may be larger than some 16,000."""


def shadow(surface: Surface, style: Style, rect: Rect, *, radius: float = 8, size: float = 6) -> None:
    """Paint the soft shadow of a box, leaving out its middle, which the box will cover."""
    blur, bend = style.px(size), style.px(radius)
    if blur < 1 or max(rect.size) > FARTHEST:
        return
    area = rect.inflate(2 * blur, 2 * blur).move(0, blur // 3)
    corner = bend + 2 * blur
    if area.w <= 2 * corner or area.h <= 2 * corner:
        corner = max(1, min(area.w, area.h) // 2 - 1)
    patch = style.shapes.get(("shadow", blur, bend, corner), lambda: _shadow_patch(blur, bend, corner))
    _nine(surface, style, area, corner, patch, ("shadow", blur, bend))


def shadow_reach(style: Style, size: float) -> int:
    """How far a shadow of that size spreads beyond its box, in pixels."""
    blur = style.px(size)
    return blur + blur // 3 + 1


def _shadow_patch(blur: int, bend: int, corner: int) -> Surface:
    # Two corners, and one pixel between them that is stretched.
    side = 2 * corner + 1
    dark = canvas(side, side)
    inner = dark.get_rect().inflate(-2 * blur, -2 * blur)
    pygame.draw.rect(dark, (0, 0, 0, 120), inner, border_radius=bend)
    return pygame.transform.gaussian_blur(dark, max(1, blur // 2))


def _nine(surface: Surface, style: Style, area: Rect, corner: int, patch: Surface, key: tuple[str, int, int]) -> None:
    x, y, w, h = area
    _corners_of_patch(surface, area, corner, patch)
    wide, high = w - 2 * corner, h - 2 * corner
    for far in (0, 1):
        start = far * (corner + 1)
        if wide > 0:
            strip = Rect(corner, start, 1, corner)
            surface.blit(
                _stretched(style, patch, strip, (wide, corner), (*key, "h", far)),
                (x + corner, y + far * (h - corner)),
            )
        if high > 0:
            strip = Rect(start, corner, corner, 1)
            surface.blit(
                _stretched(style, patch, strip, (corner, high), (*key, "v", far)),
                (x + far * (w - corner), y + corner),
            )


def _corners_of_patch(surface: Surface, area: Rect, corner: int, patch: Surface) -> None:
    for right in (0, 1):
        for low in (0, 1):
            place = (area.x + right * (area.w - corner), area.y + low * (area.h - corner))
            surface.blit(patch, place, (right * (corner + 1), low * (corner + 1), corner, corner))


def _stretched(
    style: Style, patch: Surface, strip: Rect, size: tuple[int, int], key: tuple[str, int, int, str, int]
) -> Surface:
    return style.shapes.get((key, size), lambda: pygame.transform.scale(patch.subsurface(strip), size))


def mark(surface: Surface, style: Style, centre: Point, shape: str, size: float, colour: Rgb) -> None:
    """Paint one of `SHAPES`, `size` design units across, around `centre`."""
    stamp(surface, _mark(style, shape, max(4, style.px(size)), colour), centre)


def speck(surface: Surface, style: Style, centre: Point, size: float, colour: Rgb) -> None:
    """Paint a round speck, `size` design units across and at least one pixel."""
    side = max(1, round(size * style.scale))
    stamp(surface, _mark(style, "disc", side, colour), centre)


def _mark(style: Style, shape: str, side: int, colour: Rgb) -> Surface:
    return style.shapes.get(("mark", shape, side, colour), lambda: _draw_mark(shape, side, colour))


def _draw_mark(shape: str, side: int, colour: Rgb) -> Surface:
    large = canvas(side * 8, side * 8, colour)
    draw_shape(large, shape, (side * 4, side * 4), side * 4, (*colour, 255))
    return pygame.transform.smoothscale(large, (side, side))


def draw_shape(
    surface: Surface, shape: str, centre: Point, radius: float, colour: tuple[int, int, int, int] | Rgb
) -> None:
    """Draw one of `SHAPES` with hard edges, to be scaled down."""
    x, y = centre
    if shape == "disc":
        pygame.draw.circle(surface, colour, centre, radius * 0.92)
    elif shape == "ring":
        pygame.draw.circle(surface, colour, centre, radius * 0.95, max(1, round(radius * 0.4)))
    elif shape == "square":
        pygame.draw.rect(surface, colour, Rect(x - radius * 0.82, y - radius * 0.82, radius * 1.64, radius * 1.64))
    elif shape == "plus":
        arm = radius * 0.36
        pygame.draw.rect(surface, colour, Rect(x - arm, y - radius, 2 * arm, 2 * radius))
        pygame.draw.rect(surface, colour, Rect(x - radius, y - arm, 2 * radius, 2 * arm))
    else:
        pygame.draw.polygon(surface, colour, _OUTLINES[shape](x, y, radius))


def polygon(x: float, y: float, radius: float, corners: int, turn: float = -math.pi / 2) -> list[Point]:
    """The corners of a regular polygon; the first points up unless turned."""
    return [
        (
            x + radius * math.cos(turn + math.tau * i / corners),
            y + radius * math.sin(turn + math.tau * i / corners),
        )
        for i in range(corners)
    ]


def star(x: float, y: float, radius: float, points: int = 5, inner: float = 0.45) -> list[Point]:
    """The corners of a star; the first points up."""
    outer, dents = (
        polygon(x, y, radius, points),
        polygon(x, y, radius * inner, points, math.pi / points - math.pi / 2),
    )
    return [corner for pair in zip(outer, dents, strict=True) for corner in pair]


_OUTLINES: dict[str, Callable[[float, float, float], list[Point]]] = {
    "triangle": lambda x, y, r: [(x, y - r), (x + r, y + r * 0.8), (x - r, y + r * 0.8)],
    "diamond": lambda x, y, r: polygon(x, y, r, 4),
    "star": lambda x, y, r: star(x, y, r),
    "hexagon": lambda x, y, r: polygon(x, y, r * 0.98, 6),
}


def stamp(surface: Surface, image: Surface, centre: Point) -> None:
    """Blit `image` around `centre`; one as large as the rectangle that has this centre covers it to the pixel."""
    left, top = centre[0] - image.get_width() / 2, centre[1] - image.get_height() / 2
    surface.blit(image, (math.floor(left + 0.5), math.floor(top + 0.5)))


def dashes(points: Sequence[Point], on: float, off: float) -> list[tuple[Point, Point]]:
    """The strokes of a dashed line along `points`, the pattern running on through the corners."""
    strokes: list[tuple[Point, Point]] = []
    run = 0.0
    for start, end in pairwise(points):
        length, done = math.dist(start, end), 0.0
        while done < length:
            phase = run % (on + off)
            # A hair more than what is left of the stroke: rounding could leave a step of nothing, for ever.
            step = min(length - done, (on if phase < on else on + off) - phase + 1e-6)
            if phase < on:
                strokes.append((_between(start, end, done / length), _between(start, end, (done + step) / length)))
            done, run = done + step, run + step
    return strokes


def _between(start: Point, end: Point, part: float) -> Point:
    return (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)


def mix(first: Rgb, second: Rgb, part: float) -> Rgb:
    """`first` moved towards `second` by `part`, 0 to 1."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(first, second, strict=True))
    return (red, green, blue)
