"""What the person attends to: whatever holds the widget under the pointer, or the one that has the keyboard's focus.

State: those widgets, outermost last. Each is told when attention comes and when it goes, so that a whole sheet can
answer to a pointer that rests on any part of it.
"""

from __future__ import annotations

from communique.window.kit.widget import Widget


class Attention:
    """The chain of widgets that the person attends to."""

    def __init__(self) -> None:
        self._chain: list[Widget] = []

    def turn(self, widget: Widget | None) -> None:
        """The person attends to `widget` now, and to all that hold it."""
        chain = [widget, *widget.above()] if widget is not None and widget.mounted else []
        if chain == self._chain:
            return
        before, self._chain = self._chain, chain
        for node in before:
            if node not in chain:
                node.on_attention(on=False)
        for node in chain:
            if node not in before:
                node.on_attention(on=True)
