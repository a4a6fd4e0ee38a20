"""The price of the mediator's interests: what the principals could have had if the mediator's points counted nothing.

Their own Nash point is the text with the largest product of the principals' gains over no deal (Nash 1950), among all
packages that leave none of them worse off than no deal and do no less for people than what was signed; neither the
mediator's points nor its signature are asked for. Of equals, the one that gives the mediators most. It is a price only
where the mediators have more from what was signed: where that point would have been better for them too, points were
left on the table, and for another reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

import numpy as np

from communique.analysis import Effort, Frontier, above
from communique.debrief.deal import Deal, DealScale, gains
from communique.debrief.openings import beside, held
from communique.model.package import PackageId, decode
from communique.model.scenario import Public, Seat
from communique.session.scoring import Outcome
from communique.words import gain_of_hundred, in_a_row, joined, tr


@dataclass(frozen=True, slots=True)
class MediatorsPrice:
    """The principals' own Nash point, beside what was signed."""

    deal: Deal
    gains: tuple[int, ...]
    """By party, what that point gives beyond what was signed."""
    principals: tuple[Seat, ...]
    mediators: tuple[Seat, ...]

    @property
    def paid(self) -> bool:
        """Whether it beats what was signed: no principal has less, one has more, and the mediators have less."""
        own = [self.gains[seat] for seat in self.principals]
        return min(own) >= 0 < max(own) and sum(self.gains[seat] for seat in self.mediators) < 0

    def words(self, public: Public) -> str:
        """The price in a sentence."""
        mediators = joined([public.parties[seat].short for seat in self.mediators])
        if not self.paid:
            return tr(
                "The interests of {mediator} cost the principals nothing: their own Nash point, at which the points of "
                "{mediator} count nothing, does not beat what was signed.",
                mediator=mediators,
            )
        return tr(
            "At the principals' own Nash point, where the points of {mediator} count nothing, they would have had "
            "more: {gains}. Against that, what was signed gives {mediator} {more}.",
            mediator=mediators,
            gains=in_a_row([_given(public, seat, self.gains[seat]) for seat in self.principals]),
            more=gain_of_hundred(public, -sum(self.gains[seat] for seat in self.mediators)),
        )  # fmt: skip


def _given(public: Public, seat: Seat, gain: int) -> str:
    return tr("{party} {points}", party=public.parties[seat].short, points=gain_of_hundred(public, gain))


def price_of_mediation(scale: DealScale, end: Outcome, known: Frontier, effort: Effort) -> MediatorsPrice | None:
    """The price of the mediator's interests; None without a mediator or a text in force, and out of reach."""
    public = scale.public
    if not public.mediators or not end.agreement or end.package is None:
        return None
    problem, signed = beside(scale, end), scale.deal(end.package).points
    least = [scale.no_deal[p] if p in public.principals else _LEAST for p in range(len(public.parties))]
    found = above(problem, least, held(scale, problem, known), effort)
    best = None if found is None else own_nash(found, scale.no_deal, public.principals)
    if found is None or best is None:
        return None
    deal = scale.deal(decode(PackageId(int(found.packages_of(best)[0])), found.sizes))
    return MediatorsPrice(deal, gains(deal.points, signed), public.principals, public.mediators)


_LEAST = -(10**6)
"""Fewer points than any package gives."""


def own_nash(known: Frontier, no_deal: tuple[int, ...], principals: tuple[Seat, ...]) -> int | None:
    """The vector of `known` with the largest product of the principals' gains; None where none leaves all as well off.

    Of equals, the one that gives the others most.
    """
    gained = known.vectors - np.array(no_deal, np.int64)
    ready = np.flatnonzero((gained[:, list(principals)] >= 0).all(axis=1)).tolist()

    def rank(vector: int) -> tuple[int, int]:
        row = gained[vector].tolist()
        return prod(row[seat] for seat in principals), sum(row)

    return max(ready, key=rank, default=None)
