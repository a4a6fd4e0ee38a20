"""What lies on top of a screen: dialogs that keep the focus to themselves, toasts that pass, the tooltip.

The window opens and closes them; here is what they look like and where they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

import pygame
from pygame import Rect, Surface

from communique.window.kit.canvas import Rule
from communique.window.kit.controls import Button
from communique.window.kit.layout import Column, Panel, Row, Spacer
from communique.window.kit.scroll import Scroll
from communique.window.kit.style import Colour, Size
from communique.window.kit.text import Label, Rich, TextSpan
from communique.window.kit.widget import Callback, Common, Widget


class Dialog(Widget):
    """A panel in the middle of a dimmed window.

    Focus stays inside. Escape, or a press outside, closes it and calls `on_close`, unless `dismissable` is
    false. `first` is the id of the widget to focus.
    """

    role = "dialog"

    def __init__(
        self,
        panel: Widget,
        *,
        dismissable: bool = True,
        on_close: Callback | None = None,
        first: str = "",
        **common: Unpack[Common],
    ) -> None:
        super().__init__(panel, **common)
        self.panel, self.dismissable, self.on_close, self.first = panel, dismissable, on_close, first

    @property
    def interactive(self) -> bool:
        return True

    def layout(self, rect: Rect) -> None:
        self.place(rect)
        margin = self.style.px(24)
        room = rect.inflate(-2 * margin, -2 * margin)
        width = self.panel.widest(room.w)
        width, height = self.panel.size(width)
        width, height = min(width, room.w), min(height, room.h)
        self.panel.layout(Rect(rect.centerx - width // 2, rect.centery - height // 2, width, height))

    def paint(self, surface: Surface) -> None:
        size = surface.get_size()
        surface.blit(self.style.shapes.get(("scrim", size), lambda: _scrim(size)), (0, 0))


def ask(
    title: str,
    body: str,
    buttons: Sequence[Button],
    *,
    id: str = "dialog",
    width: float = 480,
    dismissable: bool = True,
    on_close: Callback | None = None,
) -> Dialog:
    """A dialog with a heading, marked-up text and buttons.

    The last button is focused; if that one is dangerous, the first.
    """
    words = Scroll(Rich(body), flex=0)
    row = Row(Spacer(), *buttons, gap=10)
    panel = Panel(Label(title, "heading"), words, row, gap=12, pad=22, max_width=width, shadow=14)
    first = buttons[0 if buttons[-1].kind == "danger" else -1].id if buttons else ""
    return Dialog(panel, id=id, label=title, dismissable=dismissable, on_close=on_close, first=first)


class Toast(Panel):
    """A passing word at the head of the window. State: the milliseconds it has left."""

    role = "toast"

    def __init__(self, text: str, *, hue: Colour = "accent", ms: float = 4000) -> None:
        super().__init__(
            Label(text, "body"),
            pad=(16, 10),
            radius=10,
            edge=hue,
            border=1.5,
            shadow=8,
            max_width=520,
            tone="paper",
        )
        self.label, self.left = text, ms


class Toasts(Column):
    """The toasts there are, the newest at the bottom."""

    def __init__(self) -> None:
        super().__init__(gap=8, align="center")

    def stand(self, window: Rect) -> None:
        """Stand at the head of the window, where they hide the least."""
        width, height = self._room(window)
        self.layout(Rect(window.centerx - width // 2, window.top + self._margin(), width, height))

    def fits(self, window: Rect) -> bool:
        """Whether there is room for all of them in the window."""
        return self._room(window)[1] <= window.h - 2 * self._margin()

    def _room(self, window: Rect) -> Size:
        width = min(window.w, self.style.across(520))
        return width, self.size(width)[1]

    def _margin(self) -> int:
        return self.style.px(12)


class Tooltip(Panel):
    """A small panel of words beside what they are about; below a line what some of these words mean."""

    role = "tooltip"

    def __init__(self, text: str, explained: Sequence[tuple[str, str]] = ()) -> None:
        parts: list[Widget] = [Label(text, "small")]
        if explained:
            parts.append(Rule())
        for word, means in explained:
            parts.append(Rich([[TextSpan(f"{word}  ", "semibold", "accent_text"), TextSpan(means)]], "caption"))
        super().__init__(*parts, gap=5, pad=(10, 6), radius=6, shadow=5, edge="line", tone="tip", max_width=300)
        self.label = text

    def stand(self, window: Rect, beside: Rect) -> None:
        """Stand below `beside`, or above it where there is no room below."""
        width, height = self.size(self.widest(window.w))
        gap, edge = self.style.px(9), self.style.px(6)
        below = beside.bottom + gap
        y = below if below + height + edge < window.bottom else beside.top - gap - height
        x = max(window.x + edge, min(beside.centerx - width // 2, window.right - width - edge))
        self.layout(Rect(x, max(window.y + edge, min(y, window.bottom - height - edge)), width, height))


def _scrim(size: Size) -> Surface:
    scrim = Surface(size, pygame.SRCALPHA)
    scrim.fill((8, 11, 16, 170))
    return scrim
