"""What the issues weigh with another party, as far as it can be told from what was heard: for people to look at.

Two readings are mixed: tallies of all that is said and done (`beliefs`), and Bayes' rule over the texts that were put
forward (`bayes`). Tallies make little of what may have been offered to please, Bayes' rule takes it for a wish: it
comes nearer to those who ask by the clock, tallies to those who trade. So Bayes' rule counts for more in alternating
offers, where there is nothing else to hear, and for less among several, where there are more to please.
"""

from __future__ import annotations

from typing import Final

from communique.model.scenario import Public, Seat
from communique.negotiators.parts.aspiration import PARTS
from communique.negotiators.parts.bayes import BayesianBeliefs
from communique.negotiators.parts.beliefs import WHOLE
from communique.negotiators.parts.memory import Memory
from communique.rules.moves.amend import Amend
from communique.rules.moves.offer import Offer
from communique.views import Heard

ALTERNATING: Final = 3, 2
CONFERENCE: Final = 2, 1
"""Of four parts, so many by Bayes' rule: with one other, and with several."""


class Weighing:
    """What one seat makes of the others' weights. Holds state: `hear` changes it in place, `copy` is made before."""

    __slots__ = ("_alternating", "_steps", "bayesian", "memory")

    def __init__(self, public: Public, seat: Seat, *, alternating: bool) -> None:
        self.memory = Memory(public, seat)
        self.bayesian = BayesianBeliefs(public, seat)
        self._alternating = alternating
        self._steps = max(1, public.sessions - 1)

    def copy(self) -> Weighing:
        """An equal weighing that can hear more while this one stays as it is."""
        other = Weighing.__new__(Weighing)
        other.memory, other.bayesian = self.memory.copy(), self.bayesian.copy()
        other._alternating, other._steps = self._alternating, self._steps
        return other

    def hear(self, heard: Heard) -> Weighing:
        """This weighing, after one more event."""
        self.memory.hear(heard)
        if self._alternating:
            self.bayesian.hear(heard)
        elif isinstance(heard.move, (Offer, Amend)) and heard.seat != self.memory.seat:
            terms = self.memory.last.get(heard.seat)
            if terms:
                self.bayesian.offered(heard.seat, terms, PARTS * max(0, heard.session) // self._steps)
        return self

    def weights(self, other: Seat) -> tuple[int, ...]:
        """By issue, what it is believed to weigh with `other`, in relation to the rest."""
        tallies = self.memory.beliefs.weights
        counted, bayesian = tallies[other], self.bayesian.weights(other)
        whole, part = sum(counted), (ALTERNATING if self._alternating else CONFERENCE)[len(tallies) > 2]
        return tuple(
            [
                (4 - part) * (WHOLE * count // whole) + part * weight
                for count, weight in zip(counted, bayesian, strict=True)
            ]
        )
