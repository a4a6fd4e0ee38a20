"""The six letters of a class, the address that they stand in, and how large both must be shown.

Letters are drawn by `secrets`, so nobody guesses the next class's from the last one's. They open the door to the lobby
and nothing else; what opens the teacher's page is never drawn as a code.
"""

from __future__ import annotations

import secrets
from typing import Final

from communique.classroom.joining import LENGTH, LETTERS, Joining
from communique.classroom.qr_code import QUIET, runs_of, squares_of

TIMES_ITS_WIDTH: Final = 10
"""From how many times its width a phone's camera reads a code."""
PLAIN_SQUARES: Final = 29
"""The most squares to a side for which that rule holds; finer ones have to be larger in proportion."""


def new_code() -> str:
    """Six letters for a class, drawn anew."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def read_code(typed: str) -> str | None:
    """The letters that somebody has typed, in any case and with any blanks or strokes; None if they are none.

    >>> read_code(" ktq-wxz "), read_code("KTQW")
    ('KTQWXZ', None)
    """
    letters = "".join(one for one in typed.upper() if not one.isspace() and one not in "-–.·")
    return letters if len(letters) == LENGTH and set(letters) <= set(LETTERS) else None


def join_address(ip: str, port: int, code: str, table: int | None = None) -> str:
    """The address to join at, in capital letters, which make the smaller code; of a table, if one is given.

    >>> join_address("10.0.0.5", 8000, "KTQWXZ")
    'HTTP://10.0.0.5:8000/J/KTQWXZ'
    """
    host = f"[{ip.strip('[]')}]" if ":" in ip else ip
    # Port 80 is what a browser takes without being told, and every character left out makes the code coarser.
    place = host if port == 80 else f"{host}:{port}"
    joining = Joining(f"HTTP://{place.upper()}/J/{code}")
    return joining.address if table is None else joining.at(table)


def qr_svg(address: str) -> str:
    """The code for an address to join at, as an SVG that fills what it is put into, quiet zone included.

    Dark on light whatever the page around it looks like: many phones do not read the inverse. Raises ValueError for
    anything that is no such address.
    """
    squares = squares_of(address)
    side = len(squares) + 2 * QUIET
    strips = "".join(f"M{left + QUIET} {row + QUIET}h{wide}v1h-{wide}z" for row, left, wide in runs_of(squares))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" role="img" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="#000" d="{strips}"/></svg>'
    )


def readable_from(squares: int, edge_cm: float) -> float:
    """Metres from which a code of so many squares to a side, printed or shown so large, is read by a phone.

    >>> readable_from(25, 80), readable_from(58, 80)
    (8.0, 4.0)
    """
    return edge_cm * TIMES_ITS_WIDTH / 100 * min(1.0, PLAIN_SQUARES / squares)


def edge_for(squares: int, metres: float) -> float:
    """Centimetres that a code must measure to be read from so far. Inverse of `readable_from`.

    >>> edge_for(25, 8)
    80.0
    """
    return metres * 100 / TIMES_ITS_WIDTH * max(1.0, squares / PLAIN_SQUARES)
