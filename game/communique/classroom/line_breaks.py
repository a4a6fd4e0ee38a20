"""Where lines end: the breaks that fpdf2 itself would make, found in one pass over a text.

fpdf2 measures the whole line anew for each character, which took most of the time in which papers are made. In one
thing we differ: an address longer than a line is parted after a stroke or another joint, and begins on the line where
the words before it end, so that whoever copies it sees where it goes on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Final

from fpdf.line_break import BREAKING_SPACE_SYMBOLS_STR as SPACES

JOINTS: Final = "/?&=_"
"""The characters of an address after which it may go on on the next line."""
_TOLERANCE: Final = 1e-6
"""Millimetres that a line may be too long by, so that a sum of fractions does not decide."""


def lines_of(text: str, room: float, width: Callable[[str], float]) -> list[str]:
    """The lines that `text` takes in `room` millimetres, `width` being that of a character.

    >>> lines_of("to be or not to be", 6, lambda _: 1)
    ['to be', 'or not', 'to be']
    >>> lines_of("unbreakable", 4, lambda _: 1)
    ['unbr', 'eaka', 'ble']
    >>> lines_of("on a.org/ships/grain", 12, lambda _: 1)
    ['on a.org/', 'ships/grain']
    """
    parts = text.removesuffix("\n").split("\n")
    return [line for part in parts for line in _broken(part, room + _TOLERANCE, width)]


def _broken(text: str, room: float, width: Callable[[str], float]) -> Iterator[str]:
    """One paragraph; a line ends before its last space that fits, or where it is full if it has none."""
    ends = list(accumulate(map(width, text), initial=0.0))
    start = 0
    # A paragraph of nothing is a line as well.
    while start < len(text) or not text:
        full = bisect_right(ends, ends[start] + room) - 1
        if full >= len(text):
            yield text[start:]
            return
        space = next((k for k in range(full, start - 1, -1) if text[k] in SPACES), None)
        word = start if space is None else space + 1
        joint = _joint(text, word, full) if ends[_end_of_word(text, word)] - ends[word] > room else None
        if joint is not None:
            space = None
        # One character at least, however narrow it is.
        end = joint or (max(full, start + 1) if space is None else space)
        yield text[start:end]
        start = end if space is None else space + 1


def _end_of_word(text: str, start: int) -> int:
    """Where the word that begins at `start` ends."""
    return next((k for k in range(start, len(text)) if text[k] in SPACES), len(text))


def _joint(text: str, start: int, full: int) -> int | None:
    """The last place up to `full` where the word that begins at `start` may be parted; None where there is none."""
    return next((k for k in range(full, start, -1) if text[k - 1] in JOINTS and text[k] not in JOINTS), None)
