"""The house drawn from its code: rooms in their layers, and an arrow for each import that no other arrows imply.

`python tests/house_picture.py` writes `assets/pictures/house.svg` anew; a test says when that is due.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path

from house import House

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "assets" / "pictures" / "house.svg"
LEFT_OUT = ("__main__", "cli", "files", "shipped")
"""Single modules at the top and at the foot: not rooms."""
WIDE, HIGH, GAP, SIDE, LANE = 960, 44, 26, 92, 12
"""Width of a row, height of a box, space below it, and at either side the strip with its lanes."""
BROWN = "#6b5b3e"
Box = tuple[float, float, float]
"""Left edge, top edge and width."""


def layers() -> list[list[str]]:
    """Rooms by layer, top first, as import-linter holds them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = project["tool"]["importlinter"]["contracts"][0]
    rows = [[room.strip() for room in row.split("|")] for row in contract["layers"]]
    return [kept for row in rows if (kept := [room for room in row if room not in LEFT_OUT])]


def arrows(house: House) -> set[tuple[str, str]]:
    """Which room imports which, at any time, without those imports that lead along others as well."""
    rooms = {room for row in layers() for room in row}
    every = {(one, other) for one, other in _between(house) if one in rooms and other in rooms}
    return {(one, other) for one, other in every if not _leads_around(one, other, every)}


def _between(house: House) -> Iterator[tuple[str, str]]:
    for module, others in house.imports.items():
        for other in others:
            one, two = module.split(".")[0], other.split(".")[0]
            if one != two:
                yield one, two


def _leads_around(start: str, end: str, every: set[tuple[str, str]]) -> bool:
    """Whether `end` can be reached from `start` by two arrows or more."""
    seen: set[str] = set()
    waiting = [two for one, two in every if one == start and two != end]
    while waiting:
        room = waiting.pop()
        if room == end:
            return True
        if room not in seen:
            seen.add(room)
            waiting += [two for one, two in every if one == room]
    return False


def picture(house: House) -> str:
    """The drawing as SVG: legible by day and by night, since it brings its own ground."""
    rows = layers()
    boxes: dict[str, Box] = {}
    for at, row in enumerate(rows):
        wide = (WIDE - GAP * (len(row) - 1)) / len(row)
        boxes |= {room: (SIDE + k * (wide + GAP), GAP + at * (HIGH + GAP), wide) for k, room in enumerate(row)}
    width, height = WIDE + 2 * SIDE, GAP + len(rows) * (HIGH + GAP)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" role="img">'
        "<title>The rooms of the package in their layers; arrows lead to what a room imports</title>"
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        f'<path d="M0 0 8 4 0 8z" fill="{BROWN}"/></marker></defs>'
        f'<rect width="{width}" height="{height}" fill="#f6f1e7"/>'
    )
    drawn = [_box(house, room, boxes[room]) for row in rows for room in row]
    return "\n".join([head, *drawn, *_arrows(boxes, sorted(arrows(house))), "</svg>", ""])


def _arrows(boxes: dict[str, Box], pairs: list[tuple[str, str]]) -> Iterator[str]:
    """Short ones straight down; long ones along a lane at the side, which all that lead to one room share."""
    lanes: dict[tuple[bool, str], list[str]] = {}
    for one, other in pairs:
        (x1, y1, w1), (x2, y2, w2) = boxes[one], boxes[other]
        low, high = max(x1, x2), min(x1 + w1, x2 + w2)
        if y2 - y1 <= HIGH + GAP and low < high:
            middle = (low + high) / 2
            yield _path(f"M{middle:g} {y1 + HIGH:g}V{y2 - 1:g}", tip=True)
        else:
            left = x1 + w1 < SIDE + WIDE or x2 + w2 < SIDE + WIDE
            lanes.setdefault((left, other), []).append(one)
    for left in (True, False):
        mine = [(other, ones) for (side, other), ones in lanes.items() if side is left]
        for k, (other, ones) in enumerate(sorted(mine, key=lambda lane: -boxes[lane[0]][1])):
            yield from _lane(boxes, left, k, other, ones)


def _lane(boxes: dict[str, Box], left: bool, k: int, other: str, ones: list[str]) -> Iterator[str]:
    edge = SIDE if left else SIDE + WIDE
    x = edge + (-1 if left else 1) * (SIDE - 14 - LANE * k)
    foot = boxes[other][1] + HIGH / 2
    for one in ones:
        start = boxes[one][1] + HIGH / 2 + 3 * (k - 1)
        yield _path(f"M{edge:g} {start:g}H{x:g}V{foot:g}")
        yield f'<circle cx="{edge:g}" cy="{start:g}" r="3" fill="{BROWN}"/>'
    yield _path(f"M{x:g} {foot:g}H{edge:g}", tip=True)


def _path(d: str, *, tip: bool = False) -> str:
    end = ' marker-end="url(#tip)"' if tip else ""
    return f'<path d="{d}" stroke="{BROWN}" fill="none"{end}/>'


def _box(house: House, room: str, box: Box) -> str:
    x, y, wide = box
    said = (ast.get_docstring(house.trees[room]) or "").split("\n")[0].replace("`", "")
    letters = int((wide - 150) / 6.3)
    short = said if len(said) <= letters else f"{said[: letters - 1].rsplit(' ', 1)[0]} …"
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{HIGH}" rx="6" fill="#fffdf8" stroke="#b9a98a"/>'
        f'<text x="{x + 14:g}" y="{y + 28:g}" font-size="17" font-weight="600" fill="#23303f">{escape(room)}</text>'
        f'<text x="{x + 132:g}" y="{y + 28:g}" font-size="12.5" fill="#4a4a4a">{escape(short)}</text>'
    )


if __name__ == "__main__":
    PICTURE.write_text(picture(House(ROOT / "game" / "communique")), encoding="utf-8")
    print(PICTURE)
