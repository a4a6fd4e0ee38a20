"""A package looked at once the talks are over: what it gives everybody, and what stands in its way.

Every package in a debrief, signed, offered, computed or real, is told in the same terms, by a `DealScale`: the
scenario at the level played, with the floors and the tension of the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

import numpy as np

from communique.analysis import Problem
from communique.model.package import Package, Terms, settle
from communique.model.scenario import Public, Seat
from communique.model.sheet import Scenario
from communique.session.session import Session
from communique.words import gain_of_hundred, in_a_row, number, of_hundred, tr


def ratio(share: Fraction) -> str:
    """A share as people read it, with two decimals: `0.50`, `−0.67`."""
    return number(float(share), 2)


def by_party(public: Public, points: Sequence[int], *, signed: bool = False) -> str:
    """Points of every party in a line, of a hundred: `Armenia 62, Russia 57`; with a sign when they are gains."""
    written = partial(gain_of_hundred, public) if signed else partial(of_hundred, public)
    rows = zip(public.parties, points, strict=True)
    return in_a_row([tr("{party} {points}", party=party.short, points=written(int(u))) for party, u in rows])


@dataclass(frozen=True, slots=True)
class Deal:
    """One package and what can be said of it."""

    package: Package
    points: tuple[int, ...]
    surplus: tuple[int, ...]
    """Over no deal, at the tension of the end."""
    feasible: bool
    """Whether floors and rules between options leave it open."""
    acceptable: bool
    """Whether enough parties to sign it are left no worse than by no deal."""
    rejected_by: tuple[tuple[Seat, str], ...]
    """(signatory, audience name) pairs that would reject it at home."""
    needs: tuple[str, ...]
    """Titles of the guarantees that it needs and that were not given."""


@dataclass(frozen=True, slots=True)
class DealScale:
    """What packages are measured with."""

    scenario: Scenario
    problem: Problem
    floors: tuple[int, ...]
    tension: int
    unlocked: tuple[int, ...] | None
    """Guarantees given; None where guarantees and audiences play no part (alternating offers)."""

    @property
    def public(self) -> Public:
        """The public part of the scenario."""
        return self.scenario.public

    @property
    def no_deal(self) -> tuple[int, ...]:
        """By party, what no deal is worth at the end."""
        return self.problem.seats.reservations

    def deal(self, package: Package) -> Deal:
        """`package`, looked at."""
        points = self.problem.points(package)
        feasible = self.problem.is_feasible(package)
        return Deal(
            package=package,
            points=tuple(points.tolist()),
            surplus=tuple(int(u) - r for u, r in zip(points, self.no_deal, strict=True)),
            feasible=feasible,
            acceptable=feasible and bool(self.problem.seats.acceptable(points[:, None])[0]),
            rejected_by=self.rejected_by(package),
            needs=self.needs(package),
        )

    def settled(self, terms: Terms) -> Package:
        """What `terms` would bring about at the end: nothing falls below a floor fixed since."""
        if not self.floors:
            return settle(terms)
        return tuple(max(choice, floor) for choice, floor in zip(terms, self.floors, strict=True))

    def rejected_by(self, package: Package) -> tuple[tuple[Seat, str], ...]:
        """The audiences of signatories that would reject `package`."""
        if self.unlocked is None:
            return ()
        return tuple(
            (seat, audience.name)
            for seat in self.public.signatories
            for audience in self.scenario.sheets[seat].unhappy(package)
        )

    def needs(self, package: Package) -> tuple[str, ...]:
        """The guarantees `package` needs and nobody gave."""
        if self.unlocked is None:
            return ()
        locks = (issue.options[choice].guarantee for issue, choice in zip(self.public.issues, package, strict=True))
        missing = sorted({lock for lock in locks if lock is not None and lock not in self.unlocked})
        return tuple(self.public.guarantees[lock].title for lock in missing)


def scale(session: Session) -> DealScale:
    """The scale of a finished game."""
    table = session.state.table
    problem = Problem.posed_by(session.scenario, floors=table.floors, tension=table.tension)
    return DealScale(session.scenario, problem, table.floors, table.tension, table.unlocked)


def gains(after: Sequence[int], before: Sequence[int]) -> tuple[int, ...]:
    """By party, what `after` gives beyond `before`."""
    return tuple((np.asarray(after, np.int64) - np.asarray(before, np.int64)).tolist())


def differences(public: Public, before: Package, after: Package) -> tuple[str, ...]:
    """What changes from one package to another, a phrase a clause: `Mined areas: from "A" to "B"`."""
    return tuple(
        tr(
            '{issue}: from "{before}" to "{after}"',
            issue=issue.short,
            before=issue.options[old].label,
            after=issue.options[new].label,
        )
        for issue, old, new in zip(public.issues, before, after, strict=True)
        if old != new
    )
