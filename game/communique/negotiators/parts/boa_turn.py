"""What the parts of a negotiator are asked with: one turn of alternating offers, as its seat sees it.

A negotiator is taken apart as in the BOA architecture (Baarslag, Hindriks, Hendrikx, Dirkzwager & Jonker 2014,
"Decoupling negotiating agents to explore the space of negotiation strategies"): a bidding strategy says what to ask
for, an opponent model what the others would like, an acceptance condition when to say yes. Each is a function of this
turn, or of what its view has heard.
"""

from __future__ import annotations

from typing import Final

from communique.model.package import Package, Terms
from communique.negotiators.parts.aspiration import PARTS, asked
from communique.negotiators.parts.own_packages import Ladder
from communique.negotiators.parts.situation import Situation
from communique.rules.dice import Dice
from communique.rules.moves.offer import Offer
from communique.rules.state import AlternatingTable
from communique.views import PartyView

NOBODY: Final = -(1 << 62)
"""What an offer is worth where none stands that the seat could accept."""


class BoaTurn:
    """One turn. Points are the seat's own, by its sheet; parts read it and change nothing."""

    __slots__ = ("asked", "bid", "bottom", "dice", "ladder", "offered", "round", "rounds", "situation", "top", "view")

    def __init__(self, situation: Situation, table: AlternatingTable, dice: Dice) -> None:
        self.situation, self.dice = situation, dice
        self.view: PartyView = situation.view
        self.ladder: Ladder = situation.space.ladder
        """All packages that the rules allow, the worst for this seat first: `values`, `rank(points)`, `package(k)`."""
        self.bottom = situation.bottom
        """The least that beats no deal."""
        self.top = self.ladder.values[-1] if len(self.ladder) else NOBODY
        """What the best package is worth."""
        self.round, self.rounds = table.round, situation.public.rounds
        """The round, from 0, and how many there are."""
        standing = table.offer if table.offer and situation.seat not in table.accepted else ()
        self.offered = self.worth(standing) if standing else NOBODY
        """What the offer on the table is worth; `NOBODY` where none stands that this seat could accept."""
        self.asked = self.top
        """What the bidding asks for now, once it has been asked."""
        self.bid: Package = ()
        """What would be offered next, once it has been chosen."""

    @property
    def last(self) -> bool:
        """Whether this is the last round."""
        return self.round + 1 >= self.rounds

    @property
    def received(self) -> tuple[int, ...]:
        """What each offer heard from others so far was worth, in order, repeats among them."""
        return tuple(
            self.worth(heard.move.terms)
            for heard in self.view.heard
            if isinstance(heard.move, Offer) and heard.seat != self.view.seat
        )

    @property
    def made(self) -> tuple[Package, ...]:
        """The packages that this seat has offered so far, in order, each once."""
        return tuple(self.situation.memory.made)

    def worth(self, terms: Terms) -> int:
        """What a package is worth to this seat."""
        return self.situation.space.value(terms)

    def share(self, percent: int) -> int:
        """Points at `percent` of the way from the least that beats no deal to the best package."""
        return asked(self.bottom, self.top, percent, percent, PARTS)
