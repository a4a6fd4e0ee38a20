"""A schematic map, drawn from Natural Earth's lines or from an author's own.

It takes no side: every country has the same tint, every boundary the same dashes, no ground is shaded, and a
line on the map says that drawing implies no position. Names are given in the forms of all sides, in
alphabetical order. Labels are placed so that none lies on another; what finds no room is left out, unless the
caller named it.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pygame
from pygame import Rect, Surface

from communique.loading.region_map import Area, MapName, RegionMap, View, read_map
from communique.window import theme
from communique.window.kit.paint import Point, box, canvas, dashes, stamp
from communique.window.kit.style import Rgb, Style, TextStyle
from communique.words import N_, tr

FINE = 2
SEA: Rgb = (203, 216, 221)
LAND: Rgb = (241, 235, 222)
COAST: Rgb = (142, 156, 160)
BORDER: Rgb = (134, 116, 92)
GRATICULE: Rgb = (222, 216, 203)
WATER_INK: Rgb = (84, 110, 124)
LAND_INK: Rgb = (112, 102, 88)
TOWN_INK: Rgb = (56, 54, 52)
NOTE = (
    N_("Schematic map for teaching. Lines as in Natural Earth (2018)."),
    N_("Lines and names imply no position on any status or boundary."),
)
OWN = (N_("Schematic map, drawn by hand for this exercise."), NOTE[1])
"""For lines of an author's own."""
INVENTED = (N_("An invented place, drawn for this exercise."), N_("It has no scale."))


@dataclass(frozen=True, slots=True)
class Placed:
    """A label that found its place: its words, where they go, and the dot they belong to, if any."""

    words: str
    rect: Rect
    face: TextStyle
    colour: Rgb
    spacing: int = 0
    dot: Point | None = None
    rank: int = 1


_DOTS = {-1: 13, 0: 11}
"""How large the dot of a place is by its rank, in design units; 8 for the others."""
SMALL = 640
"""Up to this width, in design units, the note is a strip along the foot of the map: a box would cover half of it."""


class Projection:
    """Degrees to pixels, true to shape in the middle of the view, filling a rectangle, or its upper `high` pixels."""

    def __init__(self, view: View, size: tuple[int, int], high: int = 0) -> None:
        self.view, self.size = view, size
        self.high = high or size[1]
        # A degree of longitude is shorter than one of latitude by the cosine of the latitude.
        self.squeeze = math.cos(math.radians((view.south + view.north) / 2))
        # The larger of the two fills the rectangle; what hangs over at the other sides is cut off.
        self.scale = max(size[0] / ((view.east - view.west) * self.squeeze), self.high / (view.north - view.south))
        self.middle = ((view.west + view.east) / 2, (view.south + view.north) / 2)

    def at(self, lon: float, lat: float) -> Point:
        """A place in pixels."""
        x = self.size[0] / 2 + (lon - self.middle[0]) * self.squeeze * self.scale
        return (x, self.high / 2 - (lat - self.middle[1]) * self.scale)

    def km(self, length: float) -> int:
        """A distance in pixels."""
        # A degree of latitude is 111.2 km long.
        return round(length / 111.2 * self.scale)


def projected(region: RegionMap, size: tuple[int, int], style: Style) -> Projection:
    """The projection of a map of that size: all stands above the note where that is a strip along the foot."""
    if size[0] > style.px(SMALL):
        return Projection(region.view, size)
    return Projection(region.view, size, _note_rect(size, style, note_of(region)).top)


@lru_cache(maxsize=2)
def region_in(path: str) -> RegionMap:
    """The map in a file, read once: a screen that is built anew with every key would read it as often."""
    return read_map(Path(path))


def draw_map(
    surface: Surface,
    rect: Rect,
    style: Style,
    region: RegionMap,
) -> None:
    """Paint the map of a region into `rect`.

    About a tenth of a second at full size, so use it through a canvas that keeps.
    """
    projection = projected(region, rect.size, style)
    labels = place_labels(rect.size, style, region)
    ground = _ground(region, projection, style, [label.rect for label in labels])
    picture = pygame.transform.smoothscale(ground, rect.size)
    for label in labels:
        _write(picture, style, label)
    _furnish(picture, style, projection, region)
    surface.blit(picture, rect)


def place_labels(
    size: tuple[int, int],
    style: Style,
    region: RegionMap,
) -> list[Placed]:
    """The labels and where they go: the caller's own points, capitals, then countries, then towns by rank.

    Countries are named all alike or not at all: in smaller letters where one would find no room, and where even these
    leave one out, none has its name.
    """
    for letters in (15.0, 12.5, 11.0):
        placed, left_out = _placed(size, style, region, letters)
        if not left_out:
            return placed
    return _placed(size, style, region, 0.0)[0]


def _placed(size: tuple[int, int], style: Style, region: RegionMap, letters: float) -> tuple[list[Placed], bool]:
    """The labels with countries in letters of that size, none where it is 0, and whether a country was left out."""
    projection = projected(region, size, style)
    bounds = Rect((0, 0), size).inflate(-style.px(28), -style.px(28))
    dots = [(place, projection.at(place.lon, place.lat)) for place in region.places]
    dots = [(place, dot) for place, dot in dots if bounds.collidepoint(dot)]
    note = _note_rect(size, style, note_of(region))
    taken = [note]
    taken += (
        []
        if region.invented
        else [_scale_rect(size, style, projection, note_of(region), _capitals(region, projection))]
    )
    taken += [_around(dot, style.px(_DOTS.get(place.rank, 8) / 2)) for place, dot in dots]
    taken += [strip for lake in region.lakes for strip in _strips(projection, lake)]
    placed: list[Placed] = []
    for place, dot in dots:
        if place.rank < 0:
            _settle(placed, taken, _town(style, place, dot), bounds, insist=True)
    _name_capitals(placed, taken, [(place, dot) for place, dot in dots if place.rank == 0], style, bounds, region)
    left_out = False
    for area in region.areas:
        at = projection.at(area.lon, area.lat)
        land = not area.water
        if letters or area.water:
            stands = _settle(placed, taken, _area(style, area, projection, letters or 15.0), bounds)
            left_out |= land and not stands and bounds.collidepoint(at) and not note.collidepoint(at)
    for place, dot in sorted(dots, key=lambda pair: pair[0].rank):
        if place.rank > 0:
            _settle(placed, taken, _town(style, place, dot), bounds)
    return placed, left_out


def _name_capitals(
    placed: list[Placed],
    taken: list[Rect],
    dots: Sequence[tuple[MapName, Point]],
    style: Style,
    bounds: Rect,
    region: RegionMap,
) -> None:
    """Capitals are named all or none, in letters as large as leave none of them out: no side's is missing alone."""
    if len(dots) < sum(place.rank == 0 for place in region.places):
        return
    for letters in (13.5, 12.0, 10.5):
        named, kept = list(placed), list(taken)
        if all(_settle(named, kept, _town(style, place, dot, letters), bounds) for place, dot in dots):
            placed[:], taken[:] = named, kept
            return


def _settle(
    placed: list[Placed], taken: list[Rect], wishes: Sequence[Placed], bounds: Rect, *, insist: bool = False
) -> bool:
    """Take the first of `wishes` that is free. Whether there was one; who insists takes what covers the least."""
    inside = [wish for wish in wishes if bounds.contains(wish.rect)]
    free = next((wish for wish in inside if _aired(wish).collidelist(taken) < 0), None)
    if free is None and insist and inside:
        free = min(inside, key=lambda wish: sum(_shared(_aired(wish), other) for other in taken))
    if free is not None:
        placed.append(free)
        taken.append(_aired(free))
    return free is not None


def _aired(label: Placed) -> Rect:
    """A label with the air that it needs around it: a pale edge, and a gap that tells it from the next one."""
    air = max(2, label.rect.h // 5)
    return label.rect.inflate(2 * air, air)


def _shared(one: Rect, other: Rect) -> int:
    """The pixels that both cover."""
    both = one.clip(other)
    return both.w * both.h


def _town(style: Style, place: MapName, dot: Point, letters: float = 13.5) -> list[Placed]:
    """The places a town's name may stand, best first; a capital's in `letters` of that size."""
    face = TextStyle(letters, "semibold") if place.rank <= 0 else TextStyle(12.5 if place.rank == 1 else 11.5, "medium")
    width, height = style.text_width(place.name, face), style.line_height(face)
    off = style.px(_DOTS.get(place.rank, 8) / 2) + max(style.px(4), height // 4)
    right, left, middle = dot[0] + off, dot[0] - off - width, dot[0] - width / 2
    level, above, below = dot[1] - height / 2, dot[1] - off - height, dot[1] + off
    corners = [(right, level), (right, dot[1] - height), (right, dot[1]), (middle, above), (middle, below)]
    corners += [(left, level), (left, dot[1] - height), (left, dot[1])]
    # A named point that is insisted on may stand farther from its dot, rather than on something else.
    far = [off + step * height for step in (1, 2, 3)] if place.rank < 0 else []
    corners += [(x, y) for away in far for x in (middle, right, left) for y in (dot[1] - away - height, dot[1] + away)]
    return [
        Placed(place.name, Rect(round(x), round(y), width, height), face, TOWN_INK, 0, dot, place.rank)
        for x, y in corners
    ]


def _area(style: Style, area: Area, projection: Projection, letters: float) -> list[Placed]:
    """The places a country's name may stand: its middle, then ever farther around it."""
    face = TextStyle(letters, "semibold" if not area.water else "regular", "serif")
    words, spacing = (area.name, 0) if area.water else (area.large, style.px(letters * 0.27))
    width = sum(style.text_width(c, face) + spacing for c in words) if spacing else style.text_width(words, face)
    height, (x, y) = style.line_height(face), projection.at(area.lon, area.lat)
    spots = [(0.0, 0.0)]
    # Never far on the ground: a name that had to go farther would stand in another country.
    far = [min(projection.size) * part for part in (0.02, 0.04, 0.06, 0.08)]
    spots += [(r * math.cos(a), r * math.sin(a) * 0.8) for r in far for a in _circle(8)]
    return [
        Placed(
            words,
            Rect(round(x + dx - width / 2), round(y + dy - height / 2), width, height),
            face,
            WATER_INK if area.water else LAND_INK,
            spacing,
        )
        for dx, dy in spots
    ]


def _circle(count: int) -> list[float]:
    return [math.tau * i / count for i in range(count)]


def _around(dot: Point, reach: int) -> Rect:
    return Rect(round(dot[0]) - reach, round(dot[1]) - reach, 2 * reach, 2 * reach)


def _strips(projection: Projection, outline: Sequence[Point]) -> list[Rect]:
    """A lake as a few rectangles, one above the other."""
    shore = [projection.at(lon, lat) for lon, lat in _rounded(outline)]
    top, bottom = min(y for _, y in shore), max(y for _, y in shore)
    strips = []
    for number in range(5):
        start, end = top + (bottom - top) * number / 5, top + (bottom - top) * (number + 1) / 5
        xs = [x for x, y in shore if start <= y <= end]
        strips.append(Rect(round(min(xs)), round(start), round(max(xs) - min(xs)), round(end - start)))
    return strips


def _ground(region: RegionMap, projection: Projection, style: Style, keep_off: Sequence[Rect]) -> Surface:
    """Sea, land, coasts, boundaries, lakes and hills, `FINE` times too large."""
    width, height = projection.size
    ground = Surface((width * FINE, height * FINE))
    ground.fill(SEA)
    unit = FINE * style.scale
    rings = [_pixels(projection, ring) for ring in region.outlines]
    for ring in rings:
        pygame.draw.lines(ground, (190, 206, 212), True, ring, round(9 * unit))
    for ring in rings:
        pygame.draw.polygon(ground, LAND, ring)
    if not region.invented:
        _graticule(ground, projection)
    for ring in rings:
        pygame.draw.lines(ground, COAST, True, ring, max(1, round(1.1 * unit)))
    for border in region.borders:
        line = _pixels(projection, border)
        pygame.draw.lines(ground, LAND, False, line, round(5 * unit))
        for start, end in dashes(line, 6.5 * unit, 4 * unit):
            # A line that runs through a name crosses it out: it goes on behind.
            if any(name.clipline(_down(start), _down(end)) for name in keep_off):
                continue
            pygame.draw.line(ground, BORDER, start, end, max(1, round(1.4 * unit)))
    for lake in region.lakes:
        shore = _pixels(projection, _rounded(lake))
        pygame.draw.polygon(ground, SEA, shore)
        pygame.draw.lines(ground, COAST, True, shore, max(1, round(unit)))
    _hills(ground, region, projection, unit, keep_off)
    return ground


def _pixels(projection: Projection, degrees: Iterable[Point]) -> list[Point]:
    return [(x * FINE, y * FINE) for x, y in (projection.at(lon, lat) for lon, lat in degrees)]


def _down(point: Point) -> Point:
    """A point of the large ground on the picture."""
    return (point[0] / FINE, point[1] / FINE)


def _rounded(points: Sequence[Point], times: int = 3) -> list[Point]:
    """A closed outline with its corners cut, again and again (Chaikin 1974)."""
    smooth = list(points)
    for _ in range(times):
        pairs = zip(smooth, smooth[1:] + smooth[:1], strict=True)
        smooth = [
            (a[0] * (1 - part) + b[0] * part, a[1] * (1 - part) + b[1] * part)
            for a, b in pairs
            for part in (0.25, 0.75)
        ]
    return smooth


def _graticule(ground: Surface, projection: Projection) -> None:
    view = projection.view
    for lon in range(math.floor(view.west) - 2, math.ceil(view.east) + 3, 2):
        ends = _pixels(projection, [(lon, view.south - 3), (lon, view.north + 3)])
        pygame.draw.line(ground, GRATICULE, ends[0], ends[1])
    for lat in range(math.floor(view.south) - 2, math.ceil(view.north) + 3, 2):
        ends = _pixels(projection, [(view.west - 4, lat), (view.east + 4, lat)])
        pygame.draw.line(ground, GRATICULE, ends[0], ends[1])


def _hills(ground: Surface, region: RegionMap, projection: Projection, unit: float, keep_off: Sequence[Rect]) -> None:
    """Small hills along the ranges. Scattered by a fixed seed, so that the map is always the same."""
    scatter = random.Random(3)
    for line, count, size in region.ridges:
        for number in range(count):
            run = number / (count - 1) * (len(line) - 1)
            leg = min(int(run), len(line) - 2)
            (x0, y0), (x1, y1), part = line[leg], line[leg + 1], run - leg
            lon = x0 + (x1 - x0) * part + scatter.uniform(-0.09, 0.09)
            lat = y0 + (y1 - y0) * part + scatter.uniform(-0.08, 0.08)
            high = size * unit * scatter.uniform(0.75, 1.2)
            x, y = projection.at(lon, lat)
            reach = round(high / FINE)
            if Rect(x - reach, y - reach, 2 * reach, 2 * reach).collidelist(list(keep_off)) < 0:
                _hill(ground, x * FINE, y * FINE, high)


def _hill(ground: Surface, x: float, y: float, high: float) -> None:
    foot, top = y + high * 0.55, y - high * 0.7
    pygame.draw.polygon(ground, (222, 213, 193), [(x - high, foot), (x, top), (x + high, foot)])
    pygame.draw.polygon(ground, (201, 190, 166), [(x, top), (x + high, foot), (x + high * 0.12, foot)])


def _write(picture: Surface, style: Style, label: Placed) -> None:
    if label.dot:
        _dot(picture, style, label.dot, label.rank)
    if not label.spacing:
        _haloed(picture, style, label.words, label.face, label.colour, label.rect.topleft)
        return
    x = label.rect.x
    for letter in label.words:
        _haloed(picture, style, letter, label.face, label.colour, (x, label.rect.y))
        x += style.text_width(letter, label.face) + label.spacing


def _haloed(picture: Surface, style: Style, words: str, face: TextStyle, colour: Rgb, place: tuple[int, int]) -> None:
    """Words with a pale edge, so that a line behind them does not cross them out."""
    halo = style.text(words, face, SEA if colour == WATER_INK else LAND)
    far = max(1, style.px(1.2))
    for dx in (-far, 0, far):
        for dy in (-far, 0, far):
            if dx or dy:
                picture.blit(halo, (place[0] + dx, place[1] + dy))
    picture.blit(style.text(words, face, colour), place)


def _dot(picture: Surface, style: Style, centre: Point, rank: int) -> None:
    side = style.px(_DOTS.get(rank, 8))
    large = canvas(side * 4, side * 4, TOWN_INK)
    middle, radius = (side * 2, side * 2), side * 1.9
    pygame.draw.circle(large, (*TOWN_INK, 255), middle, radius)
    fill = theme.TONES["any"]["accent"] if rank < 0 else LAND
    pygame.draw.circle(large, (*fill, 255), middle, radius * 0.62)
    if rank == 0:
        pygame.draw.circle(large, (*TOWN_INK, 255), middle, radius * 0.3)
    stamp(picture, pygame.transform.smoothscale(large, (side, side)), centre)


def note_of(region: RegionMap) -> tuple[str, str]:
    """The sentences of the note: whose lines these are, and what they do not say."""
    if region.invented:
        return INVENTED
    return NOTE if "Natural Earth" in region.source else OWN


def _note(size: tuple[int, int], style: Style, note: Sequence[str]) -> list[str]:
    """The lines of the note, as wide as three fifths of the picture, or on a small one nearly as the whole."""
    small = size[0] <= style.px(SMALL)
    room = (size[0] - 2 * _edge(size, style) if small else size[0] * 3 // 5) - style.px(22)
    face = style.face("caption")
    return [line for sentence in note for line in style.lines(tr(sentence), face, room)]


def _note_rect(size: tuple[int, int], style: Style, told: Sequence[str] = NOTE) -> Rect:
    face, lines = style.face("caption"), _note(size, style, told)
    width = max(style.text_width(line, face) for line in lines) + style.px(22)
    height = len(lines) * style.line_height(face) + style.px(12)
    edge = _edge(size, style)
    if size[0] <= style.px(SMALL):
        width = size[0] - 2 * edge
    return Rect(edge, size[1] - height - edge, width, height)


def _edge(size: tuple[int, int], style: Style) -> int:
    """Between what is written on the map and its rim."""
    return style.px(16 if size[0] > style.px(SMALL) else 9)


def round_km(size: tuple[int, int], projection: Projection) -> int:
    """The length that the scale shows, in kilometres: a hundred, or what fits a quarter of the map."""
    return next((km for km in (100, 50, 20, 10, 5) if projection.km(km) <= size[0] / 4), 2)


def _scale_rect(
    size: tuple[int, int], style: Style, projection: Projection, told: Sequence[str], capitals: Iterable[Point] = ()
) -> Rect:
    """Where the scale stands: at the right, or at the left where a capital would lose its name to it."""
    edge = _edge(size, style)
    width, height = projection.km(round_km(size, projection)) + style.px(20), style.px(20) + style.tall(18)
    scale = Rect(size[0] - width - edge, size[1] - height - edge, width, height)
    note = _note_rect(size, style, told)
    if scale.colliderect(note):
        scale.bottom = note.top
        reach = scale.inflate(style.across(90), 2 * style.line_height(style.face("strong")))
        if any(reach.collidepoint(dot) for dot in capitals):
            scale.x = edge
    return scale


def _capitals(region: RegionMap, projection: Projection) -> list[Point]:
    return [projection.at(place.lon, place.lat) for place in region.places if place.rank == 0]


def _furnish(picture: Surface, style: Style, projection: Projection, region: RegionMap) -> None:
    """The note, the scale where there is one, and the frame."""
    paper, told = theme.TONES["paper"], note_of(region)
    note, caption = _note_rect(picture.get_size(), style, told), style.face("caption")
    box(picture, style, note, paper["ground"], radius=6, edge=paper["line"])
    for row, line in enumerate(_note(picture.get_size(), style, told)):
        place = (note.x + style.px(11), note.y + style.px(6) + row * style.line_height(caption))
        picture.blit(style.text(line, caption, paper["muted"]), place)
    if not region.invented:
        _scale(
            picture,
            style,
            projection,
            _scale_rect(picture.get_size(), style, projection, told, _capitals(region, projection)),
        )
    box(picture, style, picture.get_rect(), None, radius=0, edge=(150, 134, 104), border=3)
    inner = picture.get_rect().inflate(-2 * style.px(6), -2 * style.px(6))
    box(picture, style, inner, None, radius=0, edge=(176, 162, 134), border=1)


def _scale(picture: Surface, style: Style, projection: Projection, scale: Rect) -> None:
    """A round length in kilometres, with a mark half way."""
    caption = style.face("caption")
    km = round_km(picture.get_size(), projection)
    left, right, y = scale.x + style.px(10), scale.x + style.px(10) + projection.km(km), scale.bottom - style.px(9)
    thick = max(1, style.px(2))
    picture.fill(TOWN_INK, (left, y, right - left, thick))
    for x in (left, (left + right) // 2, right - thick):
        picture.fill(TOWN_INK, (x, y - style.px(5), thick, style.px(5)))
    words = style.text(tr("{n} km", n=km), caption, TOWN_INK)
    picture.blit(words, ((left + right - words.get_width()) // 2, y - style.px(6) - words.get_height()))
