"""What is read off a game of a tournament besides its end, seat by seat: its model of the others and its conduct.

It is asked for (`--readings`), since it takes each game through a session, move by move, and asks each negotiator
after the end what it believes of the others. Nothing here changes a game: its log is the same with and without.

A model is compared with what is true over all packages, or over MOST of them drawn by chance, and only their order
counts (Kendall's tau-b), as in the ANL league of 2026. A model that gives no order, all packages being equal to it,
or that stops with an error, counts as none.

Conduct is told by the steps from one's own text to one's next (Hindriks, Jonker & Tykhonov 2007): what it gains or
loses by the step, and what the others do together. Clauses left open are worth no provision there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from math import isfinite, prod
from typing import Final, NamedTuple

from communique.model.package import Package
from communique.model.scenario import Public, Seat
from communique.model.sheet import Scenario
from communique.negotiators.modelling import belief_about
from communique.negotiators.negotiator import Negotiator
from communique.rules.dice import below, dice
from communique.rules.moves.leave import Leave
from communique.rules.moves.offer import Offer
from communique.rules.moves.table_draft import TableDraft
from communique.rules.terms import broken
from communique.session import Session
from communique.simulation.statistics.rank_correlation import kendall_tau_b

MOST: Final = 10_000
"""Packages over which a model is compared with what is true, at most."""
STEPS: Final = ("concession", "selfish", "fortunate", "unfortunate", "nice", "silent")
"""The kinds of steps."""


class SeatReading(NamedTuple):
    """What one seat of one game did and believed."""

    model: float | None
    """Kendall's tau-b of its model with what is true, the mean over the others; None where it has none."""
    offers: int
    """Texts it put forward."""
    distinct: int
    """Different ones among them."""
    yielded: int
    """Points of its own sheet from the text worth most to it down to the one worth least, of those it put forward."""
    concession: int
    """Steps that cost it something and no other party together with the rest."""
    selfish: int
    """Steps that gained it something and the others nothing."""
    fortunate: int
    """Steps by which it and the others gained."""
    unfortunate: int
    """Steps by which the others lost and it gained nothing."""
    nice: int
    """Steps that cost it nothing and by which the others gained."""
    silent: int
    """Steps that changed nothing for anybody."""
    left: bool
    """Whether it left the talks."""


class GameReader:
    """Reads finished games of one scenario. Holds state: the packages compared, and what is true of them."""

    def __init__(self) -> None:
        self._packages: tuple[Package, ...] = ()
        self._true: dict[Seat, tuple[int, ...]] = {}

    def readings(self, session: Session, players: Sequence[Negotiator]) -> tuple[SeatReading, ...]:
        """By seat, what the finished game of `session`, played by `players`, lets read."""
        texts: list[list[Package]] = [[] for _ in players]
        left = set()
        for event in session.events:
            if isinstance(event.move, Offer | TableDraft):
                texts[event.seat].append(tuple([max(0, choice) for choice in event.move.terms]))
            elif isinstance(event.move, Leave):
                left.add(event.seat)
        return tuple(
            _conduct(session.scenario, Seat(seat), texts[seat], seat in left)._replace(
                model=self._model(session, player, Seat(seat))
            )
            for seat, player in enumerate(players)
        )

    def _model(self, session: Session, player: Negotiator, seat: Seat) -> float | None:
        """How well the seat's model orders packages, the mean over the others of whom it has one."""
        view = session.chair(seat).view()
        found = []
        for sheet in session.scenario.sheets:
            if sheet.seat == seat:
                continue
            true = self._worth(session.scenario, sheet.seat)
            try:
                believed = belief_about(player, view, sheet.seat, self._packages)
                tau = None if believed is None else kendall_tau_b(believed, true)
            except Exception:  # whatever a model of somebody else does when it is asked
                continue
            if tau is not None and isfinite(tau):
                found.append(tau)
        # To six decimals: a model's own arithmetic may differ in the last bit from machine to machine.
        return round(sum(found) / len(found), 6) if found else None

    def _worth(self, scenario: Scenario, seat: Seat) -> tuple[int, ...]:
        """What the packages compared are worth to `seat`."""
        if not self._packages:
            self._packages = compared(scenario.public)
        if seat not in self._true:
            self._true[seat] = tuple(map(scenario.sheets[seat].value, self._packages))
        return self._true[seat]


def _conduct(scenario: Scenario, seat: Seat, texts: Sequence[Package], left: bool) -> SeatReading:
    own = [scenario.sheets[seat].value(text) for text in texts]
    theirs = [sum(sheet.value(text) for sheet in scenario.sheets if sheet.seat != seat) for text in texts]
    ways = zip(own, own[1:], theirs, theirs[1:], strict=False)
    steps = Counter(step(after - before, then - now) for before, after, now, then in ways)
    taken = [steps[kind] for kind in STEPS]
    yielded = max(own, default=0) - min(own, default=0)
    return SeatReading._make([None, len(texts), len(set(texts)), yielded, *taken, left])


def step(own: int, others: int) -> str:
    """The kind of a step by which a party gains `own` points and the others together gain `others`."""
    if own > 0:
        return "fortunate" if others > 0 else "selfish"
    if others < 0:
        return "unfortunate"
    if own < 0:
        return "concession"
    return "nice" if others else "silent"


def compared(public: Public) -> tuple[Package, ...]:
    """The packages over which models are compared: all that the public rules let stand, or MOST drawn by chance."""
    return tuple(package for package in _drawn(public.sizes) if broken(public, package) is None)


def _drawn(sizes: Sequence[int]) -> Iterator[Package]:
    if prod(sizes) <= MOST:
        yield from product(*map(range, sizes))
        return
    for k in range(MOST):
        yield tuple(below(dice(k, i, "compared"), size) for i, size in enumerate(sizes))
