"""The brass rule below the head of a card: drawn from the left as the card arrives, then counting down what is left.

State: how far it is drawn, and how much of the time is left.
"""

from __future__ import annotations

from pygame import Rect, Surface

from communique.window.kit import Size, Widget

STEPS = 40
"""In how many steps time is seen to pass: every one is painted."""


class DispatchRule(Widget):
    """Three thin lines of brass across. With time to go by, the part that is left is bright."""

    role = "rule"

    def __init__(self) -> None:
        super().__init__()
        self._drawn, self._left = 1.0, STEPS

    def draw_in(self, ms: float) -> None:
        """Draw it from the left."""
        self.roll(self._draw, 0.0, 1.0, ms)

    def left(self, part: float) -> None:
        """Show that this part of the time is left, 0 to 1."""
        steps = round(part * STEPS)
        if steps != self._left:
            self._left = steps
            self.repaint()

    def measure(self, width: int) -> Size:
        return (width, max(3, self.style.px(5)))

    def paint(self, surface: Surface) -> None:
        rect, thin = self.rect, max(1, self.style.px(1))
        width = round(rect.w * self._drawn)
        bright = round(rect.w * min(self._drawn, self._left / STEPS))
        surface.fill(self.colour("accent_edge"), Rect(rect.x, rect.y, width, thin))
        surface.fill(self.colour("accent_edge"), Rect(rect.x, rect.bottom - thin, width, thin))
        inner = Rect(rect.x, rect.y + thin, width, max(1, rect.h - 2 * thin))
        surface.fill(self.colour("sunken"), inner)
        surface.fill(self.colour("brass"), (inner.x, inner.y, bright, inner.h))

    def _draw(self, part: float) -> None:
        self._drawn = part
        self.repaint()
