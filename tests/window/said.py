"""Everything that a window says: what widgets say of themselves, what they would say if asked, and what is painted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from communique.window.kit import UI, Segmented, Style, Widget


def said(ui: UI) -> str:
    """All words on the window and behind it: texts, labels, tips, reasons, and the options of every choice."""
    ui.settle()
    return "\n".join(words for widget in ui.walk() for words in _of(widget) if words)


def _of(widget: Widget) -> Iterator[str]:
    yield widget.text()
    yield widget.label
    yield widget.tooltip()
    yield widget.reason
    if isinstance(widget, Segmented):
        for option in widget.options:
            yield from (option.text, option.note, option.tip, option.reason)


@contextmanager
def painted() -> Iterator[set[str]]:
    """The lines of text that are painted inside, each once; also those that an earlier window has drawn already."""
    lines: set[str] = set()
    with pytest.MonkeyPatch.context() as patch:
        paint = Style.text

        def record(self: Style, string: str, *rest: object) -> object:
            lines.add(string)
            return paint(self, string, *rest)

        patch.setattr(Style, "text", record)
        yield lines
