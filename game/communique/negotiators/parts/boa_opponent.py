"""The opponent model, a part of a negotiator: what the others are believed to gain by each option. One entry each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from communique.model.message import N_
from communique.model.package import OPEN, Terms
from communique.model.scenario import Seat
from communique.negotiators.parts.bayes import BayesianBeliefs
from communique.negotiators.parts.beliefs import WHOLE, Gains
from communique.negotiators.parts.memory import remember
from communique.rules.moves.offer import Offer
from communique.views import Fold, Heard, PartyView

Model = Callable[[PartyView, Seat], Gains]
"""table[issue][option]: what that seat is believed to gain, in thousandths of its best package."""


@dataclass(frozen=True, slots=True)
class OpponentPart:
    """A way to learn what others want."""

    name: str
    about: str
    """One sentence; marked with `N_`, shown by `tr`."""
    gains: Model | None
    """None for who asks nothing about the others."""


@dataclass(slots=True)
class OfferCounts:
    """By seat, how often each option was offered, and what the issues seem to weigh. Holds state; see `hear`."""

    sizes: tuple[int, ...]
    counts: dict[Seat, list[list[int]]] = field(default_factory=dict)
    weights: dict[Seat, list[int]] = field(default_factory=dict)
    last: dict[Seat, Terms] = field(default_factory=dict)

    def copy(self) -> OfferCounts:
        """Equal counts that can hear more while these stay as they are."""
        counts = {seat: [row.copy() for row in rows] for seat, rows in self.counts.items()}
        return OfferCounts(self.sizes, counts, {s: w.copy() for s, w in self.weights.items()}, self.last.copy())

    def hear(self, heard: Heard) -> OfferCounts:
        """These counts, after one more move."""
        seat, move = heard.seat, heard.move
        if isinstance(move, Offer):
            rows = self.counts.setdefault(seat, [[0] * size for size in self.sizes])
            weights = self.weights.setdefault(seat, [_AT_FIRST] * len(self.sizes))
            before = self.last.get(seat)
            for issue, option in enumerate(move.terms):
                if option != OPEN:
                    rows[issue][option] += 1
                    weights[issue] += before is not None and before[issue] == option
            self.last[seat] = move.terms
        return self

    def table(self, seat: Seat) -> Gains:
        """What was counted of `seat` as gains; everything alike before its first offer."""
        rows = self.counts.get(seat) or [[1] * size for size in self.sizes]
        weights = self.weights.get(seat) or [_AT_FIRST] * len(self.sizes)
        whole = sum(weights)
        return tuple(
            tuple(WHOLE * weight * count // (whole * max(1, *row)) for count in row)
            for weight, row in zip(weights, rows, strict=True)
        )


_AT_FIRST: Final = 5
"""What an issue weighs at first, in the unit of one offer that left it as it was: 1 / n beside 0.2 / n."""
_BAYES: Final = Fold[BayesianBeliefs](
    lambda view: BayesianBeliefs(view.briefing.public, view.seat), BayesianBeliefs.hear, BayesianBeliefs.copy
)
_COUNTS: Final = Fold[OfferCounts](lambda view: OfferCounts(view.public.sizes), OfferCounts.hear, OfferCounts.copy)


def _tally(view: PartyView, seat: Seat) -> Gains:
    return remember(view).beliefs.table(seat)


def _bayes(view: PartyView, seat: Seat) -> Gains:
    return view.fold(_BAYES).table(seat)


def _both(view: PartyView, seat: Seat) -> Gains:
    pairs = zip(_tally(view, seat), _bayes(view, seat), strict=True)
    return tuple(tuple((a + b) // 2 for a, b in zip(counted, bayesian, strict=True)) for counted, bayesian in pairs)


def _frequency(view: PartyView, seat: Seat) -> Gains:
    """As HardHeaded does (van Krimpen, Looije & Hajizadeh 2013): what is kept from offer to offer weighs more."""
    return view.fold(_COUNTS).table(seat)


OPPONENTS: Final = {
    one.name: one
    for one in (
        OpponentPart("none", N_("Asks nothing about the others; chance chooses among equals."), None),
        OpponentPart("tally", N_("Counts what they ask for, from the goals that they state in public."), _tally),
        OpponentPart("bayes", N_("Learns by Bayes' rule over hypotheses about each issue."), _bayes),
        OpponentPart("both", N_("The mean of tally and bayes."), _both),
        OpponentPart("frequency", N_("Counts options, and weighs what stays as it was (HardHeaded)."), _frequency),
    )
}
"""Every opponent model by its name."""
