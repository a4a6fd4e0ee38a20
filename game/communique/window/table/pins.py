"""Pins on a scale: each text on the table at its worth, side by side where several are worth the same.

A pin that had to move aside keeps a hairline to its exact place. The one thing to understand: pins never change
their order, so that the eye finds again what has moved a little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pygame
from pygame import Rect, Surface

from communique.model.scenario import NATURE
from communique.window import theme
from communique.window.kit import Style, Widget, paint
from communique.window.table.signs import sized

SIDE: Final = 13
"""The room of a pin, in design units; grows with the text."""
STEM: Final = 5
"""From the bar down to the pins, in design units."""


@dataclass(frozen=True, slots=True)
class Pin:
    """An offer or the draft on the scale of my points."""

    points: int
    worth: str
    """The same as people read it."""
    seat: int
    """Its author; NATURE for the draft."""
    words: str


def band(style: Style) -> int:
    """How much room pins take below the bar, in pixels."""
    return style.px(STEM) + style.tall(SIDE)


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Places from `low` to `high`, as near as can be to those wanted, in their order, at least `apart` from each other.

    Where there is not room for all, they stand evenly, closer than that.

    >>> spread([10, 10, 50], 8, 0, 60)
    [6.0, 14.0, 50.0]
    """
    if not wanted:
        return []
    apart = min(apart, (high - low) / (len(wanted) - 1)) if len(wanted) > 1 else apart
    order = sorted(range(len(wanted)), key=lambda k: wanted[k])
    # Those that touch stand as one block around the mean of what they want; blocks that touch become one.
    blocks: list[tuple[float, list[int]]] = []
    for k in order:
        members, middle = [k], wanted[k]
        middle = _within(middle, members, apart, low, high)
        while blocks and _touch(blocks[-1], (middle, members), apart):
            members = [*blocks.pop()[1], *members]
            middle = _within(sum(wanted[m] for m in members) / len(members), members, apart, low, high)
        blocks.append((middle, members))
    places = [0.0] * len(wanted)
    for middle, members in blocks:
        for number, member in enumerate(members):
            places[member] = middle + (number - (len(members) - 1) / 2) * apart
    return places


def _within(middle: float, members: Sequence[int], apart: float, low: float, high: float) -> float:
    half = (len(members) - 1) / 2 * apart
    return max(low + half, min(high - half, middle))


def _touch(left: tuple[float, list[int]], right: tuple[float, list[int]], apart: float) -> bool:
    reach = (len(left[1]) - 1) / 2 * apart + (len(right[1]) - 1) / 2 * apart
    return right[0] - left[0] < reach + apart - 1e-9


def paint_pins(widget: Widget, surface: Surface, bar: Rect, pins: Sequence[Pin], exact: Sequence[int]) -> None:
    """Paint the pins below `bar`, whose worth is at the pixels `exact` across."""
    style = widget.style
    side = style.tall(SIDE)
    places = spread(exact, side + style.px(1), bar.x + side / 2, bar.right - side / 2)
    top = bar.bottom + style.px(STEM)
    for pin, x, place in zip(pins, exact, places, strict=True):
        middle = round(place)
        pygame.draw.aaline(surface, widget.colour("muted"), (x, bar.bottom), (middle, top + 1))
        centre = (middle, top + side // 2)
        if pin.seat == NATURE:
            paint.stamp(surface, style.icon("draft", side, widget.colour("ink")), centre)
        else:
            sign = theme.sign(pin.seat)
            paint.mark(surface, style, centre, sign.shape, sized(style, 10), widget.colour(sign.colour))
