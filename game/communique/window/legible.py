"""Words from outside, such as names of files, as the window can show them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

SHOWN: Final = 80
"""Letters that are shown of a name."""


def shown(name: str | Path) -> str:
    """A name from outside as it can be shown: no control characters, no bytes that are no text, not too long."""
    text = legible(os.fsencode(name).decode("utf-8", "replace") if isinstance(name, Path) else name)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def legible(text: str) -> str:
    """`text` with a sign for each character that cannot be shown: a sentence about a file holds the file's words."""
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in text)
