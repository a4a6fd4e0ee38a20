"""What a reference player knows when it decides: its view, its own packages by number, and how the talks stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import prod
from typing import Final

import numpy as np
import numpy.typing as npt

from communique.model.package import OPEN, Package, Terms, settle
from communique.rules.kind import Move
from communique.rules.moves import kind_of
from communique.rules.state import ConferenceTable, Standing
from communique.views import Heard, PartyView

Numbers = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
_KEY: Final = "bench.table.own"


class Own:
    """The packages of a case as one sheet sees them. A function of the briefing."""

    def __init__(self, view: PartyView) -> None:
        public, sheet = view.public, view.sheet
        self.sizes = tuple(len(issue.options) for issue in public.issues)
        grid = summed(self.sizes, sheet.points).reshape(self.sizes)
        for link in sheet.links:
            grid[at(len(self.sizes), link.issue, link.option, link.other_issue, link.other_option)] += link.points
        good = np.ones(self.sizes, dtype=bool)
        for rule in public.feasibility:
            here = at(len(self.sizes), rule.issue, rule.option)
            there = np.zeros(self.sizes, dtype=bool)
            there[at(len(self.sizes), rule.other_issue, rule.other_option)] = True
            good[here] &= there[here] if rule.kind == "requires" else ~there[here]
        for audience in sheet.audiences:
            rows = [sheet.points[i] if i in audience.issues else (0,) * n for i, n in enumerate(self.sizes)]
            good &= summed(self.sizes, rows).reshape(self.sizes) >= audience.threshold
        found = np.flatnonzero(good)
        self.index = found if len(found) else np.arange(grid.size)
        """The numbers of the packages that are feasible and would be ratified at home: all that is looked at."""
        self.worth: Numbers = grid.reshape(-1)[self.index]
        self.best = float(self.worth.max())
        self.open: dict[object, Mask] = {}
        """What may be offered, by floors and guarantees; at most one, the last that was asked for."""

    def of(self, rows: Sequence[Sequence[float]]) -> Numbers:
        """By place in `index`, the sum over issues of `rows[issue][option]`."""
        total: Numbers = summed(self.sizes, rows)[self.index]
        return total


def at(n: int, *pairs: int) -> tuple[object, ...]:
    """The index of all packages that hold the given (issue, option) pairs."""
    where: list[object] = [slice(None)] * n
    for issue, option in zip(pairs[::2], pairs[1::2], strict=True):
        where[issue] = option
    return tuple(where)


def summed(sizes: Sequence[int], rows: Sequence[Sequence[float]]) -> Numbers:
    """By package number, the sum over issues of `rows[issue][option]`."""
    total = np.zeros(1, dtype=np.float32)
    for row in rows:
        total = np.add.outer(total, np.asarray(row, dtype=np.float32)).reshape(-1)
    assert len(total) == prod(sizes)
    return total


class Look:
    """One decision's facts. Made anew each time; nothing of it is kept."""

    def __init__(self, view: PartyView, table: ConferenceTable) -> None:
        self.view, self.table = view, table
        self.public, self.sheet, self.seat = view.public, view.sheet, view.seat
        self.session, self.sessions = table.session, view.public.sessions
        self.last = table.session + 1 >= view.public.sessions
        self.no_deal = view.no_deal
        self.signs = view.seat in view.public.signatories

    @cached_property
    def own(self) -> Own:
        kept = self.view.briefing.worked_out
        if _KEY not in kept:
            kept[_KEY] = Own(self.view)
        found = kept[_KEY]
        assert isinstance(found, Own)
        return found

    @cached_property
    def open(self) -> Mask:
        """The packages that may be offered now and would be ratified at home."""
        own, table = self.own, self.table
        key = table.floors, table.unlocked
        if key not in own.open:
            own.open = {key: own.of(self._shut()) == 0}
        return own.open[key]

    def _shut(self) -> list[list[float]]:
        """By issue and option, 1 where a gesture or a missing guarantee forbids it."""
        sizes, table = self.own.sizes, self.table
        out = []
        for i, issue in enumerate(self.public.issues):
            row = [k >= table.floors[i] for k in range(sizes[i])]
            for k, option in enumerate(issue.options):
                row[k] = row[k] and (option.guarantee is None or option.guarantee in table.unlocked)
            out.append([0.0 if ok else 1.0 for ok in row])
        return out

    @cached_property
    def spoken(self) -> tuple[Heard, ...]:
        """What this seat said in this session, oldest first."""
        heard, k = self.view.hearing.heard, self.view.n
        while k and heard[k - 1].session == self.session:
            k -= 1
        return tuple(h for h in heard[k : self.view.n] if h.seat == self.seat)

    @cached_property
    def said(self) -> tuple[str, ...]:
        """The names of the moves that this seat made in this session."""
        return tuple(kind_of(h.move).name for h in self.spoken)

    @cached_property
    def ever(self) -> frozenset[Move]:
        """All moves that this seat has made."""
        return frozenset(h.move for h in self.view.since(0) if h.seat == self.seat)

    @property
    def others(self) -> tuple[int, ...]:
        """The other seats."""
        return tuple(p for p in range(len(self.public.parties)) if p != self.seat)

    @property
    def standing(self) -> tuple[Standing, ...]:
        """Others' offers that this seat has not accepted."""
        every = (*self.table.offers, *self.view.desk.whispers)
        return tuple(o for o in every if o.by != self.seat and self.seat not in o.accepted)

    def named(self, target: str) -> Terms | None:
        """The text with this name: `draft` or an offer's id; None when it is not there."""
        if target == "draft":
            return self.table.draft.terms if self.table.draft is not None else None
        every = (*self.table.offers, *self.view.desk.whispers)
        return next((o.terms for o in every if o.id == target), None)

    def settled(self, terms: Terms) -> Package:
        """What signing the terms would bring."""
        return settle(terms, self.table.floors)

    def value(self, terms: Terms) -> int:
        """What signing the terms is worth to this seat; no more than no deal when home would refuse."""
        package = self.settled(terms)
        worth = self.sheet.value(package)
        return min(worth, self.no_deal) if self.sheet.unhappy(package) else worth

    def package(self, number: int) -> Package:
        """The package with this number."""
        choices = []
        for size in reversed(self.own.sizes):
            number, choice = divmod(number, size)
            choices.append(choice)
        return tuple(reversed(choices))

    def lowest(self, least: float, liking: Numbers | None = None) -> Package | None:
        """Of the open packages worth `least` or more, the most liked by `liking`; without, the one worth least."""
        fit = self.open & (self.own.worth >= least)
        if not fit.any():
            fit = self.open
        if not fit.any():
            return None
        order = -self.own.worth if liking is None else liking + self.own.worth * 1e-4
        return self.package(int(self.own.index[int(np.argmax(np.where(fit, order, -np.inf)))]))

    def aim(self, share: float) -> float:
        """So much of the way from no deal to the best package, in points."""
        return self.no_deal + share * max(0.0, self.own.best - self.no_deal)


def silent_on(terms: Terms) -> bool:
    """True when the terms leave something open."""
    return OPEN in terms
