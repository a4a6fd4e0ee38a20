"""What was still open: the largest equal gain, the smallest changes that cost nobody a point, a round after the round.

For a text in force the comparison is with the text; where nothing is in force, with no deal. The small changes
start from the text nearest at hand: what was signed, else the last draft, else the last offer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from communique.analysis import Frontier, LeftOnTable, Problem, Swap, left_on_table
from communique.debrief.deal import Deal, DealScale, by_party, differences, gains
from communique.debrief.path import Position
from communique.model.package import Package, PackageId, decode
from communique.session.scoring import Outcome
from communique.words import N_, joined, tr

PROPOSALS: Final = 3
"""How many packages a post-settlement round is given."""


@dataclass(frozen=True, slots=True)
class Left:
    """The largest equal gain that was still open to all, and a package that gives it."""

    gain: int
    deal: Deal
    gains: tuple[int, ...]
    """By party, over the end."""
    efficient: bool
    """True when nothing could help one party without costing another."""


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """A smallest change of one to three clauses that costs no delegation a point and brings one of them some."""

    issues: tuple[int, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]
    gains: tuple[int, ...]
    deal: Deal
    """The package it leads to."""
    words: str
    """`Mined areas and Detained persons together: Armenia +10, Azerbaijan +4, Russia +7`."""
    clauses: tuple[str, ...]
    """What changes, a phrase a clause."""


@dataclass(frozen=True, slots=True)
class SecondRoundProposal:
    """A package for the post-settlement round (Raiffa 1985); all must accept it, or the end stands."""

    rank: str
    """What it is the first in: `even`, `sum` or `close`."""
    deal: Deal
    gains: tuple[int, ...]
    clauses: tuple[str, ...]

    @property
    def title(self) -> str:
        """What it is the first in, in words."""
        return tr(_TITLES[self.rank])


_TITLES: Final = {
    "even": N_("The most even gain"),
    "sum": N_("The largest sum"),
    "close": N_("The fewest clauses changed"),
}


def left(scale: DealScale, above: Frontier, points: Sequence[int]) -> Left | None:
    """What an end worth `points` leaves on the table; None when nothing is as good for all.

    `above` holds everything efficient that is at least as good as `points` for all.
    """
    try:
        found = left_on_table(above, points)
    except ValueError:
        return None
    return left_of(scale, found)


def left_of(scale: DealScale, found: LeftOnTable) -> Left:
    """What was found to be left on the table, told as a debrief tells packages."""
    return Left(found.gain, scale.deal(found.witness), found.gains, found.efficient)


def change(scale: DealScale, base: Package, swap: Swap) -> ClauseChange:
    """A swap in words."""
    public = scale.public
    names = [public.issues[i].short for i in swap.issues]
    given = by_party(public, swap.gains, signed=True)
    words = (
        tr("{issue}: {gains}", issue=names[0], gains=given)
        if len(names) == 1
        else tr("{issues} together: {gains}", issues=joined(names), gains=given)
    )
    return ClauseChange(
        issues=swap.issues,
        before=tuple(base[i] for i in swap.issues),
        after=swap.options,
        gains=swap.gains,
        deal=scale.deal(swap.applied(base)),
        words=words,
        clauses=differences(public, base, swap.applied(base)),
    )


def nearest_text(scale: DealScale, signed: Package | None, path: Sequence[Position]) -> tuple[str, Package]:
    """The text that small changes start from, and what it is: `signed`, `draft`, `offer` or `nothing`."""
    if signed is not None:
        return "signed", signed
    drafts = [position for position in path if position.kind in ("draft", "final")]
    for kind, found in (("draft", drafts), ("offer", list(path))):
        if found:
            return kind, scale.settled(found[-1].terms)
    return "nothing", scale.settled((0,) * len(scale.public.issues))


def reached(scale: DealScale, end: Outcome) -> tuple[int, ...]:
    """By party, what proposals are measured against: the text in force as its package is worth, else no deal.

    Where time has a price, what was signed and what could be signed instead are both worth their full points here:
    by the same clock, the one is better than the other exactly when it is so at the end.
    """
    return scale.deal(end.package).points if end.agreement and end.package is not None else end.points


def beside(scale: DealScale, end: Outcome) -> Problem:
    """What may be proposed beside the end: nothing that does less for people than what was signed does."""
    return scale.problem if end.package is None else scale.problem.beside(end.package)


def held(scale: DealScale, problem: Problem, known: Frontier) -> Frontier | None:
    """`known`, the frontier of the whole problem, where that is what is asked about; None where less may be said."""
    return known if problem is scale.problem else None


def proposals(
    scale: DealScale, above: Frontier, points: Sequence[int], base: Package
) -> tuple[SecondRoundProposal, ...]:
    """Up to three efficient packages that cost nobody a point, that enough could sign and no audience would reject.

    One with the largest smallest gain, one with the largest sum, one closest to `base`; those that need no further
    guarantee come first. Nothing when the end cannot be bettered. `above` is as for `left`.
    """
    deals = _candidates(scale, above, points)
    chosen: dict[Package, str] = {}
    for name, rank in _RANKS.items():
        best = max(deals, key=lambda deal: (not deal.needs, rank(deal, points, base)), default=None)
        if best is not None:
            chosen.setdefault(best.package, name)
    return tuple(_proposal(scale, points, base, package, name) for package, name in chosen.items())


def _proposal(
    scale: DealScale, points: Sequence[int], base: Package, package: Package, rank: str
) -> SecondRoundProposal:
    deal = scale.deal(package)
    return SecondRoundProposal(rank, deal, gains(deal.points, points), differences(scale.public, base, package))


def _even(deal: Deal, points: Sequence[int], base: Package) -> tuple[int, ...]:
    return tuple(sorted(gains(deal.points, points)))


def _largest(deal: Deal, points: Sequence[int], base: Package) -> tuple[int, ...]:
    return (sum(deal.points), *_even(deal, points, base))


def _closest(deal: Deal, points: Sequence[int], base: Package) -> tuple[int, ...]:
    return (-sum(a != b for a, b in zip(deal.package, base, strict=True)), *_even(deal, points, base))


_RANKS: Final = {"even": _even, "sum": _largest, "close": _closest}


def _candidates(scale: DealScale, above: Frontier, points: Sequence[int]) -> list[Deal]:
    """Efficient deals that give everybody at least `points` and somebody more, ready to be signed and ratified."""
    target = np.asarray(points, np.int64)
    good = (above.vectors >= target).all(axis=1) & (above.vectors > target).any(axis=1)
    part = above.select(np.asarray(good))
    deals = [scale.deal(decode(PackageId(int(number)), above.sizes)) for number in part.packages]
    return [deal for deal in deals if deal.acceptable and not deal.rejected_by]
