"""Swaps: one clause taken and another given. The seat's own gain is exact, the other side's is believed.

A swap changes two issues of a text: on one the seat moves to what is worth more to it, on the other to what is
believed to be worth more to somebody else. Clauses on which people's lives or freedom hang are never given away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from communique.adviser.believed import Believed, believed_change, change_words
from communique.adviser.picture import PartyPicture, pictures
from communique.adviser.scene import AdviserScene
from communique.model.package import OPEN, Package, Terms
from communique.model.scenario import NATURE
from communique.negotiators.parts.beliefs import Gains
from communique.rules.terms import stands
from communique.views import PartyView
from communique.words import gain_of_hundred, tr

SHOWN: Final = 4
"""So many swaps are shown, of different pairs of issues."""
_ISSUES: Final = 12
"""Beyond so many issues, those that weigh most are looked at."""


_Clause = tuple[int, int]
"""An issue and an option."""
_Rank = tuple[int, int]


@dataclass(frozen=True, slots=True)
class BelievedSwap:
    """A text with one clause taken and one given."""

    terms: Terms
    take: _Clause
    """What the seat takes."""
    give: _Clause
    gain: int
    """What it brings the seat, in points; exact."""
    theirs: tuple[Believed, ...]
    """What it is believed to bring the others whose consent is needed."""
    text: str
    """All of it in a sentence."""
    worth: str
    """`you +4, Azerbaijan about +3 (+2 to +5)`."""


def swap_of(view: PartyView, terms: Terms, take: _Clause, give: _Clause) -> BelievedSwap | None:
    """The swap of these two clauses in `terms`; None for onlookers, after the end, or where the text cannot stand."""
    if view.seat == NATURE or view.over:
        return None
    scene, changed = AdviserScene(view), _changed(terms, take, give)
    if changed == terms or not _can_stand(scene, changed):
        return None
    return _swap(scene, pictures(view), terms, changed, take, give)


def best_swaps(view: PartyView, terms: Terms) -> tuple[BelievedSwap, ...]:
    """The swaps in `terms` from which the seat gains and nobody whose consent is needed is believed to lose.

    The best first: by what the seat gains, and what the least served of the others is believed to gain on top.
    """
    if view.seat == NATURE or view.over or all(choice == OPEN for choice in terms):
        return ()
    scene = AdviserScene(view)
    tables = [scene.course.memory.beliefs.table(other) for other in scene.others]
    before, old = scene.worth(terms), scene.settled(terms)
    found: dict[tuple[int, int], tuple[_Rank, Terms, _Clause, _Clause]] = {}
    for take, give in _pairs(scene, old, tables):
        changed = _changed(terms, take, give)
        gain = scene.worth(changed) - before
        least = min((_gain(table, old, take, give) for table in tables), default=0)
        if gain <= 0 or least < 0 or before + gain <= view.no_deal or not scene.passes(changed):
            continue
        rank = 1000 * gain // max(1, scene.public.scale) + least, least
        pair = take[0], give[0]
        if (pair not in found or rank > found[pair][0]) and _can_stand(scene, changed):
            found[pair] = rank, changed, take, give
    seen = pictures(view)
    ordered = sorted(found.values(), reverse=True)[:SHOWN]
    return tuple(_swap(scene, seen, terms, changed, take, give) for _, changed, take, give in ordered)


def _pairs(scene: AdviserScene, package: Package, tables: Sequence[Gains]) -> Iterator[tuple[_Clause, _Clause]]:
    """Every clause that would be worth more to the seat, beside every other that would be to somebody else."""
    rows = scene.space.rows
    takes: list[_Clause] = []
    gives: list[_Clause] = []
    for i in sorted(range(len(rows)), key=lambda i: -scene.spans[i])[:_ISSUES]:
        at, people = package[i], scene.public.issues[i].humanitarian
        for k in scene.menu.options[i]:
            if k == at or (people and k < at):
                continue
            if rows[i][k] > rows[i][at]:
                takes.append((i, k))
            elif any(table[i][k] > table[i][at] for table in tables):
                gives.append((i, k))
    return ((take, give) for take in takes for give in gives if take[0] != give[0])


def _gain(table: Gains, old: Package, *clauses: _Clause) -> int:
    return sum(table[i][k] - table[i][old[i]] for i, k in clauses)


def _changed(terms: Terms, *clauses: _Clause) -> Terms:
    new = dict(clauses)
    return tuple(new.get(i, choice) for i, choice in enumerate(terms))


def _can_stand(scene: AdviserScene, terms: Terms) -> bool:
    return stands(scene.public, terms, scene.table.floors, scene.table.unlocked)


def _swap(
    scene: AdviserScene, seen: Sequence[PartyPicture], before: Terms, after: Terms, take: _Clause, give: _Clause
) -> BelievedSwap:
    gain = scene.worth(after) - scene.worth(before)
    theirs = tuple(believed_change(scene, one, before, after) for one in seen if one.seat in scene.others)
    text = tr("Take {taken}; give {given}.", taken=_said(scene, take), given=_said(scene, give))
    return BelievedSwap(
        after, take, give, gain, theirs, text, change_words(gain_of_hundred(scene.public, gain), theirs)
    )


def _said(scene: AdviserScene, clause: _Clause) -> str:
    issue = scene.public.issues[clause[0]]
    label = tr("open") if clause[1] == OPEN else issue.options[clause[1]].label
    return tr("{issue}: {option}", issue=issue.short, option=label)
