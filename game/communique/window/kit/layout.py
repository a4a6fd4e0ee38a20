"""Rows, columns, grids, flows and panels: who gets how many pixels.

Items start at the size they would like; what is left over goes to those with `flex`, and what is missing is
taken from those that can still shrink without cutting anything off. All lengths given are design units.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple, Unpack

from pygame import Rect, Surface

from communique.window.kit import paint
from communique.window.kit.style import Colour, Size
from communique.window.kit.widget import Common, Widget

Pad = float | tuple[float, float] | tuple[float, float, float, float]
"""One length for all sides, or (across, down), or (left, top, right, bottom)."""


class ItemSize(NamedTuple):
    """What one item asks of a row or column, in pixels."""

    base: int
    floor: int
    flex: float


def share(total: int, parts: Sequence[ItemSize]) -> list[int]:
    """`total` pixels dealt out to `parts`. Never less than an item's floor, so the sum may exceed `total`.

    >>> share(100, [ItemSize(20, 20, 0), ItemSize(0, 0, 1), ItemSize(0, 0, 3)])
    [20, 20, 60]
    >>> share(50, [ItemSize(40, 10, 0), ItemSize(30, 30, 0)])
    [20, 30]
    """
    spare = total - sum(part.base for part in parts)
    if spare < 0:
        return _shrunk(-spare, parts)
    return _grown(total, parts) if any(part.flex for part in parts) else [part.base for part in parts]


def _shrunk(missing: int, parts: Sequence[ItemSize]) -> list[int]:
    slack = [max(0, part.base - part.floor) for part in parts]
    cut = min(missing, sum(slack))
    # Running sums are rounded, and not each part, so that the pixels add up.
    ends = [round(cut * run / max(1, sum(slack))) for run in accumulate(slack)]
    return [part.base - (end - start) for part, start, end in zip(parts, [0, *ends], ends, strict=False)]


def _grown(total: int, parts: Sequence[ItemSize]) -> list[int]:
    growing = {i for i, part in enumerate(parts) if part.flex}
    while True:
        pot = total - sum(part.base for i, part in enumerate(parts) if i not in growing)
        weight = sum(parts[i].flex for i in growing)
        # Who would get less than it asks for gets that, and the rest is dealt out anew: each round there are fewer.
        stuck = {i for i in growing if pot * parts[i].flex / weight < parts[i].base}
        if not stuck:
            break
        growing -= stuck
    ends = [round(pot * run / weight) for run in accumulate(parts[i].flex for i in sorted(growing))] if growing else []
    grown = {i: end - start for i, start, end in zip(sorted(growing), [0, *ends], ends, strict=False)}
    return [grown.get(i, part.base) for i, part in enumerate(parts)]


class Box(Widget):
    """What rows, columns and grids have in common: a gap and padding."""

    def __init__(
        self,
        *children: Widget,
        gap: float = 8,
        pad: Pad = 0,
        align: str = "stretch",
        justify: str = "start",
        **common: Unpack[Common],
    ) -> None:
        self.gap = gap
        self.pad = _four(pad)
        self.align, self.justify = align, justify
        super().__init__(*children, **common)

    def inner(self, rect: Rect) -> Rect:
        """`rect` without the padding."""
        left, top, right, bottom = self.padding()
        return Rect(rect.x + left, rect.y + top, max(0, rect.w - left - right), max(0, rect.h - top - bottom))

    def padding(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom in pixels."""
        px = self.style.px
        left, top, right, bottom = self.pad
        return (px(left), px(top), px(right), px(bottom))

    def gaps(self, count: int) -> int:
        """The pixels between `count` items."""
        return self.style.px(self.gap) * max(0, count - 1)

    def starts(self, room: int, sizes: Sequence[int]) -> list[int]:
        """Where each item starts along the main axis, given `room` pixels and `justify`."""
        spare = max(0, room - sum(sizes) - self.gaps(len(sizes)))
        gap = float(self.style.px(self.gap))
        if self.justify == "between" and len(sizes) > 1:
            gap += spare / (len(sizes) - 1)
        first = {"center": spare / 2, "end": float(spare)}.get(self.justify, 0.0)
        return [round(first + run + gap * i) for i, run in enumerate(accumulate([0, *sizes[:-1]]))] if sizes else []

    def across(self, start: int, room: int, size: int) -> int:
        """Where an item of `size` starts across the main axis, given `align`."""
        spare = max(0, room - size)
        return start + {"center": spare // 2, "end": spare}.get(self.align, 0)


class Row(Box):
    """Children side by side.

    `align` is how they stand across the row: "center" unless told "stretch", "start", "end".
    """

    def __init__(
        self,
        *children: Widget,
        gap: float = 8,
        pad: Pad = 0,
        align: str = "center",
        justify: str = "start",
        **common: Unpack[Common],
    ) -> None:
        super().__init__(*children, gap=gap, pad=pad, align=align, justify=justify, **common)

    def widths(self, room: int) -> list[int]:
        """The widths of the visible children when the row has `room` pixels inside its padding."""
        items = self.shown()
        free = room - self.gaps(len(items))
        parts = [ItemSize(c.floor() if c.flex else c.size(free)[0], c.floor(), c.flex) for c in items]
        return share(free, parts)

    def measure(self, width: int) -> Size:
        left, top, right, bottom = self.padding()
        items, widths = self.shown(), self.widths(width - left - right)
        height = max((c.size(w)[1] for c, w in zip(items, widths, strict=True)), default=0)
        return (sum(widths) + self.gaps(len(items)) + left + right, height + top + bottom)

    def narrowest(self) -> int:
        left, _, right, _ = self.padding()
        items = self.shown()
        return sum(c.floor() for c in items) + self.gaps(len(items)) + left + right

    def lowest(self, width: int) -> int:
        left, top, right, bottom = self.padding()
        widths = self.widths(width - left - right)
        return max((c.low(w) for c, w in zip(self.shown(), widths, strict=True)), default=0) + top + bottom

    def layout(self, rect: Rect) -> None:
        self.place(rect)
        area = self.inner(rect)
        items, widths = self.shown(), self.widths(area.w)
        for child, x, width in zip(items, self.starts(area.w, widths), widths, strict=True):
            wide = child.widest(width) if child.flex else width
            height = child.highest(area.h) if self.align == "stretch" else min(area.h, child.size(wide)[1])
            child.layout(Rect(area.x + x, self.across(area.y, area.h, height), wide, height))


class Column(Box):
    """Children one below the other. `align` is how they stand across: "stretch" unless told otherwise."""

    def measure(self, width: int) -> Size:
        left, top, right, bottom = self.padding()
        items, inner = self.shown(), width - left - right
        sizes = [c.size(c.widest(inner)) for c in items]
        wide = max((w for w, _ in sizes), default=0)
        return (wide + left + right, sum(h for _, h in sizes) + self.gaps(len(items)) + top + bottom)

    def narrowest(self) -> int:
        left, _, right, _ = self.padding()
        return max((c.floor() for c in self.shown()), default=0) + left + right

    def lowest(self, width: int) -> int:
        left, top, right, bottom = self.padding()
        items, inner = self.shown(), width - left - right
        return sum(c.low(c.widest(inner)) for c in items) + self.gaps(len(items)) + top + bottom

    def heights(self, area: Rect) -> list[int]:
        """The heights of the visible children inside `area`."""
        parts = []
        for child in self.shown():
            width = child.widest(area.w)
            low = child.low(width)
            parts.append(ItemSize(low if child.flex else child.size(width)[1], low, child.flex))
        return share(area.h - self.gaps(len(parts)), parts)

    def layout(self, rect: Rect) -> None:
        self.place(rect)
        area = self.inner(rect)
        heights = self.heights(area)
        for child, y, height in zip(self.shown(), self.starts(area.h, heights), heights, strict=True):
            limit = child.widest(area.w)
            width = limit if self.align == "stretch" else min(limit, child.size(limit)[0])
            tall = child.highest(height) if child.flex else height
            child.layout(Rect(self.across(area.x, area.w, width), area.y + y, width, tall))


class Panel(Column):
    """A column on a sheet of its own: background, edge, rounded corners, shadow.

    Its tone is what is written on it.
    """

    def __init__(
        self,
        *children: Widget,
        fill: Colour | None = "ground",
        edge: Colour | None = "line",
        radius: float = 12,
        shadow: float = 6,
        border: float = 1,
        gap: float = 8,
        pad: Pad = 16,
        align: str = "stretch",
        justify: str = "start",
        **common: Unpack[Common],
    ) -> None:
        self.fill, self.edge, self.radius, self.shadow, self.border = fill, edge, radius, shadow, border
        common.setdefault("tone", "paper")
        super().__init__(*children, gap=gap, pad=pad, align=align, justify=justify, **common)

    def bleed(self) -> int:
        return paint.shadow_reach(self.style, self.shadow) if self.shadow else 0

    def paint(self, surface: Surface) -> None:
        if self.shadow:
            paint.shadow(surface, self.style, self.rect, radius=self.radius, size=self.shadow)
        self.box(surface, self.rect, self.fill, radius=self.radius, edge=self.edge, border=self.border)


class Grid(Box):
    """Children in rows of equal height.

    `columns` is a number of equal columns, or one weight for each column, where 0 means as wide as its
    content. With `cell` instead, as many equal columns as fit when each is at least that wide.
    """

    def __init__(
        self,
        *children: Widget,
        columns: int | Sequence[float] = 2,
        cell: float = 0,
        gap: float = 8,
        pad: Pad = 0,
        align: str = "stretch",
        **common: Unpack[Common],
    ) -> None:
        self.weights = [1.0] * columns if isinstance(columns, int) else list(columns)
        self.cell = cell
        super().__init__(*children, gap=gap, pad=pad, align=align, **common)

    def widths(self, room: int) -> list[int]:
        """The widths of the columns when the grid has `room` pixels inside its padding."""
        weights = self._columns(room)
        items, count = self.shown(), len(weights)
        free = room - self.gaps(count)
        parts = []
        for column, weight in enumerate(weights):
            cells = items[column::count]
            floor = max((c.floor() for c in cells), default=0)
            base = floor if weight else max((c.size(free)[0] for c in cells), default=0)
            parts.append(ItemSize(base, floor, weight))
        return share(free, parts)

    def measure(self, width: int) -> Size:
        left, top, right, bottom = self.padding()
        widths = self.widths(width - left - right)
        heights = [max(c.size(w)[1] for c, w in line) for line in self._lines(widths)]
        return (
            sum(widths) + self.gaps(len(widths)) + left + right,
            sum(heights) + self.gaps(len(heights)) + top + bottom,
        )

    def narrowest(self) -> int:
        left, _, right, _ = self.padding()
        items = self.shown()
        if self.cell:
            return max((c.floor() for c in items), default=0) + left + right
        count = len(self.weights)
        columns = [max((c.floor() for c in items[i::count]), default=0) for i in range(count)]
        return sum(columns) + self.gaps(count) + left + right

    def layout(self, rect: Rect) -> None:
        self.place(rect)
        area, y = self.inner(rect), 0
        widths = self.widths(area.w)
        starts = self.starts(area.w, widths)
        for line in self._lines(widths):
            height = max(c.size(w)[1] for c, w in line)
            for (child, width), x in zip(line, starts, strict=False):
                tall = height if self.align == "stretch" else child.size(width)[1]
                top = self.across(area.y + y, height, tall)
                child.layout(Rect(area.x + x, top, child.widest(width), tall))
            y += height + self.style.px(self.gap)

    def _columns(self, room: int) -> list[float]:
        if not self.cell:
            return self.weights
        gap = self.style.px(self.gap)
        least = max(self.style.across(self.cell), *(c.floor() for c in self.shown()), 1)
        return [1.0] * max(1, min(len(self.shown()), (room + gap) // (least + gap)))

    def _lines(self, widths: Sequence[int]) -> list[list[tuple[Widget, int]]]:
        items, count = self.shown(), len(widths)
        return [list(zip(items[i : i + count], widths, strict=False)) for i in range(0, len(items), count)]


class Flow(Box):
    """Children side by side like words in a paragraph, going on to further lines when a line is full."""

    def measure(self, width: int) -> Size:
        left, top, right, bottom = self.padding()
        lines = self._lines(width - left - right)
        wide = max((sum(w for _, w in line) + self.gaps(len(line)) for line in lines), default=0)
        return (wide + left + right, sum(map(self._height, lines)) + self.gaps(len(lines)) + top + bottom)

    def narrowest(self) -> int:
        left, _, right, _ = self.padding()
        return max((c.floor() for c in self.shown()), default=0) + left + right

    def layout(self, rect: Rect) -> None:
        self.place(rect)
        area = self.inner(rect)
        y = area.y
        for line in self._lines(area.w):
            height = self._height(line)
            for (child, width), x in zip(line, self.starts(area.w, [w for _, w in line]), strict=True):
                tall = child.size(width)[1]
                child.layout(Rect(area.x + x, y + (height - tall) // 2, width, tall))
            y += height + self.style.px(self.gap)

    def _lines(self, room: int) -> list[list[tuple[Widget, int]]]:
        lines: list[list[tuple[Widget, int]]] = []
        used = 0
        for child in self.shown():
            width = min(room, child.size(room)[0])
            used += self.style.px(self.gap) + width
            if not lines or used > room:
                lines.append([])
                used = width
            lines[-1].append((child, width))
        return lines

    @staticmethod
    def _height(line: Sequence[tuple[Widget, int]]) -> int:
        return max(child.size(width)[1] for child, width in line)


class Stack(Widget):
    """Children on top of each other, each with the whole rectangle."""

    def lowest(self, width: int) -> int:
        return max((child.low(width) for child in self.shown()), default=0)


class Spacer(Widget):
    """Nothing, taking room: what is left over unless given a width or height."""

    role = "space"

    def __init__(self, **common: Unpack[Common]) -> None:
        if not {"width", "height"} & set(common):
            common.setdefault("flex", 1)
        super().__init__(**common)


def _four(pad: Pad) -> tuple[float, float, float, float]:
    if not isinstance(pad, tuple):
        return (pad, pad, pad, pad)
    return (pad[0], pad[1], pad[0], pad[1]) if len(pad) == 2 else pad
