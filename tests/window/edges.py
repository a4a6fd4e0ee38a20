"""What a window must keep to at any size: what is outside of a widget, over another, out of reach, or hard to see."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pygame
import pytest
from pygame import Rect, Surface

from communique.window.kit import UI, Scroll, Stack, Widget
from communique.window.kit.style import Rgb

CLEAR = (0, 0, 0, 0)


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast of two colours as WCAG 2 has it, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def linear(rgb: Rgb) -> list[float]:
    """A colour as light, without the curve of sRGB."""
    return [v / 3294.6 if v <= 10 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in rgb]


def _luminance(rgb: Rgb) -> float:
    red, green, blue = linear(rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def outside(ui: UI) -> list[str]:
    """Widgets that paint beyond what they say they reach, so that a trace is left when they change."""
    ui.settle()
    sheet = Surface(ui.size, pygame.SRCALPHA)
    sheet.fill(CLEAR)
    found = []
    for widget in ui.walk():
        if not widget.rect.w or widget.opacity <= 0:
            continue
        widget.paint(sheet)
        out = widget.bleed()
        sheet.fill(CLEAR, widget.rect.inflate(2 * out, 2 * out))
        if pygame.surfarray.pixels_alpha(sheet).any():
            found.append(f"{_named(widget)} at {tuple(widget.rect)} paints on {tuple(sheet.get_bounding_rect())}")
            sheet.fill(CLEAR)
    return found


def overlapping(ui: UI) -> list[str]:
    """Pairs of words and controls of one layer of which one hides the other, and neither holds the other."""
    ui.settle()
    layers = [ui.content, *ui.dialogs]
    return [pair for layer in layers for pair in _overlapping(list(_told(layer)))]


def _told(layer: Widget) -> Iterator[tuple[Widget, Rect]]:
    """What is read or pressed, and where of it is seen."""
    for widget in layer.walk():
        drawn = widget.role in ("canvas", "image")
        if widget.rect.w and not drawn and (widget.focusable or (widget.text() and not widget.children)):
            seen = widget.seen(widget.rect)
            if seen.w > 0 and seen.h > 0:
                yield widget, seen


def _overlapping(told: list[tuple[Widget, Rect]]) -> Iterator[str]:
    for number, (one, its) in enumerate(told):
        for other, others in told[number + 1 :]:
            if its.colliderect(others) and not _meant(one, other):
                yield f"{_named(one)} {tuple(its)} and {_named(other)} {tuple(others)}"


def _meant(one: Widget, other: Widget) -> bool:
    """Whether one of them is inside the other, or a stack lays what the other is in over it."""
    above = list(other.above())
    shared = next((node for node in (one, *one.above()) if node in above or node is other), None)
    return shared is one or shared is other or isinstance(shared, Stack)


def lost(ui: UI) -> list[str]:
    """Controls that the keyboard does not bring into sight: once focused, not all of them is within the window."""
    ui.settle()
    before = ui.focused
    found = []
    for widget in [one for one in ui.top.walk() if one.focuses()]:
        ui.focus(widget)
        ui.settle()
        seen, whole = widget.seen(widget.focus_rect()).clip(ui.bounds), widget.focus_rect()
        # What is taller than the window onto it is seen from its top.
        tall = min((node.opening().h for node in widget.above() if node.clips), default=whole.h)
        if seen.w < whole.w or seen.h < min(whole.h, tall - 2 * widget.style.px(10)):
            found.append(f"{_named(widget)} at {tuple(whole)} is seen on {tuple(seen)}")
    ui.focus(before)
    ui.settle()
    return found


class Outline(NamedTuple):
    """A box that a control paints around itself."""

    widget: Widget
    rect: Rect
    colours: tuple[Rgb, ...]
    """Of its edge and of its fill, as far as it has them."""


def faint(ui: UI, screen: Surface) -> list[str]:
    """Enabled controls with a box around them of which neither the edge nor the fill stands out at 3 to 1."""
    focused = ui.focused
    ui.focus(None)
    with _outlines() as outlines:
        ui.paint_all(screen)
    ui.focus(focused)
    found = []
    for widget, rect, colours in outlines:
        beside = (rect.left - 2, rect.centery)
        around = widget.seen(rect.inflate(6, 6)).clip(ui.bounds)
        if not around.collidepoint(beside) or widget not in list(ui.top.walk()):
            continue
        if screen.get_at((rect.left, rect.centery))[:3] not in colours:
            continue  # something else lies over it
        ground = screen.get_at(beside)[:3]
        best = max(contrast(colour, ground) for colour in colours)  # type: ignore[arg-type]
        if best < 3:
            found.append(f"{_named(widget)}: {best:.2f} to 1 of {colours} on {ground}")
    return found


@contextmanager
def _outlines() -> Iterator[list[Outline]]:
    """The outlines that controls paint while inside."""
    outlines: list[Outline] = []
    with pytest.MonkeyPatch.context() as patch:
        paint = Widget.box

        def record(self: Widget, surface: Surface, rect: Rect, fill: Any, **how: Any) -> None:
            whole = rect.w >= self.rect.w - 2 and rect.h >= self.rect.h - 2
            if self.focusable and self.enabled and not isinstance(self, Scroll) and whole:
                tokens = (how.get("edge"), fill)
                colours = tuple(self.colour(token) for token in tokens if token is not None)
                if colours:
                    outlines.append(Outline(self, Rect(rect), colours))
            paint(self, surface, rect, fill, **how)

        patch.setattr(Widget, "box", record)
        yield outlines


def _named(widget: Widget) -> str:
    return f"{type(widget).__name__} #{widget.id} {widget.text()[:30]!r}"
