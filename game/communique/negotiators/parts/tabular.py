"""Turns of alternating offers that are decided by tables alone, in restricted Python.

Whole numbers and indexed tables only: the interpreter runs this source at the table, numba compiles the same source
for bulk (`simulation/engines/compiled.py`), and a property test holds the two equal. A seat's own packages are a
ladder, worst first; `values[rank]` is what the package at `rank` is worth to it. An answer is a rank to be offered,
or one of the negative numbers below.

    rank     0   1   2   3   4   5   6   7   8       timed: `low` is the lowest rank worth this round's target,
    values  12  20  20  31  33  34  50  58  60       `width` of them count as equal, chance takes one of those
                         ^low ----- ^low+width       stepwise: from the right, one step for each new offer heard
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol, runtime_checkable

from communique.rules.dice import below
from communique.views import PartyView

ACCEPT: Final = -1
LEAVE: Final = -2

NOTHING: Final = -(1 << 62)
"""What an offer is worth where none stands that the seat could accept."""

TIMED: Final = 0
STEPWISE: Final = 1


class Turns(NamedTuple):
    """All that decides a seat's turns besides its ladder. They depend on its own sheet and the deadline only."""

    kind: int
    """TIMED or STEPWISE: which of the functions below decides."""
    bottom: int
    """The least that beats no deal."""
    targets: tuple[int, ...] = ()
    lows: tuple[int, ...] = ()
    """By round, the lowest rank of the ladder that is worth the target."""
    widths: tuple[int, ...] = ()
    """And how many packages from there up are worth hardly more."""


@runtime_checkable
class TableDriven(Protocol):
    """A mind whose turns of alternating offers are decided by tables."""

    def turns(self, view: PartyView) -> Turns:
        """The tables, for the view's seat in the view's game."""
        ...


def timed(
    values: Sequence[int],
    first: int,
    target: int,
    low: int,
    width: int,
    bottom: int,
    last: bool,
    worth: int,
    rolled: int,
) -> int:
    """A time-dependent turn (Faratin, Sierra & Jennings 1998).

    The seat's ladder begins at `first` in `values`. It asks for `target` now and offers, by chance, one of the
    `width` packages from rank `low` up; `rolled` is that chance, 64 bits of it. It accepts a standing offer that is
    `worth` the target, or as much as its own next bid (AC_next, Baarslag et al. 2014), or in the last round whatever
    beats no deal; `bottom` is the least that does. Where no package does, it leaves.
    """
    if worth >= bottom and (last or worth >= target):
        return ACCEPT
    # The next bid is drawn before the standing offer is judged: AC_next accepts what is as good as that bid.
    rank = low + below(rolled, width)
    value = values[first + rank]
    if worth >= bottom and worth >= value:
        return ACCEPT
    return rank if value >= bottom else LEAVE


def stepwise(
    values: Sequence[int], first: int, count: int, made: int, received: int, bottom: int, worth: int, rolled: int
) -> int:
    """A turn of MiCRO (de Jonge 2022), which has `made` different offers and `received` as many from the others.

    The seat's ladder of `count` packages begins at `first` in `values`; the k-th offer is the k-th best. It goes one
    step down when it has received as many as it has made and the next still beats no deal; otherwise it repeats an
    earlier offer, drawn by `rolled`. It accepts what is worth the least of what it would offer.
    """
    rank = count - 1 - made
    beats = rank >= 0 and values[first + rank] >= bottom
    if made == 0 and not beats:
        return LEAVE
    ready = beats and received >= made
    # What it would offer next; or, as it only repeats, the worst that it has offered.
    least = values[first + rank] if ready else values[first + rank + 1]
    if worth >= bottom and worth >= least:
        return ACCEPT
    return rank if ready else count - 1 - below(rolled, made)
