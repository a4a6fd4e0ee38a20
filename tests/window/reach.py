"""Where a window paints: every line of text and every other picture, by the widget that puts it there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pygame
import pytest

from communique.window.kit import UI, Style, Widget


class Sheet(pygame.Surface):
    """A surface that keeps where something is put on it. State: these places, also those beyond its edges."""

    places: list[tuple[pygame.Surface, pygame.Rect]]

    def blit(self, source: pygame.Surface, dest: Any = (0, 0), area: Any = None, special_flags: int = 0) -> pygame.Rect:
        whole = source.get_bounding_rect() if area is None else pygame.Rect((0, 0), pygame.Rect(area).size)
        put = whole.move(dest[0], dest[1])
        clip = self.get_clip()
        self.places.append((source, put if clip == self.get_rect() else put.clip(clip)))
        return put

    def blits(self, blit_sequence: Any, doreturn: Any = 1) -> Any:
        return [self.blit(*one) for one in blit_sequence]

    fblits = blits


def beyond(ui: UI) -> list[str]:
    """What stands outside of the rectangle of the widget that paints it: ink of text, or a picture past its bleed."""
    ui.settle()
    sheet = Sheet(ui.bounds.size)
    found = []
    with _lines() as lines:
        for widget in ui.walk():
            sheet.places = []
            if widget.rect.w and widget.opacity > 0:
                widget.paint(sheet)
            for source, put in sheet.places:
                line = lines.get(id(source))
                may = _may(widget) if line is None else _may_say(widget, source)
                if put.w and put.h and not may.contains(put):
                    found.append(f"{type(widget).__name__} #{widget.id} {widget.rect}: {line or source} at {put}")
    return found


def _may(widget: Widget) -> pygame.Rect:
    """Where it may paint: a shadow or a ring reaches out of it."""
    return widget.rect.inflate(2 * widget.bleed(), 2 * widget.bleed())


def _may_say(widget: Widget, line: pygame.Surface) -> pygame.Rect:
    """Where its words may stand: within it, but that accents and tails reach into the room between two lines."""
    return widget.rect.inflate(0, 2 * (line.get_height() // 10))


@contextmanager
def _lines() -> Iterator[dict[int, str]]:
    """The lines of text that are drawn inside, by the identity of their pictures, which live as long."""
    lines: dict[int, str] = {}
    kept = []
    with pytest.MonkeyPatch.context() as patch:
        draw = Style.text

        def record(self: Style, string: str, *rest: Any) -> pygame.Surface:
            picture = draw(self, string, *rest)
            kept.append(picture)
            lines[id(picture)] = string
            return picture

        patch.setattr(Style, "text", record)
        yield lines
