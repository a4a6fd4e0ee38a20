"""Choosing a package: worth at least so much to oneself, and as good as possible by another measure.

The measure is a table `joint[issue][option]`: what the others are believed to gain, or how often they asked for
it. Without links the best such package is found by one rate of exchange for all issues (logrolling, Raiffa
1982, chapter 11, as a Lagrangian relaxation: exact up to the gaps of each issue's hull). What links, public
rules and audiences then break is mended by local search.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import pairwise, product
from operator import getitem, itemgetter
from typing import Final, TypeVar

from communique.model.package import Package, Terms, settle
from communique.negotiators.parts.own_packages import Space

Joint = tuple[tuple[int, ...], ...]
"""joint[issue][option], any unit, not negative."""

K = TypeVar("K")
V = TypeVar("V")

Climb = tuple[tuple[int, ...], int, list[tuple[int, int, int]]]
"""The ways up in own points on one issue: by option the joint measure, the option best by it, and from there each
step up as (rate, issue, option): what it costs the joint measure, in millionths."""

Merit = tuple[int, int, int, int]
"""How good a package is, what counts for most first: rules broken, audiences unhappy and points missing, all below
zero, and the joint measure."""

KNOWN: Final = 8
"""How much more a thousandth of belief weighs than an own point given up for nothing known; see `Exchange`."""
_MENDS: Final = 12
"""Steps of local search at most."""
_JUDGED: Final = 1 << 13
"""Terms whose worth is remembered, at most."""
_EXCHANGES: Final = 1 << 7
"""Exchanges that a menu remembers, at most. More would hit little more often, and what is kept has a price too."""
_CLIMBS: Final = 1 << 9
"""Climbs that it remembers of an issue, and packages that an exchange remembers, at most."""
_COMBINATIONS: Final = 256
"""Ways to settle one audience's issues that are looked at, at most."""


class Menu:
    """The packages that can be put on the table now: floors and guarantees leave these options of each issue."""

    __slots__ = ("_climbs", "_floors", "_home", "_judged", "_tops", "best", "exchanges", "options", "rising", "space")

    def __init__(self, space: Space, floors: Sequence[int], unlocked: Sequence[int] | None) -> None:
        """`floors` may be empty; `unlocked` None means that guarantees play no part."""
        self.space = space
        on_the_table = [
            tuple(
                k
                for k, option in enumerate(issue.options)
                if (not floors or k >= floors[i])
                and (unlocked is None or option.guarantee is None or option.guarantee in unlocked)
            )
            or ((floors[i] if floors else 0),)
            for i, issue in enumerate(space.public.issues)
        ]
        self.options = tuple(space.worth_saying(i, options) for i, options in enumerate(on_the_table))
        """What the seat may put forward on each issue."""
        self.rising = tuple(
            tuple(sorted(options, key=row.__getitem__)) for row, options in zip(space.rows, self.options, strict=True)
        )
        """The options of each issue in order of own points."""
        self.best = tuple(
            max(options, key=row.__getitem__) for row, options in zip(space.rows, self.options, strict=True)
        )
        """The option of each issue that is worth most to the seat, the first of equals."""
        self._floors = tuple(floors)
        self._home = bool(space.audiences) and unlocked is not None
        self._judged: dict[Terms, tuple[int, int]] = {}
        self._tops: dict[bool, tuple[Package, int]] = {}
        self.exchanges: dict[tuple[Hashable, int], Exchange] = {}
        self._climbs: dict[int, tuple[dict[tuple[int, ...], Climb], ...]] = {}

    def exchange(self, key: Hashable, joint: Callable[[], Joint], known: int = 0) -> Exchange:
        """The trades by the measure that `key` stands for; `joint` makes its table. Remembered from game to game.

        Equal keys must mean equal tables.
        """
        found = self.exchanges.get((key, known))
        if found is None:
            found = _kept(self.exchanges, _EXCHANGES, (key, known), Exchange(self, joint(), known))
        return found

    def climbs(self, joint: Joint, known: int) -> list[Climb]:
        """By issue the ways up in own points, where `joint` is what the others gain by option. Remembered by issue."""
        kept = self._climbs.get(known)
        if kept is None:
            kept = self._climbs[known] = tuple({} for _ in self.space.rows)
        return [
            found.get(other) or _kept(found, _CLIMBS, other, self._climb(issue, other, known))
            for issue, (other, found) in enumerate(zip(joint, kept, strict=True))
        ]

    def _climb(self, issue: int, other: tuple[int, ...], known: int) -> Climb:
        row, joint = self.space.rows[issue], other
        if known:
            most = self.space.tops[issue]
            joint = tuple([known * theirs + most - own for theirs, own in zip(other, row, strict=True)])
        return _climb(issue, row, joint, self.rising[issue])

    def judge(self, terms: Terms) -> tuple[int, int]:
        """What signing `terms` is worth to the seat, and how many of its audiences would reject them; remembered.

        In alternating offers no audience is asked.
        """
        known = self._judged.get(terms)
        if known is None:
            if len(self._judged) >= _JUDGED:
                self._judged.clear()
            package = settle(terms, self._floors)
            space = self.space
            known = self._judged[terms] = space.value(package), space.unhappy(package) if self._home else 0
        return known

    def top(self, careful: bool) -> int:
        """What the package worth most to the seat is worth; one that would be ratified when `careful`."""
        known = self._tops.get(careful)
        if known is None:
            nothing = tuple([(0,) * size for size in self.space.sizes])
            package = Exchange(self, nothing).trade(1 << 60, careful)
            known = self._tops[careful] = package, self.space.value(package)
        return known[1]


class Exchange:
    """The trades between a seat's own points and one joint measure, cheapest first. Built once, asked often."""

    __slots__ = ("_first", "_own", "_steps", "_traded", "joint", "menu")

    def __init__(self, menu: Menu, joint: Joint, known: int = 0) -> None:
        """`known` 0 takes `joint` as it is; otherwise its unit weighs `known` times as much as an own point given up.

        That counts a little then, since it may please the others where nothing is known of them.
        """
        self.menu = menu
        climbs = menu.climbs(joint, known)
        self.joint = [joint for joint, _, _ in climbs]
        self._first = [first for _, first, _ in climbs]
        """The package best by the joint measure."""
        steps: list[tuple[int, int, int]] = []
        for _, _, climb in climbs:
            steps += climb
        steps.sort(key=itemgetter(0))
        self._steps = steps
        """(rate, issue, option): what each step up in own points costs the joint measure, in millionths.

        Of steps that cost the same, those of earlier issues come first.
        """
        self._own = sum(map(getitem, menu.space.rows, self._first))
        self._traded: dict[tuple[int, bool], Package] = {}

    def trade(self, target: int, careful: bool) -> Package:
        """A package worth at least `target` to the seat, if there is one, with the largest joint measure found.

        It keeps the public rules, and its own audiences content when `careful`, wherever local search can
        reach that. Remembered by target.
        """
        found = self._traded.get((target, careful))
        if found is None:
            found = _kept(self._traded, _CLIMBS, (target, careful), self._trade(target, careful))
        return found

    def _trade(self, target: int, careful: bool) -> Package:
        space, rows = self.menu.space, self.menu.space.rows
        package, own = self._first.copy(), self._own
        for _, issue, option in self._steps:
            if own >= target:
                break
            own += rows[issue][option] - rows[issue][package[issue]]
            package[issue] = option
        fixed: set[int] = set()
        if careful and space.audiences:
            own += self._content(package, fixed)
        if own > target:
            self._fill(package, own - target, fixed)
        if not space.linked and not (careful and space.audiences):
            return tuple(package)
        fine = not space.broken(package) and space.value(package) >= target
        if fine and not (careful and space.unhappy(package)):
            return tuple(package)
        return self.mend(package, target, careful)

    def _content(self, package: list[int], fixed: set[int]) -> int:
        """Settle the issues of each unhappy audience so that it is content, at the least cost to the others.

        Changes `package`, puts those issues into `fixed`, and returns the points the seat gained.
        """
        rows, joint, options = self.menu.space.rows, self.joint, self.menu.options
        written, gained = self.menu.space.sheet.points, 0
        for issues, threshold in self.menu.space.audiences:
            fixed.update(issues)
            if sum([written[i][package[i]] for i in issues]) >= threshold:
                continue
            now = sum([rows[i][package[i]] for i in issues])
            best: tuple[int, int, tuple[int, ...]] | None = None
            for count, way in enumerate(product(*[options[i] for i in issues])):
                if sum([written[i][k] for i, k in zip(issues, way, strict=True)]) < threshold:
                    continue
                # The limit counts once a way was found: no audience stays unhappy for want of looking.
                if count >= _COMBINATIONS and best is not None:
                    break
                own = sum([rows[i][k] for i, k in zip(issues, way, strict=True)])
                other = sum([joint[i][k] for i, k in zip(issues, way, strict=True)])
                if best is None or (other, own) > best[:2]:
                    best = other, own, way
            if best is not None:
                gained += best[1] - now
                for i, k in zip(issues, best[2], strict=True):
                    package[i] = k
        return gained

    def _fill(self, package: list[int], spare: int, fixed: set[int]) -> None:
        """Spend what lies above the target: single changes of `package` that the others gain by, best first."""
        rows, joint, options = self.menu.space.rows, self.joint, self.menu.options
        gains: list[tuple[int, int, int]] = []
        for i, at in enumerate(package):
            if at == self._first[i] or i in fixed:
                continue
            row, other = rows[i], joint[i]
            least, most = row[at] - spare, other[at]
            gains += [(most - other[k], i, k) for k in options[i] if other[k] > most and row[k] >= least]
        gains.sort()
        for _, i, k in gains:
            at = package[i]
            loss = rows[i][at] - rows[i][k]
            # Asked again: a change before this one may have settled the issue better, or spent what this one costs.
            if joint[i][k] > joint[i][at] and loss <= spare:
                spare -= loss
                package[i] = k

    def mend(self, package: Sequence[int], target: int, careful: bool) -> Package:
        """`package` improved by single changes: rules first, then audiences, then the target, then the others."""
        best = list(package)
        score = self._score(best, target, careful)
        for _ in range(_MENDS):
            score, change = self._best_change(best, score, target, careful)
            if change is None:
                break
            best[change[0]] = change[1]
        return tuple(best)

    def _best_change(
        self, package: list[int], score: Merit, target: int, careful: bool
    ) -> tuple[Merit, tuple[int, int] | None]:
        """The single change that scores most, (issue, option), and its score; None where none beats `score`.

        `score` is that of `package`. It says what `_score` would say of each change, but works out only what the
        change can touch, and what counts for most first.
        """
        space, rows, chosen = self.menu.space, self.menu.space.rows, None
        rules, home, _, others = score
        worth = space.value(package) - target
        for i, options in enumerate(self.menu.options):
            at, row, joint, tied = package[i], rows[i], self.joint[i], space.tied[i]
            rest = worth - space.part(i, package)
            heard = careful and bool(space.heeded[i])
            others_at_home = home + space.unhappy_about(i, package) if heard else home
            for k in options:
                if k == at:
                    continue
                package[i] = k
                bound = k in tied or at in tied
                kept = -space.broken(package) if bound else rules
                content = others_at_home - space.unhappy_about(i, package) if heard else home
                if kept < score[0] or (kept == score[0] and content < score[1]):
                    continue
                missing = rest + (space.part(i, package) if bound else row[k])
                tried = kept, content, missing if missing < 0 else 0, others + joint[k] - joint[at]
                if tried > score:
                    score, chosen = tried, (i, k)
            package[i] = at
        return score, chosen

    def _score(self, package: Sequence[int], target: int, careful: bool) -> Merit:
        space = self.menu.space
        missing = space.value(package) - target
        return (
            -space.broken(package),
            -space.unhappy(package) if careful else 0,
            missing if missing < 0 else 0,
            sum(map(getitem, self.joint, package)),
        )


def _climb(issue: int, row: tuple[int, ...], joint: tuple[int, ...], options: tuple[int, ...]) -> Climb:
    hull = _hull(row, joint, options)
    steps = [((joint[at] - joint[k]) * 1_000_000 // (row[k] - row[at]), issue, k) for at, k in pairwise(hull)]
    return joint, hull[0], steps


def _hull(row: Sequence[int], other: Sequence[int], options: Sequence[int]) -> list[int]:
    """The options on the upper hull, from the best for the others to the best for the seat.

    `options` rise in own points. Between two neighbours of the hull, what a point costs the others rises too.
    """
    hull: list[int] = []
    for k in options:
        own, theirs = row[k], other[k]
        if hull:
            if other[hull[-1]] >= theirs and row[hull[-1]] == own:
                continue
            while hull and other[hull[-1]] <= theirs:
                hull.pop()
        while len(hull) > 1:
            a, b = hull[-2], hull[-1]
            # What a point costs on either side of b, compared crosswise: whole numbers, and nothing is divided by
            # zero.
            if (other[a] - other[b]) * (own - row[b]) < (other[b] - theirs) * (row[b] - row[a]):
                break
            hull.pop()
        hull.append(k)
    return hull


def _kept(known: dict[K, V], most: int, key: K, value: V) -> V:
    """`value`, put into `known` under `key`; everything else goes when there would be more than `most`."""
    if len(known) >= most:
        known.clear()
    known[key] = value
    return value


def menu_of(space: Space, floors: tuple[int, ...], unlocked: tuple[int, ...] | None) -> Menu:
    """The menu under these floors and guarantees; remembered with the space."""
    key = (floors, unlocked)
    found = space.menus.get(key)
    # A space keeps menus without knowing what they are, see there.
    if not isinstance(found, Menu):
        found = space.menus[key] = Menu(space, floors, unlocked)
    return found
