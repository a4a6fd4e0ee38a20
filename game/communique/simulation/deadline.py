"""Deadlines of alternating offers that are not the same in every game: drawn from the game's seed, told or hidden.

Where a deadline is hidden, the parties are told the most rounds that there may be, and from which round on the talks
may end; the rules alone know when. A view has nothing else, and the log says both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from communique.rules.dice import Dice
from communique.words import tr

MOST: Final = 1_000_000
_RANGE: Final = re.compile(r"([0-9]{1,7})(?:\.\.([0-9]{1,7}))?")
_PURPOSE: Final = "deadline"


@dataclass(frozen=True, slots=True)
class DeadlineRange:
    """A deadline between `least` and `most` rounds, drawn for each game, all of them equally likely."""

    least: int
    most: int
    hidden: bool = False
    """Whether the parties are told the range alone."""

    def __post_init__(self) -> None:
        """Raises ValueError for a range that holds no number of rounds."""
        if not 1 <= self.least <= self.most <= MOST:
            raise ValueError(
                tr(
                    "A range of rounds goes from 1 or more to no less, as 20..60; {least}..{most} does not.",
                    least=self.least,
                    most=self.most,
                )
            )

    def __str__(self) -> str:
        """The range as it is written on the command line."""
        return f"{self.least}..{self.most}"


Deadline = int | DeadlineRange | None
"""The deadline of alternating offers; None for the scenario's own."""


def read_rounds(text: str, *, hidden: bool = False) -> Deadline:
    """`20` or `20..60` as a deadline. Raises ValueError with a sentence, also for a hidden one without a range."""
    found = _RANGE.fullmatch(text.strip())
    if found is None or not 1 <= int(found[1]) <= MOST:
        raise ValueError(
            tr('A deadline is a number of rounds or a range, as 50 or 20..60; "{text}" is not.', text=text)
        )
    if found[2] is not None:
        return DeadlineRange(int(found[1]), int(found[2]), hidden)
    if hidden:
        raise ValueError(
            tr(
                "A hidden deadline lies in a range that is told, as {range}; {rounds} is none.",
                range="20..60",
                rounds=text,
            )
        )
    return int(found[1])


def check_protocol(rounds: Deadline, protocol: str) -> None:
    """Raise ValueError with a sentence where games by this protocol cannot have a deadline that is drawn."""
    if not isinstance(rounds, DeadlineRange) or protocol == "alternating":
        return
    if protocol == "conference":
        raise ValueError(tr("A conference has the sessions that its scenario says, known to all."))
    raise ValueError(
        tr(
            "Talks in turn share rounds that all know: give --rounds one number, without --hidden-deadline, or choose "
            "alternating offers."
        )
    )


def dealt(rounds: Deadline, seed: int) -> tuple[int | None, tuple[int, int] | None]:
    """The deadline of the game with this seed; where it is hidden, also the range that its parties are told."""
    if not isinstance(rounds, DeadlineRange):
        return rounds, None
    drawn = rounds.least + Dice(seed, 0, _PURPOSE).below(rounds.most - rounds.least + 1)
    return drawn, (rounds.least, rounds.most) if rounds.hidden else None
