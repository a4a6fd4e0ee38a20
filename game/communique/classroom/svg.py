"""Drawing for a page: shapes, lines and words as inline SVG, escaped, in colours that the page's style decides.

Nothing here knows a debrief. A `SvgDrawing` collects elements and becomes one `<svg>` with a title and a description
for people who do not see it. Colours are classes (`p0` to `p7` for parties, `ink`, `quiet`, ...), so that light,
dark and print are a matter of the style sheet.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import Final

from communique import words as language
from communique.debrief.figures import Xy

PARTY_SHAPES: Final = ("disc", "square", "triangle", "diamond", "plus", "star", "hexagon", "ring")
"""A party's shape by seat; they repeat after eight."""


def party_class(seat: int) -> str:
    """The class of a party's colour."""
    return f"p{seat % len(PARTY_SHAPES)}"


def party_shape(seat: int) -> str:
    """The shape of a party's dots."""
    return PARTY_SHAPES[seat % len(PARTY_SHAPES)]


def number(value: float) -> str:
    """A coordinate, short: at most one decimal."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def points(places: Sequence[Xy]) -> str:
    """Places as a `points` attribute."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in places)


class SvgDrawing:
    """One drawing on a page. Holds state: the elements so far."""

    def __init__(self, width: float, height: float, *, id: str, title: str, words: str) -> None:
        self.width, self.height, self.id = width, height, id
        self.title, self.words = title, words
        self._parts: list[str] = []

    def line(self, start: Xy, end: Xy, kind: str) -> None:
        """A straight line."""
        x1, y1, x2, y2 = map(number, (*start, *end))
        self._parts.append(f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" class="{kind}"/>')

    def trail(self, places: Sequence[Xy], kind: str) -> None:
        """A line through `places`."""
        if len(places) > 1:
            self._parts.append(f'<polyline points="{points(places)}" class="{kind}"/>')

    def outline(self, places: Sequence[Xy], kind: str) -> None:
        """A closed shape."""
        self._parts.append(f'<polygon points="{points(places)}" class="{kind}"/>')

    def box(self, left: float, top: float, width: float, height: float, kind: str, words: str = "") -> None:
        """A rectangle, with words on hover."""
        x, y, w, h = map(number, (left, top, max(0.0, width), height))
        self._parts.append(_titled(f'<rect x="{x}" y="{y}" width="{w}" height="{h}" class="{kind}"', "rect", words))

    def specks(self, places: Sequence[Xy], kind: str) -> None:
        """Many small round specks in one element."""
        if places:
            path = "".join(f"M{number(x)} {number(y)}h0" for x, y in places)
            self._parts.append(f'<path d="{path}" class="{kind}"/>')

    def shape(self, name: str, at: Xy, radius: float, kind: str, words: str = "") -> None:
        """One of `PARTY_SHAPES` around a place, with words on hover."""
        x, y = at
        if name in ("disc", "ring"):
            tag, start = "circle", f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius * 0.95)}"'
        else:
            tag, start = "polygon", f'<polygon points="{points(_corners(name, x, y, radius))}"'
        hollow = " hollow" if name == "ring" else ""
        self._parts.append(_titled(f'{start} class="{kind}{hollow}"', tag, words))

    def text(self, said: str, at: Xy, kind: str = "label", *, anchor: str = "start", turn: bool = False) -> None:
        """Words at a place; `turn` sets them upwards."""
        x, y = number(at[0]), number(at[1])
        turned = f' transform="rotate(-90 {x} {y})"' if turn else ""
        self._parts.append(f'<text x="{x}" y="{y}" text-anchor="{anchor}" class="{kind}"{turned}>{escape(said)}</text>')

    def markup(self) -> str:
        """The whole drawing as an `<svg>` element."""
        title, words = f"{self.id}-title", f"{self.id}-words"
        head = (
            f'<svg viewBox="0 0 {number(self.width)} {number(self.height)}" role="img" '
            f'aria-labelledby="{title} {words}">'
            f'<title id="{title}">{escape(self.title)}</title><desc id="{words}">{escape(self.words)}</desc>'
        )
        return head + "".join(self._parts) + "</svg>"


def _titled(start: str, tag: str, words: str) -> str:
    return f"{start}><title>{escape(words)}</title></{tag}>" if words else f"{start}/>"


def _corners(name: str, x: float, y: float, r: float) -> list[Xy]:
    if name == "square":
        a = r * 0.82
        return [(x - a, y - a), (x + a, y - a), (x + a, y + a), (x - a, y + a)]
    if name == "triangle":
        return [(x, y - r), (x + r, y + r * 0.8), (x - r, y + r * 0.8)]
    if name == "plus":
        a = r * 0.36
        arm = [(-a, -r), (a, -r), (a, -a)]
        quarters = [[(-dy, dx) for dx, dy in arm], [(-dx, -dy) for dx, dy in arm], [(dy, -dx) for dx, dy in arm]]
        return [(x + dx, y + dy) for dx, dy in [*arm, *(place for quarter in quarters for place in quarter)]]
    corners = {"diamond": 4, "hexagon": 6, "star": 10}[name]
    radii = (r, r * 0.45) if name == "star" else (r, r)
    angles = [math.tau * k / corners - math.pi / 2 for k in range(corners)]
    return [(x + radii[k % 2] * math.cos(a), y + radii[k % 2] * math.sin(a)) for k, a in enumerate(angles)]


class Axes:
    """A square of data on a sheet: from values to places, with ticks and names. Draws its grid when made."""

    def __init__(self, sheet: SvgDrawing, area: tuple[float, float, float, float], across: Xy, up: Xy) -> None:
        """`area` is left, top, width, height; `across` and `up` the lowest and highest values."""
        self.sheet, self.area, self.across, self.up = sheet, area, across, up

    def at(self, x: float, y: float) -> Xy:
        """Where the value pair lies."""
        left, top, width, height = self.area
        (x0, x1), (y0, y1) = self.across, self.up
        return left + (x - x0) / (x1 - x0) * width, top + height - (y - y0) / (y1 - y0) * height

    def grid(
        self, across: Sequence[int], up: Sequence[int], *, name_across: str, name_up: str, letters: float = 12
    ) -> None:
        """Grid lines with their values, and the names of the axes; `letters` is how large these are drawn."""
        step = letters / 12
        left, top, width, height = self.area
        for value in across:
            x = self.at(value, self.up[0])[0]
            self.sheet.line((x, top), (x, top + height), "grid")
            self.sheet.text(language.number(value), (x, top + height + 15 * step), "tick", anchor="middle")
        for value in up:
            y = self.at(self.across[0], value)[1]
            self.sheet.line((left, y), (left + width, y), "grid")
            self.sheet.text(language.number(value), (left - 6, y + 4 * step), "tick", anchor="end")
        self.sheet.line((left, top + height), (left + width, top + height), "axis")
        self.sheet.line((left, top), (left, top + height), "axis")
        self.sheet.text(name_across, (left + width / 2, top + height + 33 * step), "name", anchor="middle")
        self.sheet.text(name_up, (left - 34 * step, top + height / 2), "name", anchor="middle", turn=True)
