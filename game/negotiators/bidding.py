"""Choosing a package: worth at least so much to oneself, and as good as possible by another measure.

The measure is a table `joint[issue][option]`: what the others are believed to gain, or how often they asked for
it. Without links the best such package is found by one exchange rate for all issues (a Lagrangian sweep, the
logrolling of Raiffa 1982, chapter 11, done exactly up to the gaps of the hull); what links, public rules and
audiences then break is mended by local search.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.model.package import Package
from game.negotiators.space import Space

Joint = Sequence[Sequence[int]]
"""joint[issue][option], any unit, not negative."""

_RATES: Final = 32
"""Exchange rates tried between the others' measure (0) and one's own points (this)."""
_MENDS: Final = 12
"""Steps of local search at most."""


class Menu:
    """The packages that can be put on the table now: floors and guarantees leave these options of each issue."""

    __slots__ = ("_tops", "options", "space")

    def __init__(self, space: Space, floors: Sequence[int], unlocked: Sequence[int] | None) -> None:
        """`floors` may be empty; `unlocked` None means that guarantees play no part."""
        self.space = space
        self.options = tuple(
            tuple(
                k
                for k, option in enumerate(issue.options)
                if (not floors or k >= floors[i])
                and (unlocked is None or option.guarantee is None or option.guarantee in unlocked)
            )
            or ((floors[i] if floors else 0),)
            for i, issue in enumerate(space.public.issues)
        )
        self._tops: dict[bool, Package] = {}

    def top(self, careful: bool) -> Package:
        """The package worth most to the seat; one that its audiences would ratify when `careful`."""
        if careful not in self._tops:
            nothing = tuple((0,) * size for size in self.space.sizes)
            self._tops[careful] = self.trade(nothing, 1 << 60, careful)
        return self._tops[careful]

    def trade(self, joint: Joint, target: int, careful: bool) -> Package:
        """A package worth at least `target` to the seat, if there is one, with the largest joint measure found.

        It keeps the public rules, and its own audiences content when `careful`, wherever local search can
        reach that. About 30 microseconds for 9 issues of 4 options.
        """
        package = self._sweep(joint, target)
        space = self.space
        if space.linked or (careful and space.audiences):
            fine = (
                not space.broken(package)
                and space.value(package) >= target
                and not (careful and space.unhappy(package))
            )
            return tuple(package) if fine else self.mend(package, joint, target, careful)
        return tuple(package)

    def _sweep(self, joint: Joint, target: int) -> list[int]:
        rows = self.space.rows
        own_span = max(1, sum(self.space.spans))
        joint_span = max(1, sum(map(max, joint)))
        low, high = 0, _RATES
        best = self._mix(joint, own_span, joint_span, high)
        while low < high:
            rate = (low + high) // 2
            package = self._mix(joint, own_span, joint_span, rate)
            if sum([row[k] for row, k in zip(rows, package, strict=True)]) >= target:
                best, high = package, rate
            else:
                low = rate + 1
        return self._fill(best, joint, target)

    def _mix(self, joint: Joint, own_span: int, joint_span: int, rate: int) -> list[int]:
        """The package with the largest weighted sum; at the ends of the scale the other side breaks ties."""
        own_weight = rate * joint_span * 64 + 1
        joint_weight = (_RATES - rate) * own_span * 64 + 1
        package = []
        for row, other, options in zip(self.space.rows, joint, self.options, strict=True):
            scores = [own_weight * row[k] + joint_weight * other[k] for k in options]
            package.append(options[scores.index(max(scores))])
        return package

    def _fill(self, package: list[int], joint: Joint, target: int) -> list[int]:
        """Spend what is left above the target: single changes that the others gain by, best first."""
        rows = self.space.rows
        spare = sum([row[k] for row, k in zip(rows, package, strict=True)]) - target
        if spare <= 0:
            return package
        gains = []
        for i, at in enumerate(package):
            row, other = rows[i], joint[i]
            for k in self.options[i]:
                if other[k] > other[at] and row[at] - row[k] <= spare:
                    gains.append((other[at] - other[k], i, k))
        for _, i, k in sorted(gains):
            loss = rows[i][package[i]] - rows[i][k]
            if joint[i][k] > joint[i][package[i]] and loss <= spare:
                spare -= loss
                package[i] = k
        return package

    def mend(self, package: Sequence[int], joint: Joint, target: int, careful: bool) -> Package:
        """`package` improved by single changes: rules first, then audiences, then the target, then the others."""
        best = list(package)
        score = self._score(best, joint, target, careful)
        for _ in range(_MENDS):
            start = score
            chosen: tuple[int, int] | None = None
            for i, options in enumerate(self.options):
                at = best[i]
                for k in options:
                    if k == at:
                        continue
                    best[i] = k
                    tried = self._score(best, joint, target, careful)
                    if tried > score:
                        score, chosen = tried, (i, k)
                best[i] = at
            if chosen is None or score == start:
                break
            best[chosen[0]] = chosen[1]
        return tuple(best)

    def _score(self, package: Sequence[int], joint: Joint, target: int, careful: bool) -> tuple[int, int, int, int]:
        space = self.space
        own = space.value(package)
        return (
            -space.broken(package),
            -space.unhappy(package) if careful and space.audiences else 0,
            min(0, own - target),
            sum([row[k] for row, k in zip(joint, package, strict=True)]),
        )


def menu_of(space: Space, floors: tuple[int, ...], unlocked: tuple[int, ...] | None) -> Menu:
    """The menu under these floors and guarantees; remembered with the space."""
    key = (floors, unlocked)
    found = space.menus.get(key)
    if not isinstance(found, Menu):
        found = space.menus[key] = Menu(space, floors, unlocked)
    return found
