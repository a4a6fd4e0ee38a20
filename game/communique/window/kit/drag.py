"""Dragging: a press on what can be carried, moved far enough, carries it until it is let go or Escape takes it back.

A widget offers what it holds as a `Parcel` (`parcel`), another takes it (`takes`, `receive`). While something is
carried its words follow the pointer, and what would take it is outlined; both lie on top of everything and paint in
their own rectangles. Whatever can be dragged can be done with keys as well: that is up to the widget that offers it.
"""

from __future__ import annotations

from typing import Final, Protocol

from pygame import Rect, Surface

from communique.window.kit.layout import Panel
from communique.window.kit.parcel import Parcel
from communique.window.kit.style import Size
from communique.window.kit.text import Label
from communique.window.kit.widget import Host, Widget

FAR: Final = 6
"""Design units that the pointer moves before a press becomes a drag."""


class DragStage(Host, Protocol):
    """What dragging asks of its window."""

    @property
    def bounds(self) -> Rect:
        """The whole window."""
        ...

    @property
    def top(self) -> Widget:
        """What takes keys and presses."""
        ...

    def settle(self) -> None:
        """Lay everything out."""


class Carried(Panel):
    """The words of what is carried, beside the pointer."""

    role = "carried"

    def __init__(self, words: str) -> None:
        super().__init__(
            Label(words, "small_strong"), pad=(10, 6), radius=7, shadow=6, edge="accent", border=1.5, tone="paper",
            max_width=340,
        )  # fmt: skip
        self.label = words

    def stand(self, window: Rect, pos: Size) -> None:
        """Stand below the pointer and to its right, inside the window."""
        width, height = self.size(self.widest(window.w))
        gap = self.style.px(12)
        x = min(pos[0] + gap, window.right - width - gap)
        y = pos[1] + gap if pos[1] + gap + height < window.bottom else pos[1] - gap - height
        self.layout(Rect(max(window.x, x), max(window.y, y), width, height))


class DropFrame(Widget):
    """The frame around what would take the parcel."""

    role = "drop"

    def paint(self, surface: Surface) -> None:
        self.box(surface, self.rect, None, radius=10, edge="accent", border=3)


class Drag:
    """What is dragged in one window. State: the press, what it carries, and what would take it."""

    def __init__(self, stage: DragStage) -> None:
        self._stage = stage
        self._source: Widget | None = None
        self._from: Size = (0, 0)
        self._parcel: Parcel | None = None
        self._target: Widget | None = None
        self._label: Carried | None = None
        self._frame = DropFrame(tone="paper")
        self._frame.mount(stage)

    @property
    def carries(self) -> bool:
        """Whether something is on its way."""
        return self._label is not None

    def layers(self) -> list[Widget]:
        """What to paint, in order."""
        if self._label is None:
            return []
        return [self._frame, self._label] if self._target is not None else [self._label]

    def press(self, widget: Widget | None, pos: Size) -> None:
        """The button went down: it may become a drag."""
        chain = [widget, *widget.above()] if widget is not None else []
        for node in chain:
            found = node.parcel(pos)
            if found is not None:
                self._source, self._parcel, self._from = node, found, pos
                return

    def move(self, pos: Size) -> bool:
        """The pointer moved. True while something is carried."""
        if self._parcel is None:
            return False
        if self._label is None:
            across, down = pos[0] - self._from[0], pos[1] - self._from[1]
            if across * across + down * down < self._stage.style.px(FAR) ** 2:
                return False
            self._label = Carried(self._parcel.words)
            self._label.mount(self._stage)
        self._aim(self._taker(pos))
        self._label.stand(self._stage.bounds, pos)
        return True

    def drop(self, pos: Size) -> bool:
        """The button came up: hand the parcel over, or let it fall. True if something was carried."""
        parcel, carried = self._parcel, self.carries
        target = self._taker(pos) if carried else None
        self.cancel()
        if target is not None and parcel is not None:
            target.receive(parcel, pos)
        return carried

    def cancel(self) -> bool:
        """Let everything be as it was. True if something was carried."""
        carried = self.carries
        self._aim(None)
        if self._label is not None:
            self._label.unmount()
        self._source = self._parcel = self._label = None
        return carried

    def forget(self, widget: Widget) -> None:
        """Let go of a widget that is leaving."""
        if widget is self._source:
            self.cancel()
        elif widget is self._target:
            self._aim(None)

    def _taker(self, pos: Size) -> Widget | None:
        """The innermost widget under the pointer that takes the parcel."""
        self._stage.settle()
        parcel = self._parcel
        under = [
            widget
            for widget in self._stage.top.walk()
            if parcel is not None and widget.seen(widget.rect).collidepoint(pos) and widget.takes(parcel)
        ]
        return under[-1] if under else None

    def _aim(self, target: Widget | None) -> None:
        self._target = target
        self._frame.place(target.seen(target.rect) if target is not None else Rect(0, 0, 0, 0))
