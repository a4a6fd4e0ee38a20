"""What would have been better than a text, by what one seat may believe: looked for beside a text that it puts forward.

A text is better when the seat itself has more from it and no delegation whose consent is needed is believed to have
less. Up to two clauses are changed, and none to the worse for people. Everything comes from the seat's own view, at the
moment the view was made: its sheet, and what it had heard by then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

from communique.adviser.scene import AdviserScene
from communique.model.package import OPEN, Terms
from communique.rules.terms import stands
from communique.views import PartyView

_CLAUSES: Final = 2
_ISSUES: Final = 10
_OPTIONS: Final = 5
"""So many issues, those of most weight to the seat or believed to be to the others, and so many options of each."""


@dataclass(frozen=True, slots=True)
class BetterText:
    """A text near another one, which by belief would have cost nobody anything."""

    terms: Terms
    changes: tuple[tuple[int, int], ...]
    """(issue, option) pairs."""
    gain: int
    """How much more it is worth to the seat, in points."""


def better_text_than(view: PartyView, terms: Terms) -> BetterText | None:
    """The text near `terms` that gives the seat most more; None when none does. Of equals, fewer clauses first."""
    scene = AdviserScene(view)
    beliefs, settled = scene.course.memory.beliefs, scene.settled(terms)
    needed = [(other, beliefs.share(other, settled)) for other in scene.others]
    before, best, found = scene.worth(terms), (0, 0), terms
    for changed in _near(scene, terms):
        rank = scene.worth(changed) - before, -_apart(terms, changed)
        if rank <= best or rank[0] <= 0 or not scene.passes(changed) or not _stands(scene, changed):
            continue
        package = scene.settled(changed)
        if all(beliefs.share(other, package) >= least for other, least in needed):
            best, found = rank, changed
    pairs = tuple((i, new) for i, (old, new) in enumerate(zip(terms, found, strict=True)) if old != new)
    return BetterText(found, pairs, best[0]) if pairs else None


def _apart(one: Terms, other: Terms) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _stands(scene: AdviserScene, text: Terms) -> bool:
    return stands(scene.public, text, scene.table.floors, scene.table.unlocked)


def _near(scene: AdviserScene, terms: Terms) -> Iterator[Terms]:
    """What one or two changes of clauses make of `terms`."""
    ways = _ways(scene, terms)
    for count in range(1, _CLAUSES + 1):
        for issues in combinations(sorted(ways), count):
            for options in product(*(ways[i] for i in issues)):
                new = dict(zip(issues, options, strict=True))
                yield tuple(new.get(i, choice) for i, choice in enumerate(terms))


def _ways(scene: AdviserScene, terms: Terms) -> dict[int, tuple[int, ...]]:
    """By issue, the other options that may be put forward, the seat's best first; none that does less for people."""
    package, rows = scene.settled(terms), scene.space.rows
    weights = [max(row) - min(row) for row in scene.course.memory.beliefs.joint(scene.others)] or [0] * len(rows)
    tops = max(1, sum(scene.space.tops))
    ranked = []
    for i, options in enumerate(scene.menu.options):
        people = scene.public.issues[i].humanitarian
        other = [k for k in options if k != package[i] and not (people and k < package[i])]
        if other and terms[i] != OPEN:
            kept = tuple(sorted(other, key=lambda k: (-rows[i][k], k))[:_OPTIONS])
            ranked.append((-max(weights[i], 1000 * scene.spans[i] // tops), i, kept))
    return {i: kept for _, i, kept in sorted(ranked)[:_ISSUES]}
