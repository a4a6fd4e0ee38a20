"""Chance in an entrant's process: all that Python and numpy draw there follows from the dice of the move.

A generator that is made without a seed would ask the system for one, which is another in every run. In this process it
is given one that follows from the dice too. Whoever asks the system itself (`os.urandom`), or looks at the clock, still
plays differently each time.
"""

from __future__ import annotations

import random
from typing import Any, Final

import numpy.random
from numpy.random import bit_generator

_BITS: Final = 128
"""Of what a generator begins with that is made without a seed."""
_unasked: Final = random.Random(0)
"""Where that comes from."""
_seed: Final = random.Random.seed


def settle() -> None:
    """Have generators that are made without a seed ask here for one, from now on in the whole process."""
    random.Random.seed = _seeded  # type: ignore[method-assign, assignment]
    # The module's own function is bound to the generator that all share, and to what `seed` was before.
    random.seed = random.seed.__self__.seed  # type: ignore[attr-defined]
    # What numpy asks for the first bits of a generator that is made without a seed, of whatever kind.
    bit_generator.randbits = _unasked.getrandbits  # type: ignore[attr-defined]
    lay(0)


def lay(first: int) -> None:
    """Have all that is drawn from here on follow from the number `first`."""
    random.seed(first)
    numpy.random.seed(first & 0xFFFFFFFF)
    _unasked.seed(~first)


def _seeded(generator: random.Random, a: Any = None, version: int = 2) -> None:
    """`random.Random.seed`, which asks `_unasked` in the place of the system."""
    _seed(generator, _unasked.getrandbits(_BITS) if a is None else a, version)
