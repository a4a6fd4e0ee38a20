"""A window in words: what is on it, and what does not fit. For tests, bug reports and screen readers to come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pygame import Rect

from communique.window.kit.scroll import Scroll
from communique.window.kit.widget import Widget


class Overflow(NamedTuple):
    """A widget whose content does not fit, and how."""

    where: str
    why: str


def described(widget: Widget, focused: Widget | None) -> str:
    """One line: role, id, words, rectangle, focus, and why it is disabled."""
    parts = [widget.role, f"#{widget.id or '-'}", repr(widget.text()[:90]), str(tuple(widget.rect))]
    parts += ["focus"] if widget is focused else []
    if not widget.enabled:
        parts.append(f"disabled: {widget.reason}" if widget.reason else "disabled")
    return " ".join(parts)


def overflows(widgets: Iterable[Widget], bounds: Rect) -> list[Overflow]:
    """Those whose text or children do not fit their rectangle, or that stand outside `bounds`."""
    found = []
    for widget in widgets:
        why = widget.overflow() or _spill(widget, bounds)
        if why:
            found.append(Overflow(f"{type(widget).__name__} #{widget.id} {widget.text()[:40]!r}", why))
    return found


def _spill(widget: Widget, bounds: Rect) -> str:
    rect, parent = widget.rect, widget.parent
    if parent is None or not rect.w:
        return "" if bounds.contains(rect) else f"{rect} is outside the window"
    if isinstance(parent, Scroll):
        inside = rect.x >= parent.rect.x and rect.right <= parent.rect.right
        return "" if inside else f"{rect} is wider than its scroll {parent.rect}"
    return "" if parent.rect.contains(rect) else f"{rect} sticks out of its parent {parent.rect}"
