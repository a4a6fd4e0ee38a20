"""What of a surface is to be painted again.

Widgets ask for rectangles, many of which overlap: one that moves asks for where it was and where it is. Each rectangle
is painted from the backdrop up, with every widget that reaches into it, so those that overlap are joined first: one
larger rectangle costs less than the whole stack of widgets twice. State: what was asked for since the last paint.
"""

from __future__ import annotations

from pygame import Rect


class Damage:
    """What was asked for. False when nothing was."""

    def __init__(self) -> None:
        self._rects: list[Rect] = []

    def __bool__(self) -> bool:
        return bool(self._rects)

    def add(self, rect: Rect) -> None:
        """Ask for `rect`; one without an area asks for nothing."""
        if rect.w > 0 and rect.h > 0:
            # A copy: pygame moves rectangles in place, and whoever asks may go on with its own.
            self._rects.append(Rect(rect))

    def take(self, bounds: Rect) -> list[Rect]:
        """All that was asked for within `bounds`, no two of them overlapping; nothing is asked for afterwards."""
        rects, self._rects = merged(self._rects, bounds), []
        return rects


def merged(rects: list[Rect], bounds: Rect) -> list[Rect]:
    """`rects` within `bounds`, with those that overlap joined, so that no pixel is painted twice."""
    apart: list[Rect] = []
    for rect in rects:
        joined = rect.clip(bounds)
        if joined.w < 1 or joined.h < 1:
            continue
        hit = joined.collidelist(apart)
        while hit >= 0:
            joined = joined.union(apart.pop(hit))
            hit = joined.collidelist(apart)
        apart.append(joined)
    return apart
