"""A code that phones scan, as squares that are dark or light. What draws it on paper or on a page stands elsewhere.

segno makes the squares (ISO/IEC 18004). Only addresses at which phones join are made into codes: a code hangs on a
wall, is photographed and sent on, so nothing that opens more than the door may stand in one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from communique.classroom.joining import is_join_address

QUIET: Final = 4
"""The light squares that the standard asks for around a code."""

Squares = tuple[tuple[bool, ...], ...]
"""By row, which squares are dark; without the light ones around them."""


@lru_cache(maxsize=256)
def squares_of(address: str) -> Squares:
    """The squares of the code for an address; error correction of level M or better.

    25 to a side for an address in capital letters of up to 38 characters, 29 up to 61. Raises ValueError for anything
    that is no address to join at, and ImportError where segno is not installed.
    """
    if not is_join_address(address):
        raise ValueError("only an address at which phones join is made into a code")
    import segno

    code = segno.make(address, error="m", micro=False)
    return tuple(tuple(bool(square & 1) for square in row) for row in code.matrix)


def runs_of(squares: Squares) -> tuple[tuple[int, int, int], ...]:
    """The dark squares as strips: row, first column and how many, from the top left. Fewer to draw, and without seams.

    >>> runs_of(((True, True, False), (False, False, True)))
    ((0, 0, 2), (1, 2, 1))
    """
    found: list[tuple[int, int, int]] = []
    for row, line in enumerate(squares):
        start = 0
        for column, dark in enumerate((*line, False)):
            if dark:
                continue
            if column > start:
                found.append((row, start, column - start))
            start = column + 1
    return tuple(found)
