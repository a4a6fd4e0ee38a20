"""Acceptance, a part of a negotiator: whether to say yes to the offer on the table. One entry each.

The names are those of Baarslag, Hindriks & Jonker (2013, "Acceptance conditions in automated negotiation"), where they
have one there. Nothing here accepts what does not beat no deal: whoever asks looks at that first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from communique.model.message import N_
from communique.negotiators.parts.boa_turn import BoaTurn

_CONSTANT: Final = 80
"""Percent of its range that is good enough at any time."""
_LATE: Final = 900
"""Thousandths of the talks after which the best that was heard of late will do."""


@dataclass(frozen=True, slots=True)
class AcceptancePart:
    """A condition for saying yes."""

    name: str
    about: str
    """One sentence; marked with `N_`, shown by `tr`."""
    accepts: Callable[[BoaTurn], bool]
    """Whether the offer on the table, which beats no deal, will do."""


def _next(turn: BoaTurn) -> bool:
    return turn.offered >= turn.worth(turn.bid)


def _previous(turn: BoaTurn) -> bool:
    return bool(turn.made) and turn.offered >= turn.worth(turn.situation.memory.last[turn.situation.seat])


def _combi(turn: BoaTurn) -> bool:
    """AC_combi(T, MAX^W): before T as `next`; after it, the best of as many offers as rounds are left will do."""
    if _next(turn):
        return True
    if 1000 * turn.round < _LATE * max(1, turn.rounds - 1):
        return False
    window = turn.received[-max(1, turn.rounds - turn.round) :]
    return turn.offered >= max(window)


ACCEPTANCES: Final = {
    one.name: one
    for one in (
        AcceptancePart("next", N_("What is worth as much as its own next offer."), _next),
        AcceptancePart("previous", N_("What is worth as much as its own last offer."), _previous),
        AcceptancePart(
            "asked", N_("What is worth as much as it asks for now."), lambda turn: turn.offered >= turn.asked
        ),
        AcceptancePart(
            "constant",
            N_("What gives it four fifths of its range."),
            lambda turn: turn.offered >= turn.share(_CONSTANT),
        ),
        AcceptancePart("last", N_("In the last round, whatever beats no deal."), lambda turn: turn.last),
        AcceptancePart("combi", N_("As next; near the end, the best that it heard of late."), _combi),
    )
}
"""Every condition by its name; several in a row, as next+last, are one that holds where any of them does."""
