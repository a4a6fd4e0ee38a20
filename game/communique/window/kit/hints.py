"""What comes and goes by itself: the tooltip, and toasts.

State: what the tooltip is about and how long it still waits; the toasts and how long they stay. The window
says what the person is looking at, and lets time pass.
"""

from __future__ import annotations

from typing import Protocol

from pygame import Rect

from communique.window.kit.overlay import Toast, Toasts, Tooltip
from communique.window.kit.style import Colour
from communique.window.kit.widget import Host, Widget

MOST = 3
"""Toasts there are at a time: another one takes the place of the oldest."""
PATIENCE = 450.0
"""Milliseconds the pointer rests before a tooltip shows."""


class HintStage(Host, Protocol):
    """What hints ask of their window."""

    @property
    def bounds(self) -> Rect:
        """The whole window."""
        ...

    def settle(self) -> None:
        """Lay everything out."""

    def fade_in(self, widget: Widget, ms: float = 160) -> None:
        """Let a widget appear softly."""


class Hints:
    """The tooltip and the toasts of one window."""

    def __init__(self, stage: HintStage) -> None:
        self._stage = stage
        self._toasts = Toasts()
        self._toasts.mount(stage)
        self._tooltip: Tooltip | None = None
        self._about: Widget | None = None
        self._words = ""
        self._wait = 0.0

    @property
    def awake(self) -> bool:
        """Whether time must pass for them."""
        return bool(self._toasts.children) or (self._about is not None and self._tooltip is None)

    def layers(self) -> list[Widget]:
        """What to paint, in order."""
        return [self._toasts, self._tooltip] if self._tooltip else [self._toasts]

    def layout(self) -> None:
        """Stand where they belong."""
        # One that says it anew is worth more than what has been read: the oldest make room.
        while len(self._toasts.children) > MOST or (
            len(self._toasts.children) > 1 and not self._toasts.fits(self._stage.bounds)
        ):
            self._drop(self._toasts.children[0])
        if self._toasts.children:
            self._toasts.stand(self._stage.bounds)

    def toast(self, text: str, hue: Colour, ms: float) -> None:
        """Say something in passing."""
        for same in [child for child in self._toasts.children if child.label == text]:
            self._drop(same)
        toast = Toast(text, hue=hue, ms=ms)
        self._toasts.add(toast)
        self._stage.fade_in(toast)

    def watch(self, widget: Widget | None, *, at_once: bool) -> None:
        """The person looks at `widget`: wait a little and show its tooltip, or show it at once."""
        words = widget.tooltip() if widget and widget.mounted else ""
        about = widget if words else None
        if about is self._about and words == self._words:
            return
        self.hide()
        self._about, self._words, self._wait = about, words, PATIENCE
        if about and at_once:
            self._show(about)

    def hide(self) -> None:
        """Take the tooltip away."""
        if self._tooltip:
            self._tooltip.unmount()
        self._tooltip = self._about = None
        self._words = ""

    def forget(self, widget: Widget) -> None:
        """Let go of a widget that is leaving."""
        if widget is self._about:
            self.hide()

    def tick(self, ms: float) -> None:
        """Let time pass."""
        if self._about and self._tooltip is None:
            self._wait -= ms
            if self._wait <= 0:
                self._show(self._about)
        for toast in [child for child in self._toasts.children if isinstance(child, Toast)]:
            toast.left -= ms
            if toast.left <= 0:
                self._drop(toast)

    def _drop(self, toast: Widget) -> None:
        toast.unmount()
        self._toasts.children.remove(toast)
        self._toasts.changed()

    def _show(self, about: Widget) -> None:
        self._stage.settle()
        explained = self._stage.style.look.explain(self._words) if about.glossed else ()
        self._tooltip = Tooltip(self._words, explained)
        self._tooltip.mount(self._stage)
        self._tooltip.stand(self._stage.bounds, about.seen(about.focus_rect()))
        self._stage.fade_in(self._tooltip, 90)
