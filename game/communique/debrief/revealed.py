"""How much a party's public texts gave away of what matters to it: one fixed observer, session by session.

The observer hears what is put forward to all and nothing else, and counts: of every two texts of a party, one after
the other, each issue on which it asks for the same clause again gets one. Who holds on to a clause is taken to care for
it, as in the frequency model of HardHeaded (van Krimpen, Looije and Hajizadeh 2013), with equal weights to begin with
and a step of one. It is no adviser and learns nothing else, so that games, seats and sessions can be compared. Its
order of the issues is held against the sheet's by Kendall's tau-b (Kendall 1945).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import sqrt
from typing import Final

from communique.debrief.path import Position
from communique.debrief.statements import stakes
from communique.debrief.steps import Step
from communique.model.package import OPEN, Terms
from communique.model.scenario import Public, Seat
from communique.model.sheet import Scenario
from communique.words import N_, number, tr

MOST: Final = 0.6
PART: Final = 0.3
"""From so much tau on it is most of the order, or a part of it."""
_SAID: Final = {
    "most": N_(
        "Who heard your public texts and nothing else could have told most of your order of the issues: {last} by "
        "Kendall's tau."
    ),
    "part": N_(
        "Who heard your public texts and nothing else could have told a part of your order of the issues: {last} by "
        "Kendall's tau."
    ),
    "little": N_(
        "Who heard your public texts and nothing else could have told little of your order of the issues: {last} by "
        "Kendall's tau."
    ),
    "reverse": N_(
        "Who heard your public texts and nothing else would have taken another order of the issues for yours: {last} "
        "by Kendall's tau."
    ),
}
TAU: Final = N_("1 is your order, 0 says nothing, −1 is the reverse.")
"""What the figure means."""


@dataclass(frozen=True, slots=True)
class Revealed:
    """What one party's public texts told of its order of the issues."""

    seat: Seat
    texts: int
    """How many texts it put forward to all."""
    scores: tuple[int, ...]
    """By issue, how often it asked for the same clause again."""
    taus: tuple[float, ...]
    """After each session, from −1 to 1; 0 while the observer can tell no issue from another."""

    def words(self) -> str:
        """How much was told, in a sentence to whoever had the seat."""
        if self.texts < 2:
            return tr("You put fewer than two texts to all, so they told nothing of your order of the issues.")
        return tr(_SAID[_degree(self.taus[-1])], last=number(self.taus[-1], 2))


def _degree(tau: float) -> str:
    if tau >= MOST:
        return "most"
    if tau >= PART:
        return "part"
    return "little" if tau > -PART else "reverse"


def revelations(scenario: Scenario, steps: Sequence[Step], path: Sequence[Position]) -> tuple[Revealed, ...]:
    """By seat, what its public texts told; without the seats to which all issues matter alike."""
    sessions = steps[-1].session if steps else 0
    found = (_of(scenario, Seat(p), sessions, path) for p in range(len(scenario.sheets)))
    return tuple(one for one in found if one is not None)


def _of(scenario: Scenario, seat: Seat, sessions: int, path: Sequence[Position]) -> Revealed | None:
    truth = stakes(scenario.sheets[seat])
    if len(set(truth)) < 2 or not sessions:
        return None
    texts = [(one.session, one.terms) for one in path if one.seat == seat and one.to is None]
    known = [observed(scenario.public, [terms for s, terms in texts if s <= k]) for k in range(1, sessions + 1)]
    return Revealed(seat, len(texts), known[-1], tuple(tau_b(scores, truth) or 0.0 for scores in known))


def observed(public: Public, texts: Sequence[Terms]) -> tuple[int, ...]:
    """By issue, in how many pairs of neighbouring texts the same clause is asked for again."""
    scores = [0] * len(public.issues)
    for before, after in pairwise(texts):
        for issue, (one, other) in enumerate(zip(before, after, strict=True)):
            scores[issue] += one == other != OPEN
    return tuple(scores)


def tau_b(one: Sequence[int], other: Sequence[int]) -> float | None:
    """Kendall's tau-b of two rankings of the same things; None where one of them ranks nothing above anything.

    >>> tau_b((1, 2, 3), (1, 3, 2)) == 1 / 3
    True
    """
    pairs = [((a > c) - (a < c), (b > d) - (b < d)) for (a, b), (c, d) in combinations(zip(one, other, strict=True), 2)]
    untied, others = sum(x != 0 for x, _ in pairs), sum(y != 0 for _, y in pairs)
    return sum(x * y for x, y in pairs) / sqrt(untied * others) if untied and others else None
