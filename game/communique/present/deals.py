"""Work on a text: what would make it good enough, for whom, and which swaps there are, each as a difference to read.

What a change brings the seat is exact, what it brings others is what its adviser believes. Nothing is worked out here:
the adviser does that, from the view; this says it.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.adviser.acceptable import acceptable
from communique.adviser.barter import best_swaps, swap_of
from communique.adviser.believed import believed_change, change_words
from communique.adviser.mend import mended
from communique.adviser.picture import pictures
from communique.adviser.scene import AdviserScene
from communique.model.package import OPEN, Terms
from communique.model.scenario import Seat
from communique.present.appraisal import appraise
from communique.present.measure import measure_of
from communique.views import PartyView
from communique.words import tr


@dataclass(frozen=True, slots=True)
class Difference:
    """One clause as it was and as it would be."""

    issue: int
    short: str
    before: str
    after: str
    gain: int
    """What it brings the seat, links aside."""
    said: str
    """The same with its sign."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A text with a few clauses changed."""

    terms: Terms
    changes: tuple[Difference, ...]
    """Empty when the text would do as it is."""
    worth: str
    """`you +4, Azerbaijan about +3 (+2 to +5)`; empty without changes."""
    verdict: str
    """What the whole text is then worth to the seat, and whether home lets it pass."""
    harm: str
    """What speaks against putting it forward; empty when nothing does."""
    note: str = ""
    """How sure the adviser is."""


def revision(view: PartyView, before: Terms, after: Terms, note: str = "") -> Revision:
    """The difference between two texts, with what it is worth."""
    changes = tuple(
        _change(view, i, old, new) for i, (old, new) in enumerate(zip(before, after, strict=True)) if old != new
    )
    found = appraise(view, after)
    worth = ""
    if changes:
        scene = AdviserScene(view)
        seen = (one for one in pictures(view) if one.seat in scene.others)
        theirs = [believed_change(scene, one, before, after) for one in seen]
        worth = change_words(measure_of(view.public).signed(scene.worth(after) - scene.worth(before)), theirs)
    verdict, harm = ("", "") if found is None else (found.verdict, found.harm)
    return Revision(after, changes, worth, verdict, harm, note)


def good_for_me(view: PartyView, terms: Terms) -> Revision | None:
    """The smallest change that makes `terms` better than no deal for the seat and lets home pass it; exact."""
    found = mended(view, terms)
    return None if found is None else revision(view, terms, found.terms)


def good_for(view: PartyView, terms: Terms, whom: Seat | None) -> Revision | None:
    """The cheapest change after which `whom`, or all whose consent is needed, would probably sign `terms`; believed."""
    found = acceptable(view, terms, whom)
    if found is None:
        return None
    note = found.sure_words
    if found.changes and found.cost < 0:
        note = tr("You could ask for this much more, and they might still sign. {sureness}", sureness=note)
    return revision(view, terms, found.terms, note)


def swaps_in(view: PartyView, terms: Terms) -> tuple[Revision, ...]:
    """The best swaps in `terms`, by belief."""
    return tuple(revision(view, terms, one.terms) for one in best_swaps(view, terms))


def swapped(view: PartyView, terms: Terms, take: tuple[int, int], give: tuple[int, int]) -> Revision | None:
    """`terms` with those two clauses taken and given; None where such a text cannot stand."""
    found = swap_of(view, terms, take, give)
    return None if found is None else revision(view, terms, found.terms)


def partners(view: PartyView) -> tuple[Seat, ...]:
    """The delegations whose consent is needed beside the seat's own."""
    return tuple(AdviserScene(view).others)


def _change(view: PartyView, issue: int, old: int, new: int) -> Difference:
    found, row = view.public.issues[issue], view.sheet.points[issue]
    floors = view.table.floors
    least = floors[issue] if floors else 0
    before, after = (tr("open") if k == OPEN else found.options[k].label for k in (old, new))
    gain = row[least if new == OPEN else new] - row[least if old == OPEN else old]
    return Difference(issue, found.short, before, after, gain, measure_of(view.public).signed(gain))
