"""What the issues weigh with another party, as far as it can be told from what was heard: for people to look at.

In a conference by tallies alone (`beliefs`). In alternating offers by tallies and by Bayes' rule (`bayes`), mixed.
Tallies make little of what may have been offered to please, Bayes' rule takes it for a wish: it comes nearer to those
who ask by the clock, tallies to those who trade. Among several there is more to please for, and tallies count more.
"""

from __future__ import annotations

from typing import Final

from game.model.scenario import Seat
from game.negotiators.bayes import BayesianBeliefs
from game.negotiators.beliefs import WHOLE, Beliefs

_BAYES: Final = 3, 2
"""Of four parts, so many by Bayes' rule: with one other, and with several."""


def weighed(tallies: Beliefs, learned: BayesianBeliefs | None, other: Seat) -> tuple[int, ...]:
    """By issue, what it is believed to weigh with `other`, in relation to the rest."""
    counted = tallies.weights[other]
    if learned is None:
        return tuple(counted)
    whole, part = sum(counted), _BAYES[len(tallies.weights) > 2]
    return tuple(
        [
            (4 - part) * (WHOLE * count // whole) + part * weight
            for count, weight in zip(counted, learned.weights(other), strict=True)
        ]
    )
