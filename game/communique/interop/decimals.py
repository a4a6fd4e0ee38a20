"""Numbers in files as exact fractions, and back into decimals.

Only plain decimal literals are read: no infinity, no hexadecimal, no exponent that would fill the memory.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

_LITERAL: Final = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,2})?", re.ASCII)
_LONGEST: Final = 60


def number(text: str) -> Fraction | None:
    """The value of a decimal literal; None for anything else.

    >>> number(" 0.25 "), number("1e-2"), number("NaN")
    (Fraction(1, 4), Fraction(1, 100), None)
    """
    text = text.strip()
    if len(text) > _LONGEST or not _LITERAL.fullmatch(text):
        return None
    return Fraction(Decimal(text))


def decimal(value: Fraction, digits: int = 17) -> str:
    """The shortest plain decimal for `value`: exact when it has one, else with `digits` significant digits.

    >>> decimal(Fraction(1, 4)), decimal(Fraction(3)), decimal(Fraction(1, 3), 4)
    ('0.25', '3', '0.3333')
    """
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    places = max(twos, fives)
    if rest != 1 or places > 40:
        return f"{Decimal(f'{float(value):.{digits}g}'):f}"
    whole = abs(value.numerator) * 10**places // value.denominator
    text = f"{whole:0{places + 1}d}"
    text = f"{text[:-places]}.{text[-places:]}" if places else text
    return f"-{text}" if value < 0 else text
