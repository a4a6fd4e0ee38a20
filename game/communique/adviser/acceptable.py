"""What it would take: up to three changes after which the others would probably sign, at the least cost to the seat.

What the others would sign is believed, never known: a package counts by what it is believed to give a party, in
thousandths of its best, against a bar. The bar is drawn from the least of what the party has put forward or agreed to:
who asks for much has been found to need more. Its two numbers, and the margins behind the words for how sure the
adviser is, come from `tests/bench/bench_acceptable.py`, which holds what it proposes against the sheets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations, product
from typing import Final

from communique.adviser.scene import AdviserScene
from communique.model.package import OPEN, Package, Terms
from communique.model.scenario import NATURE, Seat
from communique.rules.terms import stands
from communique.views import PartyView
from communique.words import N_, clauses, joined, tr

MOST: Final = 3
"""As many clauses as an amendment may change."""
BAR: Final = 190
SHARE: Final = 42
UNHEARD: Final = 700
"""The bar: so many thousandths, and so many percent of the least that the party has put forward or agreed to, or of
the last number while nothing was heard."""
_STEP: Final = 20
"""A text is not called likelier for fewer thousandths than this, so that the last doubt is not paid for dearly."""
_ISSUES: Final = 8
_OPTIONS: Final = 4
"""So many issues, and so many options of each, are looked at: what moves most."""


class Sureness(IntEnum):
    """How sure the adviser is that all whose consent is needed would sign; by margins over the bar, in thousandths."""

    GUESS = 0
    LIKELY = 51
    SURE = 173


@dataclass(frozen=True, slots=True)
class Amendment:
    """What would have to change in a text, by what one seat may believe."""

    terms: Terms
    """The text with the changes."""
    changes: tuple[tuple[int, int], ...]
    """(issue, option) pairs; empty when the text would do as it is."""
    points: int
    """What the text is then worth to the seat."""
    cost: int
    """How much less that is than before; below 0 for a gain."""
    sure: Sureness
    least: Seat
    """The party whose consent is least likely."""
    text: str
    """All of it in a sentence or two."""
    sure_words: str
    """How sure the adviser is, in a sentence: the last of `text`."""


def acceptable(view: PartyView, terms: Terms, whom: Seat | None = None) -> Amendment | None:
    """The cheapest changes that probably make `terms` good enough for the others and better than no deal for the seat.

    With `whom`, good enough for that delegation alone. Where nothing makes it probable, what comes nearest. None when
    no change of up to three clauses leaves the seat more than no deal and its audiences content, for onlookers, and
    after the end.
    """
    if view.seat == NATURE or view.over or not terms:
        return None
    scene = AdviserScene(view)
    needed = scene.others if whom is None else (whom,)
    bars = {other: _bar(scene, other) for other in needed}
    if not bars:
        return None
    best: tuple[tuple[int, ...], Terms, int, Seat] | None = None
    for changed in _texts(scene, terms):
        worth = scene.worth(changed)
        if worth <= view.no_deal or not scene.passes(changed):
            continue
        margin, least = _margin(scene, scene.settled(changed), bars)
        enough = Sureness.SURE if margin >= Sureness.SURE else margin // _STEP * _STEP
        count = sum(one != other for one, other in zip(changed, terms, strict=True))
        rank = enough, worth, -count, margin
        if best is None or rank > best[0]:
            best = rank, changed, margin, least
    return None if best is None else _amendment(scene, needed, terms, *best[1:])


def _bar(scene: AdviserScene, other: Seat) -> int:
    """What a package has to give `other` by belief, in thousandths of its best, to be signed as often as not."""
    beliefs = scene.course.memory.beliefs
    said = [beliefs.share(other, scene.settled(terms)) for terms in scene.course.yes.get(other, ())]
    return BAR + SHARE * min(said, default=UNHEARD) // 100


def _margin(scene: AdviserScene, package: Package, bars: dict[Seat, int]) -> tuple[int, Seat]:
    """By how much the package is over the bar of the party it does least for, and which that is."""
    beliefs = scene.course.memory.beliefs
    return min((beliefs.share(other, package) - bar, other) for other, bar in bars.items())


def _texts(scene: AdviserScene, terms: Terms) -> Iterator[Terms]:
    """`terms`, and what up to three changes make of them, as far as it can stand on the table."""
    ways = _ways(scene, terms)
    for count in range(MOST + 1):
        for issues in combinations(sorted(ways), count):
            for options in product(*(ways[i] for i in issues)):
                new = dict(zip(issues, options, strict=True))
                text = tuple(new.get(i, choice) for i, choice in enumerate(terms))
                if any(choice != OPEN for choice in text) and _stands(scene, text):
                    yield text


def _stands(scene: AdviserScene, text: Terms) -> bool:
    return stands(scene.public, text, scene.table.floors, scene.table.unlocked)


def _ways(scene: AdviserScene, terms: Terms) -> dict[int, tuple[int, ...]]:
    """By issue, other options: those of most use to the others or to the seat, on the issues where they do most.

    None that does less for people than the text.
    """
    beliefs, rows, package = scene.course.memory.beliefs, scene.space.rows, scene.settled(terms)
    joint, top = beliefs.joint(scene.others), max(1, sum(scene.space.tops))
    ranked = []
    for i, options in enumerate(scene.menu.options):
        at = package[i]
        gains = {
            k: max(joint[i][k] - joint[i][at], 1000 * (rows[i][k] - rows[i][at]) // top)
            for k in options
            if (k != at or terms[i] == OPEN) and not (scene.public.issues[i].humanitarian and k < at)
        }
        useful = sorted((k for k in gains if gains[k] > 0), key=lambda k: (-gains[k], k))[:_OPTIONS]
        if useful:
            ranked.append((gains[useful[0]], i, tuple(useful)))
    return {i: options for _, i, options in sorted(ranked, reverse=True)[:_ISSUES]}


def _amendment(
    scene: AdviserScene, needed: Sequence[Seat], before: Terms, terms: Terms, margin: int, least: Seat
) -> Amendment:
    changes = tuple((i, k) for i, (k, old) in enumerate(zip(terms, before, strict=True)) if k != old)
    sure = max(one for one in Sureness if margin >= one or one is Sureness.GUESS)
    points = scene.worth(terms)
    cost = scene.worth(before) - points
    sure_words = _sure_words(scene, needed, sure, least)
    text = f"{_changes_words(scene, changes, points, cost)} {sure_words}"
    return Amendment(terms, changes, points, cost, sure, least, text, sure_words)


def _changes_words(scene: AdviserScene, changes: tuple[tuple[int, int], ...], points: int, cost: int) -> str:
    said = {"points": scene.said(points), "over": scene.said(points - scene.view.no_deal)}
    if not changes:
        return tr("As it is, it is worth {points} to you, {over} over no deal.", **said)
    named = clauses([_clause(scene, issue, option) for issue, option in changes])
    if cost > 0:
        words = N_("Change {changes}. That costs you {cost} and leaves you {points}, {over} over no deal.")
        return tr(words, changes=named, cost=scene.said(cost), **said)
    return tr(
        "Change {changes}. That costs you nothing and leaves you {points}, {over} over no deal.", changes=named, **said
    )


def _clause(scene: AdviserScene, issue: int, option: int) -> str:
    found = scene.public.issues[issue]
    return tr("{issue}: {option}", issue=found.short, option=found.options[option].label)


def _sure_words(scene: AdviserScene, needed: Sequence[Seat], sure: Sureness, least: Seat) -> str:
    if sure is Sureness.SURE:
        everybody = joined([scene.name(other) for other in needed])
        return tr("By what was heard, it is very likely good enough for {who}.", who=everybody)
    if sure is Sureness.LIKELY:
        return tr("By what was heard, it is likely good enough for {who}.", who=scene.name(least))
    return tr("Whether it is good enough for {who} is a guess; a question would tell more.", who=scene.name(least))
