"""What the others' issues may weigh with them: an estimate with a range that narrows as more is heard.

The estimate is the one computer delegations form (`beliefs`): tallies that start from the public goals. The range
is a plain one, not a confidence interval: half an even share wide where nothing was heard, and less with every
telling move, as for a mean of so many observations with a prior worth `PRIOR` of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.model.scenario import Seat
from game.negotiators.adviser_course import follow
from game.views import PartyView

PRIOR: Final = 4
"""What is known before anything is heard counts as so many observations."""
NARROWEST: Final = 2
"""A range reaches at least so many percent to either side."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What one issue may weigh with a party. Whole percent."""

    issue: int
    share: int
    low: int
    high: int
    heard: int
    """How much was heard about it: 0 is the public goals alone."""
    goal: bool
    """True when the party has a public goal there."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One party, as it looks from the seat's chair."""

    seat: Seat
    weights: tuple[Weight, ...]
    """By issue."""

    @property
    def heard(self) -> int:
        """How much was heard in all."""
        return sum(weight.heard for weight in self.weights)


def pictures(view: PartyView) -> tuple[Picture, ...]:
    """All the others, in seat order."""
    return tuple(_picture(view, Seat(p)) for p in range(len(view.public.parties)) if p != view.seat)


def _picture(view: PartyView, other: Seat) -> Picture:
    course = follow(view)
    found = shares(course.memory.beliefs.weights[other])
    goals = {goal.issue for goal in view.public.parties[other].goals}
    even = 100 // len(found)
    weights = []
    for issue, share in enumerate(found):
        heard = course.heard[other][issue]
        reach = max(NARROWEST, _reach(even, heard))
        weights.append(Weight(issue, share, max(0, share - reach), min(100, share + reach), heard, issue in goals))
    return Picture(other, tuple(weights))


def _reach(even: int, heard: int) -> int:
    """How far the range reaches to either side, in percent.

    >>> _reach(24, 0), _reach(24, 4), _reach(24, 20)
    (12, 6, 2)
    """
    return even * PRIOR // (2 * (PRIOR + heard))


def shares(weights: Sequence[int]) -> tuple[int, ...]:
    """Whole percentages of the sum, each rounded to the nearest.

    >>> shares([1, 1, 2])
    (25, 25, 50)
    """
    total = max(1, sum(weights))
    return tuple((200 * weight + total) // (2 * total) for weight in weights)
