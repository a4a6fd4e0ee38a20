"""Codes on paper that a phone scans: squares drawn as one shape, sharp at any size."""

from __future__ import annotations

from typing import Final

from communique.classroom.paper import Paper
from communique.classroom.qr_code import QUIET, runs_of, squares_of
from communique.words import tr

BLACK: Final = (0, 0, 0)
"""Ink for codes, darker than that of words: cameras want contrast."""


def draw_code(page: Paper, address: str, left: float, top: float, edge: float) -> None:
    """Draw the code for an address to join at, `edge` millimetres wide with the quiet zone that it needs.

    The page stands where it stood.
    """
    squares = squares_of(address)
    size = edge / (len(squares) + 2 * QUIET)
    with page.tag("Figure", alt=tr("A code to scan. It leads to {address}", address=address)):
        page.set_fill_color(*BLACK)
        page.boxes(
            (left + (column + QUIET) * size, top + (row + QUIET) * size, length * size, size)
            for row, column, length in runs_of(squares)
        )
