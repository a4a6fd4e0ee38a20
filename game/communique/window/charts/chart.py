"""What every chart is: a picture with spots that can be pointed at, and stepped through with the arrow keys.

A chart draws itself once for each size. The spot under the pointer, or under the keyboard's cursor, gets a ring
and its words in a box beside it; a listener may show more of it elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, Unpack

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from communique.debrief import Position
from communique.debrief.figures import Xy
from communique.window.charts.pen import ChartPen
from communique.window.kit import paint
from communique.window.kit.style import Size
from communique.window.kit.widget import Common, Widget

NEAR: Final = 16
"""How close to a spot the pointer has to be, in design units."""
SAME: Final = 1.5
"""How many pixels apart spots may be that cover each other: of such, the last one drawn is seen."""
LEAST: Final = 84
"""The lowest a chart becomes, in design units."""
BOX: Final = 300
"""The widest a box of words becomes, in design units."""


class Spot(NamedTuple):
    """Something on a chart with words of its own. Places are pixels from the chart's corner."""

    x: float
    y: float
    words: str
    position: Position | None = None
    """The text it stands for; None for a sign."""


Told = Callable[[Spot], None]


class Chart(Widget):
    """A picture with spots; a subclass draws. State: the cursor, what is pointed at or held, and the picture."""

    role = "chart"
    focusable = True

    def __init__(self, name: str, *, on_spot: Told | None = None, **common: Unpack[Common]) -> None:
        common["label"] = name
        common.setdefault("min_height", LEAST)
        super().__init__(**common)
        self.on_spot = on_spot
        self.cursor = 0
        self._pointed: int | None = None
        self._held = False
        """Whether what is pointed at was pressed, so that it stays while the pointer is there."""
        self._picture: Surface | None = None
        self._spots: list[Spot] = []

    def sketch(self, pen: ChartPen) -> Sequence[Spot]:
        """Draw on the pen, and say where the spots are. To be overridden."""
        raise NotImplementedError

    @property
    def spots(self) -> list[Spot]:
        """The spots, drawn or not yet."""
        self._drawn()
        return self._spots

    @property
    def current(self) -> Spot | None:
        """What the pointer is at, else where the keyboard's cursor is while the chart has the focus."""
        spots = self.spots
        if self._pointed is not None and self._pointed < len(spots):
            return spots[self._pointed]
        focused = self.mounted and self.host.focused is self
        return spots[min(self.cursor, len(spots) - 1)] if focused and spots else None

    def measure(self, width: int) -> Size:
        return (width, round(width * 0.75))

    def narrowest(self) -> int:
        return self.style.px(220)

    def lowest(self, width: int) -> int:
        return self.style.px(LEAST)

    def stale(self) -> None:
        self._picture = None
        super().stale()

    def unmount(self) -> None:
        # A screen that somebody may come back to need not hold what can be drawn anew.
        self._picture = None
        super().unmount()

    def paint(self, surface: Surface) -> None:
        surface.blit(self._drawn(), self.rect)
        spot = self.current
        if spot is not None:
            place = (self.rect.x + spot.x, self.rect.y + spot.y)
            paint.mark(surface, self.style, place, "ring", 22, self.colour("focus"))
            self._box(surface, spot, place)

    def text(self) -> str:
        spot = self.current
        return f"{self.label}: {spot.words}" if spot else self.label

    def on_hover(self, pos: Size) -> None:
        under = self._under(pos)
        if not (self._held and self._pointed in under):
            self._held = False
            self._point(under[0] if under else None)

    def set_state(self, *, hover: bool | None = None, pressed: bool | None = None) -> None:
        if hover is False:
            self._held = False
            self._point(None)
        super().set_state(hover=hover, pressed=pressed)

    def on_press(self, pos: Size) -> None:
        under = self._under(pos)
        if under:
            # Pressed again, what lies below comes up.
            again = under.index(self.cursor) + 1 if self._held and self.cursor in under else 0
            self._pointed, self._held = under[again % len(under)], True
            self._step(self._pointed)

    def on_focus(self, *, focused: bool) -> None:
        self.repaint()
        if focused:
            self._tell()

    def on_key(self, event: Event) -> bool:
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META):
            return False
        last = len(self.spots) - 1
        steps = {
            pygame.K_RIGHT: self.cursor + 1, pygame.K_DOWN: self.cursor + 1, pygame.K_LEFT: self.cursor - 1,
            pygame.K_UP: self.cursor - 1, pygame.K_HOME: 0, pygame.K_END: last,
        }  # fmt: skip
        if event.key not in steps or last < 0:
            return False
        self._pointed = None
        self._step(max(0, min(last, steps[event.key])))
        return True

    def _step(self, to: int) -> None:
        self.cursor = to
        self.repaint()
        self._tell()

    def _point(self, to: int | None) -> None:
        if to != self._pointed:
            self._pointed = to
            self.repaint()
            self._tell()

    def _tell(self) -> None:
        spot = self.current
        if self.on_spot and spot:
            self.on_spot(spot)

    def _under(self, pos: Size) -> list[int]:
        """The spot closest to the pointer and those that cover each other with it, the topmost first; or none."""
        place = (pos[0] - self.rect.x, pos[1] - self.rect.y)
        away = [math.dist(place, (spot.x, spot.y)) for spot in self.spots]
        closest = min(away, default=math.inf)
        if closest > self.style.px(NEAR):
            return []
        first = max(k for k, far in enumerate(away) if far <= closest + SAME)
        there = (self.spots[first].x, self.spots[first].y)
        heap = [k for k, spot in enumerate(self.spots) if math.dist((spot.x, spot.y), there) <= SAME]
        return heap[::-1]

    def _drawn(self) -> Surface:
        if self._picture is None or self._picture.get_size() != self.rect.size:
            pen = ChartPen(self.style, self.rect.size, self.colour)
            self._spots = list(self.sketch(pen))
            self._picture = pen.picture()
        return self._picture

    def _box(self, surface: Surface, spot: Spot, place: Xy) -> None:
        """The words of a spot in a box that stays on the chart."""
        style, face = self.style, self.style.face("small")
        pad, step = style.px(8), style.line_height(face)
        lines = style.lines(spot.words, face, min(style.across(BOX), self.rect.w - 4 * pad))
        wide = max(style.text_width(line, face) for line in lines) + 2 * pad
        box = Rect(0, 0, wide, step * len(lines) + pad)
        box.midbottom = (round(place[0]), round(place[1] - style.px(16)))
        if box.top < self.rect.top:
            box.top = round(place[1] + style.px(16))
        box.clamp_ip(self.rect)
        ground, ink, edge = (style.colour(token, "tip") for token in ("ground", "ink", "line"))
        paint.box(surface, style, box, ground, radius=6, edge=edge)
        for k, line in enumerate(lines):
            surface.blit(style.text(line, face, ink), (box.x + pad, box.y + pad // 2 + k * step))
