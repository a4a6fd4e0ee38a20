"""The scenario's map: a small one in a panel, and the large one that opens from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

from pygame import Rect, Surface

from communique.window.kit import Button, Canvas, Column, Dialog, Label, Panel, Row, Size, Spacer, Style
from communique.window.kit.controls import Control
from communique.window.kit.widget import Common
from communique.window.map import draw_map, note_of, region_in
from communique.words import tr

ASPECT = 1.45
"""Width by height of a map."""


class MapCard(Control):
    """The map, small; pressing it opens it large. It is drawn once for each size."""

    role = "button"

    def __init__(self, path: str, on: Callable[[], None], **common: Unpack[Common]) -> None:
        common.setdefault("id", "map-card")
        common.setdefault("label", tr("The map"))
        common.setdefault("tip", tr("Open the map"))
        super().__init__(**common)
        self._path, self._on = path, on
        self._kept: Surface | None = None

    def activate(self) -> None:
        self._on()

    def text(self) -> str:
        return map_words(self._path)

    @property
    def interactive(self) -> bool:
        return True

    def measure(self, width: int) -> Size:
        return (width, round(width / ASPECT))

    def narrowest(self) -> int:
        return self.style.px(240)

    def lowest(self, width: int) -> int:
        return self.style.px(150)

    def layout(self, rect: Rect) -> None:
        """As large as its shape lets it be: a map that is cut off would leave out one side's towns."""
        width = min(rect.w, round(rect.h * ASPECT))
        sheet = Rect(0, 0, width, min(rect.h, round(width / ASPECT)))
        sheet.midtop = rect.midtop
        self.place(sheet)

    def stale(self) -> None:
        self._kept = None
        super().stale()

    def paint(self, surface: Surface) -> None:
        kept = self._kept
        if kept is None or kept.get_size() != self.rect.size:
            kept = self._kept = Surface(self.rect.size)
            draw_map(kept, kept.get_rect(), self.style, region_in(self._path))
        surface.blit(kept, self.rect)
        if self.hover:
            self.box(surface, self.rect, None, radius=0, edge="brass", border=2)


def map_dialog(path: str, title: str, close: Callable[[], None]) -> Dialog:
    """The map as large as the window lets it be."""

    def paint(surface: Surface, rect: Rect, style: Style) -> None:
        draw_map(surface, rect, style, region_in(path))

    picture = Canvas(paint, keep=True, flex=1, min_height=280, height=620, id="map-large", label=map_words(path))
    foot = Row(Spacer(), Button(tr("Close"), close, kind="primary", id="map-close"))
    body = Column(Label(title, "heading"), picture, foot, gap=10)
    return Dialog(Panel(body, pad=18, max_width=1000, shadow=14), id="map", label=title, first="map-close")


def map_words(path: str) -> str:
    """What stands on the map, for whoever does not see it: its names, and what it says of itself."""
    region = region_in(path)
    names = [area.name for area in region.areas] + [place.name for place in region.places]
    return " ".join([tr("Map: {names}.", names=", ".join(names)), *(tr(sentence) for sentence in note_of(region))])
