"""The filter of moocore (extra `exact`), for four parties and more: the same answer as `dominance`, sooner.

moocore (López-Ibáñez; LGPL 2.1 or later) is compiled, and divides where ours compares. It works on floats of 64 bits,
in which every whole number up to 2 to the 53rd is itself; larger points stay with our own methods. For three parties
and fewer ours are as fast or faster, so it is not asked there.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from math import isqrt
from typing import Any, Final

import numpy as np

from communique.analysis.seats import Mask, PointsArray

PARTIES: Final = 4
"""From this many parties on it is the faster one."""
_WHOLE: Final = 1 << 53
"""Floats hold every whole number up to here."""


def is_there() -> bool:
    """Whether moocore is installed."""
    return find_spec("moocore") is not None


def serves(points: PointsArray) -> bool:
    """Whether `points[party, vector]`, of which there is at least one, are filtered here and come out exact."""
    if len(points) < PARTIES or not is_there():
        return False
    return int(points.min()) >= -_WHOLE and int(points.max()) <= _WHOLE


def undominated(points: PointsArray) -> Mask:
    """mask[vector]: no other column of `points[party, vector]` dominates it. Equal columns stay together."""
    moocore: Any = import_module("moocore")
    rows = np.ascontiguousarray(points.T, np.float64)
    return np.asarray(moocore.is_nondominated(rows, maximise=True, keep_weakly=True), np.bool_)


def price(parties: int, count: int) -> int:
    """What filtering `count` vectors is taken to cost, in comparisons: by the sizes alone, known before it is done.

    Its time grew as the power 1.4 of the number of vectors where none dominates another, the worst there is, and there
    took up to nine times this price; frontiers that are merged took about this.
    """
    return parties * count * isqrt(count) // 2
