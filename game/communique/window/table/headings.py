"""The small heading that stands between the parts of a form or a panel."""

from __future__ import annotations

from communique.window.kit import Label


def heading(words: str) -> Label:
    """A small heading between parts."""
    return Label(words, "small_strong", colour="muted")
