"""Student's t distribution, without a library: what intervals and tests of few observations need."""

from __future__ import annotations

from math import exp, inf, lgamma, log, log1p, nan, sqrt
from typing import Final

from communique.words import tr

_TERMS: Final = 200


def chance_beyond(t: float, df: float) -> float:
    """The two-sided p-value: how likely a t of `df` degrees of freedom is at least so far from 0.

    By the regularised incomplete beta function, p = I_x(df / 2, 1 / 2) with x = df / (df + t * t) (Abramowitz & Stegun
    1964, 26.5.27). NaN where t is NaN or df not above 0.
    """
    if not df > 0 or t != t:
        return nan
    if t in (inf, -inf):
        return 0.0
    return _beta(df / (df + t * t), df / 2, 0.5)


def critical(df: float, level: float = 0.95) -> float:
    """The t beyond which, to either side, 1 - `level` of the distribution lies; 12.706 for 1 degree and 95 %.

    Raises ValueError for a level that is not between 0 and 1, or no degree of freedom.
    """
    if not 0 < level < 1 or not df > 0:
        raise ValueError(
            tr(
                "A level is between 0 and 1 and degrees of freedom are above 0, not {level} and {df}.",
                level=level,
                df=df,
            )
        )
    low, high = 0.0, 1.0
    while chance_beyond(high, df) > 1 - level:
        low, high = high, high * 2
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if chance_beyond(middle, df) > 1 - level:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b), by its continued fraction (Abramowitz & Stegun 26.5.8)."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    # Evaluated from its far end: the terms that are needed grow with the root of the parameters.
    fraction = 1.0
    for n in range(_TERMS + int(10 * sqrt(max(a, b))), 0, -1):
        m = n // 2
        if n % 2:
            term = -(a + m) * (a + b + m) / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            term = m * (b - m) / ((a + 2 * m - 1) * (a + 2 * m))
        fraction = 1 + term * x / fraction
    return front / fraction
