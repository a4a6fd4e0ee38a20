"""The focus: which widget has it, where the keyboard can take it, and the ring around it.

It goes along the chain that Tab walks, or to a neighbour by arrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pygame import Rect, Surface

from communique.window.kit import paint
from communique.window.kit.scroll import Scroll
from communique.window.kit.widget import RING, Host, Widget


class FocusStage(Host, Protocol):
    """What the focus asks of its window."""

    @property
    def top(self) -> Widget:
        """What takes keys."""
        ...

    def settle(self) -> None:
        """Lay everything out."""


class Focus:
    """The focus of one window. State: who has it, and whether the person came by keyboard."""

    def __init__(self, stage: FocusStage) -> None:
        self._stage = stage
        self.widget: Widget | None = None
        self.by_keyboard = False
        """Whether the person last used the keyboard; the ring is stronger then."""

    def used(self, *, keyboard: bool) -> None:
        """Note what the person uses."""
        if keyboard != self.by_keyboard:
            self.by_keyboard = keyboard
            if self.widget:
                self._stage.damage(self._ring(self.widget).inflate(2, 2))

    def put(self, widget: Widget | None) -> None:
        """Give it to a widget, which is scrolled into sight, or to none."""
        if widget is self.widget:
            return
        before, self.widget = self.widget, None
        if before:
            before.repaint()
            before.on_focus(focused=False)
        self.widget = widget
        if widget:
            self._stage.settle()
            for node in widget.above():
                if isinstance(node, Scroll):
                    node.ensure_visible(widget.focus_rect())
            widget.on_focus(focused=True)
            widget.repaint()

    def leave_what_is_gone(self) -> None:
        """Take it from a widget that is no longer shown: a ring around nothing leads nowhere."""
        widget = self.widget
        if widget is not None and not (widget.mounted and all(node.visible for node in (widget, *widget.above()))):
            self.put(None)

    def start(self, top: Widget) -> None:
        """Give it to the first below `top`."""
        self.put(step(chain(top), None, 1))

    def tab(self, by: int) -> None:
        """Go on, or back, along the chain."""
        self._stage.settle()
        self.put(step(chain(self._stage.top), self.widget, by))

    def arrow(self, direction: tuple[int, int]) -> bool:
        """Go to the neighbour in a direction. Whether there is one."""
        self._stage.settle()
        widgets = chain(self._stage.top)
        target = neighbour(widgets, self.widget, direction) if self.widget else step(widgets, None, 1)
        if target:
            self.put(target)
        return target is not None

    def forget(self, widget: Widget) -> None:
        """Let go of a widget that is leaving."""
        if widget is self.widget:
            self.widget = None

    def paint(self, surface: Surface) -> None:
        """Draw the ring, on what `surface` lets be painted."""
        widget = self.widget
        if widget is None or not widget.visible:
            return
        style, strong = self._stage.style, self.by_keyboard
        before, ring = surface.get_clip(), self._ring(widget)
        surface.set_clip(before.clip(widget.seen(ring)))
        tone = widget.parent.tone if widget.parent else widget.tone
        colour = style.colour("focus" if strong else "focus_quiet", tone)
        rect = ring if strong else ring.inflate(-2, -2)
        paint.box(surface, style, rect, None, radius=10, edge=colour, border=2.5 if strong else 1)
        surface.set_clip(before)

    def _ring(self, widget: Widget) -> Rect:
        out = self._stage.style.px(RING)
        return widget.focus_rect().inflate(2 * out, 2 * out)


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
    # A few pixels are no direction: what stands in one row is neither above nor below.
    return ahead + 2.5 * aside if ahead > 3 else 0.0
