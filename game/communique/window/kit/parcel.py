"""What is carried from one widget to another. Holds no state."""

from __future__ import annotations

from typing import NamedTuple


class Parcel(NamedTuple):
    """What can be dragged from one widget to another."""

    kind: str
    """What it is, so that only those take it who can do something with it."""
    words: str
    content: tuple[int, ...]
