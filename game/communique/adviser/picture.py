"""What the others' issues may weigh with them: an estimate with a range that narrows as more is heard.

The estimate (`weighing`) starts from the public goals. In alternating offers its range is a standard deviation by
Bayes' rule (`bayes`) to either side. In a conference it is a plain one: half an even share to either side where nothing
was heard, and less with every telling move, as for a mean of so many observations with a prior worth `PRIOR` of them.
`PRIOR` is chosen so that the range holds what the sheet says about two times in three, as a standard deviation does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from communique.adviser.course import follow
from communique.model.scenario import Seat
from communique.views import PartyView

PRIOR: Final = 12
"""What is known before anything is heard counts as so many observations."""
NARROWEST: Final = 3
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
class PartyPicture:
    """One party, as it looks from the seat's chair."""

    seat: Seat
    weights: tuple[Weight, ...]
    """By issue."""

    @property
    def heard(self) -> int:
        """How much was heard in all."""
        return sum(weight.heard for weight in self.weights)


def pictures(view: PartyView) -> tuple[PartyPicture, ...]:
    """All the others, in seat order."""
    return tuple(_picture(view, Seat(p)) for p in range(len(view.public.parties)) if p != view.seat)


def _picture(view: PartyView, other: Seat) -> PartyPicture:
    course = follow(view)
    heard, found = course.heard[other], shares(course.weighing.weights(other))
    if view.table.alternating is not None:
        reach = [(thousandths + 5) // 10 for thousandths in course.weighing.bayesian.spread(other)]
    else:
        reach = [_reach(100 // len(found), n) for n in heard]
    goals = {goal.issue for goal in view.public.parties[other].goals}
    weights = []
    for issue, share in enumerate(found):
        side = max(NARROWEST, reach[issue])
        weights.append(Weight(issue, share, max(0, share - side), min(100, share + side), heard[issue], issue in goals))
    return PartyPicture(other, tuple(weights))


def _reach(even: int, heard: int) -> int:
    """How far the range reaches to either side, in percent.

    >>> _reach(24, 0), _reach(24, 4), _reach(24, 20)
    (12, 9, 4)
    """
    return even * PRIOR // (2 * (PRIOR + heard))


def shares(weights: Sequence[int]) -> tuple[int, ...]:
    """Whole percentages of the sum, each rounded to the nearest.

    >>> shares([1, 1, 2])
    (25, 25, 50)
    """
    total = max(1, sum(weights))
    return tuple((200 * weight + total) // (2 * total) for weight in weights)
