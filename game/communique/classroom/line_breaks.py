"""Where lines end: the breaks that fpdf2 itself would make, found in one pass over a text.

fpdf2 measures the whole line anew for each character, which took most of the time in which papers are made.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Final

from fpdf.line_break import BREAKING_SPACE_SYMBOLS_STR as SPACES

_TOLERANCE: Final = 1e-6
"""Millimetres that a line may be too long by, so that a sum of fractions does not decide."""


def lines_of(text: str, room: float, width: Callable[[str], float]) -> list[str]:
    """The lines that `text` takes in `room` millimetres, `width` being that of a character.

    >>> lines_of("to be or not to be", 6, lambda _: 1)
    ['to be', 'or not', 'to be']
    >>> lines_of("unbreakable", 4, lambda _: 1)
    ['unbr', 'eaka', 'ble']
    """
    parts = text.removesuffix("\n").split("\n")
    return [line for part in parts for line in _broken(part, room + _TOLERANCE, width)]


def _broken(text: str, room: float, width: Callable[[str], float]) -> Iterator[str]:
    """One paragraph; a line ends before its last space that fits, or where it is full if it has none."""
    ends = list(accumulate(map(width, text), initial=0.0))
    start = 0
    while start < len(text) or not text:
        full = bisect_right(ends, ends[start] + room) - 1
        if full >= len(text):
            yield text[start:]
            return
        space = next((k for k in range(full, start - 1, -1) if text[k] in SPACES), None)
        end = max(full, start + 1) if space is None else space
        yield text[start:end]
        start = end if space is None else space + 1
