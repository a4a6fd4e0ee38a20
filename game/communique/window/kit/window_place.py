"""Where a window stands on the desktop, and that it stands where it can be seen and moved.

A place is what was kept of an earlier window: screens come and go, so it is looked at anew each time. Screens are
taken to stand side by side from the left, or one below the other; what lies elsewhere is put on the first one.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

import pygame
from pygame import Rect

from communique.window.kit.style import Size

GRIP = 120
"""So many pixels of a window's head have to be on a screen, or nobody could move it."""
SMALLEST: Size = (640, 400)


class WindowPlace(NamedTuple):
    """The inside of a window: its left and upper edge on the desktop, and its size, in pixels."""

    x: int
    y: int
    wide: int
    high: int


def present_place() -> WindowPlace | None:
    """Where the window stands now; None where the driver cannot say."""
    with suppress(pygame.error):
        surface = pygame.display.get_surface()
        if surface is not None:
            return WindowPlace(*pygame.display.get_window_position(), *surface.get_size())
    return None


def seen_place(place: WindowPlace, desktops: Sequence[Size]) -> WindowPlace:
    """`place`, made so small and moved so far that it can be seen and moved on these desktops.

    >>> seen_place(WindowPlace(100, 90, 1000, 700), [(1920, 1080)])
    WindowPlace(x=100, y=90, wide=1000, high=700)
    >>> seen_place(WindowPlace(2500, 90, 1000, 700), [(1920, 1080)])
    WindowPlace(x=460, y=190, wide=1000, high=700)
    """
    screens = _screens(desktops)
    for room in screens:
        wide, high = _fitted(place, room)
        if Rect(place.x, place.y, wide, 1).clip(room).w >= GRIP:
            return WindowPlace(place.x, place.y, wide, high)
    room = screens[0]
    wide, high = _fitted(place, room)
    return WindowPlace(room.x + (room.w - wide) // 2, room.y + (room.h - high) // 2, wide, high)


def _fitted(place: WindowPlace, room: Rect) -> Size:
    """As large as it was, but no larger than the screen, and not too small to use."""
    wide, high = max(SMALLEST[0], place.wide), max(SMALLEST[1], place.high)
    return min(wide, room.w), min(high, room.h)


def _screens(desktops: Sequence[Size]) -> list[Rect]:
    """The screens, as they may stand."""
    beside, below, x, y = [], [], 0, 0
    for wide, high in desktops:
        beside.append(Rect(x, 0, wide, high))
        below.append(Rect(0, y, wide, high))
        x, y = x + wide, y + high
    return beside + below[1:]
