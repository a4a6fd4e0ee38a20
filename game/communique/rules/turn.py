"""The turn of alternating offers, in whole numbers alone.

Restricted Python (whole numbers, `if`, `return`): the rules of the protocol are stated here once. The interpreter
runs this source for every game that is watched; numba compiles the same source for the many that are only counted
(`communique/simulation/engines/compiled.py`). Sets of seats are bits: seat 2 is 1 << 2.
"""

from __future__ import annotations

from typing import Final

OFFERS: Final = 0
ACCEPTS: Final = 1
PASSES: Final = 2
LEAVES: Final = 3

GOES_ON: Final = 0
JOINT: Final = 1
BREAKDOWN: Final = 2
ADJOURNED: Final = 3

# A number and not None: machine code keeps the seat in a register, and a place in a game is five whole numbers there.
NOBODY: Final = -1


def enough(accepted: int, hands: int, least: int) -> bool:
    """True when the seats in `accepted` make an agreement: all of `hands` are among them, and `least` seats at all."""
    if accepted & hands != hands:
        return False
    count = 0
    while accepted:
        accepted &= accepted - 1
        count += 1
    return count >= least


def turned(
    act: int,
    seat: int,
    round_: int,
    by: int,
    accepted: int,
    parties: int,
    rounds: int,
    hands: int,
    least: int,
) -> tuple[int, int, int, int, int]:
    """(round, holder, by, accepted, ending) after `seat` has acted.

    `by` is whose offer stands, or NOBODY; `hands` and `least` are the rule of signing, see `enough`. When the game
    has ended the holder is the seat that acted last.
    """
    if act == OFFERS:
        by, accepted = seat, 1 << seat
    elif act == ACCEPTS:
        accepted |= 1 << seat
    elif act == LEAVES:
        return round_, seat, by, accepted, BREAKDOWN
    if by != NOBODY and enough(accepted, hands, least):
        return round_, seat, by, accepted, JOINT
    holder = seat + 1
    if holder == parties:
        holder = 0
        round_ += 1
        if round_ >= rounds:
            return round_, seat, by, accepted, ADJOURNED
    return round_, holder, by, accepted, GOES_ON
