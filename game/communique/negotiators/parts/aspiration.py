"""How much a party asks for as time goes on: integer tables, computed once.

Time-dependent concession after Faratin, Sierra & Jennings (1998), section 4.1, polynomial form: the part of its
range that a party has given up at time t is (t / T) ** (1 / beta). The exponent is a fraction here, so the table
is made of integer powers and integer roots and is the same on every machine.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

PARTS: Final = 1_000_000
"""The whole of a range, in the unit of `given_up`."""


# A table of constants, made when it is first asked for: it depends on nothing of a game but the number of its steps.
@lru_cache(maxsize=512)
def given_up(steps: int, power: int, root: int) -> tuple[int, ...]:
    """By step, the part of its range (in millionths) a party has given up: all of it at the last step.

    The exponent is power / root: above 1 Boulware, 1 linear, below 1 conceder.

    >>> given_up(5, 2, 1)
    (0, 62500, 250000, 562500, 1000000)
    """
    if steps < 2:
        return (PARTS,)
    last = steps - 1
    return tuple(_root(t**power * PARTS**root // last**power, root) for t in range(steps))


def asked(bottom: int, top: int, start: int, end: int, part: int) -> int:
    """Points asked for between `bottom` and `top`: `start` percent of the range at first, `end` when all is given up.

    >>> asked(50, 100, 90, 10, 0), asked(50, 100, 90, 10, PARTS)
    (95, 55)
    """
    share = start * PARTS - (start - end) * part
    return bottom + (max(0, top - bottom) * share + 50 * PARTS) // (100 * PARTS)


def _root(n: int, k: int) -> int:
    """The integer part of the k-th root of n, by Newton's method on integers."""
    if k == 1 or n < 2:
        return n
    x = 1 << -(-n.bit_length() // k)
    while True:
        y = ((k - 1) * x + n // x ** (k - 1)) // k
        if y >= x:
            return x
        x = y
