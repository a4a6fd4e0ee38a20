"""In which ways an entrant can fail, and what is kept of it.

A game in which one fails is over: everybody gets what no deal is worth, as if that party had broken off the talks. So
nobody can gain by failing what could not be had by leaving, and whoever sat at the table is not paid for it either.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

from communique.negotiators.guests import GuestFault, place_of
from communique.negotiators.well_formed import Misfit
from communique.words import N_, tr

FAILED: Final = "failed"
"""The kind of a game in which somebody failed; beside the endings of the rules."""

CRASHED: Final = "crashed"
NO_MOVE: Final = "no-move"
ILLEGAL: Final = "illegal"
LATE: Final = "late"
MEMORY: Final = "memory"
DIED: Final = "died"
NOT_LOADED: Final = "not-loaded"

WAYS: Final = {
    CRASHED: N_("raised an error"),
    NO_MOVE: N_("returned no move"),
    ILLEGAL: N_("made an illegal move"),
    LATE: N_("took too long"),
    MEMORY: N_("took too much memory"),
    DIED: N_("ended its process"),
    NOT_LOADED: N_("cannot be loaded"),
}
"""The ways to fail, each in words."""
BY_LIMIT: Final = frozenset({LATE, MEMORY})
"""The ways that depend on the machine."""

_LONGEST: Final = 200
_ADDRESS: Final = re.compile(r"0x[0-9a-fA-F]+")


class Failure(NamedTuple):
    """Who failed in a game, and how."""

    seat: int
    way: str
    """One of WAYS."""
    what: str
    """What it said or did, on one line, in the words of whoever said it; the same in every run of the same game."""


class Failing(Exception):
    """An entrant has failed. Raised to whoever plays the game, who knows the seat."""

    def __init__(self, way: str, what: str) -> None:
        super().__init__(what)
        self.way, self.what = way, one_line(what)


def failing_of(fault: GuestFault) -> Failing:
    """What a guest's fault comes to here: what went wrong, without the words for whoever runs a single game."""
    cause = fault.__cause__ or fault.__context__
    if isinstance(cause, MemoryError):
        return Failing(MEMORY, said(cause))
    if fault.crashed and cause is not None:
        return Failing(CRASHED, said(cause))
    return Failing(NO_MOVE, str(cause if isinstance(cause, Misfit) else fault))


def said(error: BaseException) -> str:
    """An error in one line, with the file of theirs and its line where it came up."""
    name, text, place = type(error).__name__, _text_of(error), place_of(error)
    told = f"{name}: {text}" if text else name
    return tr("{error} ({place})", error=told, place=Path(place).name) if place else told


def _text_of(error: BaseException) -> str:
    """What the error says of itself; a text of theirs can fail, too."""
    try:
        return str(error.args[0] if isinstance(error, KeyError) and error.args else error)
    except BaseException:  # whatever somebody else's `__str__` does
        return ""


def one_line(text: str) -> str:
    """`text` to be kept: on one line, printable, of bounded length, without addresses that differ from run to run."""
    plain = "".join(one if one.isprintable() else " " for one in text[: 4 * _LONGEST])
    plain = " ".join(_ADDRESS.sub("0x...", plain).split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 3] + "..."
