"""Where the keyboard focus can go: along the chain that Tab walks, or to a neighbour by arrow."""

from __future__ import annotations

from collections.abc import Sequence

from game.window.kit.scroll import Scroll
from game.window.kit.widget import Widget


def chain(top: Widget) -> list[Widget]:
    """Everything below `top` the keyboard can reach, in reading order."""
    return [widget for widget in top.walk() if widget.focuses()]


def step(widgets: Sequence[Widget], now: Widget | None, by: int) -> Widget | None:
    """The widget `by` places on from `now`, going round at the ends; without `now`, the first or last."""
    if not widgets:
        return None
    if now not in widgets:
        return widgets[0 if by > 0 else -1]
    return widgets[(widgets.index(now) + by) % len(widgets)]


def neighbour(widgets: Sequence[Widget], now: Widget, direction: tuple[int, int]) -> Widget | None:
    """The nearest widget in a direction.

    What lies straight ahead beats what is nearer but off to the side.
    """
    found = [(cost, number) for number, widget in enumerate(widgets) if (cost := _cost(now, widget, direction))]
    return widgets[min(found)[1]] if found else None


def _cost(now: Widget, then: Widget, direction: tuple[int, int]) -> float:
    """How far it is from `now` to `then`; 0 if it is not that way."""
    if then is now or isinstance(then, Scroll):
        return 0.0
    a, b, (dx, dy) = now.rect, then.rect, direction
    ahead = (b.centerx - a.centerx) * dx + (b.centery - a.centery) * dy
    aside = max(0, b.left - a.right, a.left - b.right) if dy else max(0, b.top - a.bottom, a.top - b.bottom)
    return ahead + 2.5 * aside if ahead > 3 else 0.0
