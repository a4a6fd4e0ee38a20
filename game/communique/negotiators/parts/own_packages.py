"""A seat's own arithmetic: what packages are worth to it, which can stand, and all of them in order of value.

One `Space` is kept with each briefing; it knows the seat's own sheet and nobody else's.
Spaces of up to `LIMIT` packages are listed whole; larger ones are thinned to `LIMIT` while they are built up
issue by issue, the best prefixes always kept, so nothing here grows with the size of an imported domain.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from copy import copy
from math import prod
from operator import getitem, mul
from struct import Struct
from typing import Final

from communique.model.package import Package
from communique.model.scenario import Public, Role, Seat
from communique.model.sheet import Sheet
from communique.rules.state import TENSION_MAX
from communique.rules.terms import needed
from communique.views import PartyView

LIMIT: Final = 1 << 18
"""The most packages that are ever listed."""

_KEPT: Final = 64
"""How many readings of its sheet a space remembers, at most: a seat needs one a game."""

_BEST: Final = 1 << 12
"""How many of the best prefixes survive each thinning."""


class Space:
    """What one seat knows about packages. Holds tables that are built when first asked for."""

    __slots__ = (
        "_bundles",
        "_bundles_on",
        "_by_rules",
        "_felt",
        "_joined",
        "_ladder",
        "_linked_to",
        "_links",
        "_readings",
        "_rules",
        "audiences",
        "by_weight",
        "consent",
        "counterparts",
        "everyone",
        "heeded",
        "menus",
        "no_deals",
        "others",
        "prior",
        "public",
        "reckoned",
        "rows",
        "sheet",
        "signing",
        "signs",
        "sizes",
        "spans",
        "stakes",
        "tied",
        "timetables",
        "tops",
        "tradable",
    )

    def __init__(self, public: Public, sheet: Sheet) -> None:
        self.public, self.sheet = public, sheet
        self.sizes = public.sizes
        self.rows = sheet.points
        self.spans = tuple(max(row) - min(row) for row in sheet.points)
        """By issue, the most that the seat can gain or lose there."""
        self.stakes = self.spans
        """The same as somebody reads the sheet, see `read_with`."""
        self.tops = tuple(max(row) for row in sheet.points)
        self.by_weight = tuple(sorted(range(len(self.spans)), key=lambda i: (-self.spans[i], i)))
        """The issues, the weightiest first."""
        self.tradable = tuple(i for i, issue in enumerate(public.issues) if not issue.humanitarian)
        """The issues that may be weighed against others aloud: those on which no people hang."""
        self.audiences = tuple((a.issues, a.threshold) for a in sheet.audiences)
        felt = tuple((tuple((i, self.rows[i]) for i in issues), least) for issues, least in self.audiences)
        self._felt = felt
        self.heeded = tuple(
            tuple(one for one in felt if any(i == at for i, _ in one[0])) for at in range(len(self.rows))
        )
        """By issue, the audiences at home that look at it: what they add up, and how much has to come of it."""
        # Objects, for what is kept is made by modules that stand on this one; each asks what it finds for its type.
        self.menus: dict[tuple[tuple[int, ...], tuple[int, ...] | None], object] = {}
        self.prior: object = None
        """What the seat believes of the others before anybody has spoken, see `memory`."""
        self.timetables: dict[object, object] = {}
        """What `timed` worked out for this space, see there."""
        self._links = tuple((k.issue, k.option, k.other_issue, k.other_option, k.points) for k in sheet.links)
        self._bundles = sheet.together
        self._bundles_on = tuple(
            tuple(one for one in sheet.together if issue in one.issues) for issue in range(len(self.sizes))
        )
        self._rules = tuple(
            (r.issue, r.option, r.other_issue, r.other_option, r.kind == "requires") for r in public.feasibility
        )
        self._joined = _by_option(self.sizes, self._links)
        both_ways = (*self._links, *((j, b, i, a, points) for i, a, j, b, points in self._links if i != j))
        self._linked_to = tuple(
            tuple(tuple(tie[2:] for tie in both_ways if tie[:2] == (i, k)) for k in range(size))
            for i, size in enumerate(self.sizes)
        )
        self._by_rules = _by_option(self.sizes, self._rules)
        self.tied = tuple(
            frozenset(range(size)) if bundles else named
            for named, size, bundles in zip(
                _tied(self.sizes, (*self._links, *self._rules)), self.sizes, self._bundles_on, strict=True
            )
        )
        """By issue, the options that links, bundles or rules name; any other is worth the same, and allowed, beside
        anything."""
        self.no_deals = tuple(sheet.no_deal(public, tension) for tension in range(TENSION_MAX + 1))
        """By tension, what no deal is worth to the seat."""
        self._ladder: Ladder | None = None
        self._readings: dict[tuple[int, ...], Space] = {}
        seats = public.signatories
        self.signs = sheet.seat in seats
        """True when this seat's signature counts."""
        self.everyone = tuple(Seat(p) for p in range(len(public.parties)) if p != sheet.seat)
        """All other seats."""
        signing = tuple(s for s in seats if s != sheet.seat)
        self.others = tuple(s for s in signing if needed(public, s)) or signing or self.everyone
        """Whose consent a proposal of this seat needs, or would do well to have."""
        self.signing = signing or self.everyone
        """All others who may sign."""
        self.consent = self.signing if public.signing.rule == "k-of-n" else self.others
        """Whose consent counts at a conference. Where some of many have to sign, everybody's: none is enough alone."""
        principals = tuple(s for s in self.consent if public.parties[s].role is Role.PRINCIPAL)
        self.counterparts = principals or self.consent
        """Whose conduct counts: the principals among those whose consent does, or all others where there are none."""
        self.reckoned = tuple(s for s in self.counterparts if s in self.others) or self.counterparts
        """Those of them whose consent is needed, or all where nobody's alone is."""

    def value(self, package: Sequence[int]) -> int:
        """Points of the package on the seat's own sheet, links and bundles included."""
        total = sum(map(getitem, self.rows, package))
        for i, by_option in self._joined:
            for j, b, points in by_option[package[i]]:
                if package[j] == b:
                    total += points
        for bundle in self._bundles:
            total += bundle.value(package)
        return total

    def part(self, issue: int, package: Sequence[int]) -> int:
        """What hangs on one issue: its clause, the links that this clause completes, the bundles that it is in.

        When only this issue changes, `value` changes by as much as this does.
        """
        option = package[issue]
        total = self.rows[issue][option]
        for j, b, points in self._linked_to[issue][option]:
            if package[j] == b:
                total += points
        for bundle in self._bundles_on[issue]:
            total += bundle.value(package)
        return total

    def broken(self, package: Sequence[int]) -> int:
        """How many public rules between options the package breaks."""
        count = 0
        for i, by_option in self._by_rules:
            for j, b, requires in by_option[package[i]]:
                if (package[j] == b) != requires:
                    count += 1
        return count

    def unhappy(self, package: Sequence[int]) -> int:
        """How many audiences at home would reject the package; they go by the sheet as it is written."""
        return _rejecting(self._felt, package)

    def unhappy_about(self, issue: int, package: Sequence[int]) -> int:
        """How many of those that look at the issue would: all that a change of this issue can move."""
        return _rejecting(self.heeded[issue], package)

    def worth_saying(self, issue: int, options: tuple[int, ...]) -> tuple[int, ...]:
        """Of `options`, those that the seat would put forward: where people hang on it, none that does less in vain.

        To withhold help is worth nothing in itself. What may weigh against the fuller clause is what it costs
        elsewhere, by a link or a rule that names it.
        """
        if not self.public.issues[issue].humanitarian:
            return options
        row = self.rows[issue]
        costly = {a for i, a, *_ in self._rules if i == issue} | {b for _, _, j, b, _ in self._rules if j == issue}
        for i, a, j, b, points in self._links:
            if points < 0:
                costly |= {k for at, k in ((i, a), (j, b)) if at == issue}
        fuller = [k for k in options if k not in costly]
        return tuple(k for k in options if not any(more > k and row[more] >= row[k] for more in fuller))

    def read_with(self, concerns: tuple[int, ...]) -> Space:
        """The same arithmetic for somebody who weighs the issues so, in percent of what they weigh on the sheet.

        The whole is worth about as much as before; no issue on which people hang weighs less. The last few are kept.
        """
        found = self._readings.get(concerns)
        if found is None:
            if len(self._readings) >= _KEPT:
                self._readings.clear()
            found = self._readings[concerns] = _read(self, concerns)
        return found

    @property
    def linked(self) -> bool:
        """True when a package is worth more or less than the sum of its clauses, or rules bind them."""
        return bool(self._links or self._rules or self._bundles)

    @property
    def ladder(self) -> Ladder:
        """All packages that keep the public rules, in order of own value (thinned above LIMIT)."""
        if self._ladder is None:
            self._ladder = Ladder(self)
        return self._ladder


Felt = tuple[tuple[tuple[tuple[int, tuple[int, ...]], ...], int], ...]
"""Audiences: the (issue, row of points) pairs that each adds up, and the least that has to come of it."""


def _rejecting(felt: Felt, package: Sequence[int]) -> int:
    count = 0
    for rows, threshold in felt:
        total = 0
        for i, row in rows:
            total += row[package[i]]
        if total < threshold:
            count += 1
    return count


Ties = tuple[tuple[int, tuple[tuple[tuple[int, int, int], ...], ...]], ...]
"""(issue, by option of it: what else there is to look at), only of issues that have some."""


def _by_option(sizes: Sequence[int], ties: Sequence[tuple[int, int, int, int, int]]) -> Ties:
    """`ties` (issue, option, and three things more) by issue and option: of many, a package meets few."""
    issues = dict.fromkeys(tie[0] for tie in ties)
    return tuple((i, tuple(tuple(t[2:] for t in ties if t[:2] == (i, k)) for k in range(sizes[i]))) for i in issues)


def _tied(sizes: Sequence[int], ties: Sequence[tuple[int, int, int, int, int]]) -> tuple[frozenset[int], ...]:
    named = {clause for i, a, j, b, _ in ties for clause in ((i, a), (j, b))}
    return tuple(frozenset(k for at, k in named if at == issue) for issue in range(len(sizes)))


def _read(space: Space, concerns: tuple[int, ...]) -> Space:
    factors = [
        max(100, percent) if issue.humanitarian else percent
        for issue, percent in zip(space.public.issues, concerns, strict=True)
    ]
    before, after = 100 * sum(space.tops), max(1, sum(map(mul, factors, space.tops)))
    # What goes by the sheet as it is written stays shared: audiences, links, rules, what no deal is worth.
    reading = copy(space)
    reading.menus, reading.timetables, reading._ladder, reading._readings = {}, {}, None, {}
    reading.rows = tuple(
        tuple([points * factor * before // (100 * after) for points in row])
        for row, factor in zip(space.rows, factors, strict=True)
    )
    reading.tops = tuple(map(max, reading.rows))
    reading.stakes = tuple([max(row) - min(row) for row in reading.rows])
    return reading


class Ladder:
    """Packages from worst to best by own value; equal values in order of package id. Holds two arrays."""

    __slots__ = ("_choices", "_length", "_unpacked", "values")

    def __init__(self, space: Space) -> None:
        self.values, self._choices = _listed(space)
        """Values by rank; and the packages one after another, an entry for each issue."""
        form = Struct(f"{len(space.sizes)}{self._choices.typecode}")
        self._unpacked, self._length = form.unpack_from, form.size

    def __len__(self) -> int:
        """How many packages are listed."""
        return len(self.values)

    @property
    def choices(self) -> array[int]:
        """The packages by rank, one after another, an entry for each issue; not to be changed."""
        return self._choices

    def rank(self, points: int) -> int:
        """The lowest rank whose package is worth at least `points`; the length when there is none."""
        return bisect_left(self.values, points)

    def package(self, rank: int) -> Package:
        """The package at `rank`."""
        return self._unpacked(self._choices, rank * self._length)


def _listed(space: Space) -> tuple[array[int], array[int]]:
    """Values and choices of all packages, sorted by value and id; numpy does the work and is imported only here.

    Too many are thinned by rank, the best kept; ids stay in ascending order all along, so that a stable sort by
    value breaks ties by id.
    """
    import numpy as np

    values = np.zeros(1, np.int64)
    ids = np.zeros(1, np.int64)
    whole = prod(space.sizes) <= LIMIT
    # Counted so that the last issue has the number 0.
    for last, row in enumerate(space.rows, start=1 - len(space.rows)):
        values = np.add.outer(values, np.asarray(row, np.int64)).ravel()
        ids = np.add.outer(ids * len(row), np.arange(len(row), dtype=np.int64)).ravel()
        most = LIMIT if whole or last == 0 else LIMIT // 4
        if len(values) > most:
            order = np.argsort(values, kind="stable")
            spread = np.linspace(0, len(order) - _BEST - 1, most - _BEST).astype(np.int64)
            kept = np.sort(order[np.concatenate([spread, np.arange(len(order) - _BEST, len(order))])])
            values, ids = values[kept], ids[kept]
    columns, rest = [], ids
    for size in reversed(space.sizes):
        rest, column = np.divmod(rest, size)
        columns.append(column)
    columns.reverse()
    for i, a, j, b, points in space._links:
        values = values + np.where((columns[i] == a) & (columns[j] == b), points, 0)
    for box in space.sheet.boxes:
        inside = np.ones(len(ids), bool)
        for issue, first, last in box.bounds:
            inside &= (first <= columns[issue]) & (columns[issue] <= last)
        values = values + np.where(inside, box.points, 0)
    for bundle in space.sheet.bundles:
        place = np.ravel_multi_index([columns[issue] for issue in bundle.issues], bundle.sizes)
        values = values + np.asarray(bundle.points, np.int64)[place]
    good = np.ones(len(ids), bool)
    for i, a, j, b, requires in space._rules:
        good &= (columns[i] != a) | ((columns[j] == b) == requires)
    order = np.argsort(values, kind="stable")
    order = order[good[order]]
    small = max(space.sizes) <= 1 << 8
    choices = np.stack(columns, axis=1)[order].astype(np.uint8 if small else np.uint16)
    return array("q", values[order].tobytes()), array("B" if small else "H", choices.tobytes())


def space_of(view: PartyView) -> Space:
    """The space of the view's briefing; built once, and kept with the briefing."""
    briefing = view.briefing
    found = briefing.worked_out.get(Space)
    if not isinstance(found, Space):
        found = briefing.worked_out[Space] = Space(briefing.public, briefing.sheet)
    return found
