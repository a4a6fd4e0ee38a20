"""Make it acceptable: the smallest change of a text after which it beats no deal for the seat and home lets it pass.

What the seat has from it is exact. Of changes equally small, the one that is believed to cost the others least.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

from communique.adviser.scene import AdviserScene
from communique.model.package import OPEN, Terms
from communique.model.scenario import NATURE
from communique.rules.terms import stands
from communique.views import PartyView

MOST_CLAUSES: Final = 3
_ISSUES: Final = 10
_OPTIONS: Final = 6
"""So many issues, those of most use to the seat, and so many options of each are looked at."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A text that the seat could sign."""

    terms: Terms
    changes: tuple[tuple[int, int], ...]
    """(issue, option) pairs; empty when the text would do as it is."""
    gain: int
    """What the changes bring the seat, in points; exact."""


def mended(view: PartyView, terms: Terms) -> Mended | None:
    """The smallest change that makes `terms` good enough for the seat; None where no three clauses do."""
    if view.seat == NATURE or view.over or not terms:
        return None
    scene = AdviserScene(view)
    if _good(scene, terms):
        return Mended(terms, (), 0)
    beliefs, before = scene.course.memory.beliefs, scene.worth(terms)
    ways = _ways(scene, terms)
    for count in range(1, MOST_CLAUSES + 1):
        best: tuple[tuple[int, int], Terms] | None = None
        for changed in _texts(terms, ways, count):
            if not _good(scene, changed) or not _stands(scene, changed):
                continue
            package = scene.settled(changed)
            least = min((beliefs.share(other, package) for other in scene.others), default=0)
            rank = least, scene.worth(changed)
            if best is None or rank > best[0]:
                best = rank, changed
        if best is not None:
            pairs = tuple((i, new) for i, (old, new) in enumerate(zip(terms, best[1], strict=True)) if old != new)
            return Mended(best[1], pairs, scene.worth(best[1]) - before)
    return None


def _good(scene: AdviserScene, terms: Terms) -> bool:
    return scene.worth(terms) > scene.view.no_deal and scene.passes(terms)


def _stands(scene: AdviserScene, terms: Terms) -> bool:
    return stands(scene.public, terms, scene.table.floors, scene.table.unlocked)


def _texts(terms: Terms, ways: dict[int, tuple[int, ...]], count: int) -> Iterator[Terms]:
    for issues in combinations(sorted(ways), count):
        for options in product(*(ways[i] for i in issues)):
            new = dict(zip(issues, options, strict=True))
            yield tuple(new.get(i, choice) for i, choice in enumerate(terms))


def _ways(scene: AdviserScene, terms: Terms) -> dict[int, tuple[int, ...]]:
    """By issue, the other options, those worth most to the seat first; none that does less for people.

    One that is worth less may be among them: a link or a rule that ties two clauses can make it the way.
    """
    package, rows, found = scene.settled(terms), scene.space.rows, {}
    for i, options in enumerate(scene.menu.options):
        at, people = package[i], scene.public.issues[i].humanitarian
        other = (k for k in options if (k != at or terms[i] == OPEN) and not (people and k < at))
        kept = tuple(sorted(other, key=lambda k: (-rows[i][k], k))[:_OPTIONS])
        if kept:
            found[i] = kept
    most = sorted(found, key=lambda i: (rows[i][package[i]] - rows[i][found[i][0]], i))[:_ISSUES]
    return {i: found[i] for i in most}
