"""A trade that public evidence makes likely, and a package to consider: from the seat's own sheet and its beliefs."""

from __future__ import annotations

from dataclasses import dataclass

from communique.adviser.course import IN_PUBLIC
from communique.adviser.picture import PartyPicture
from communique.adviser.scene import AdviserScene
from communique.model.package import OPEN, Package, Terms
from communique.model.scenario import Seat
from communique.negotiators.parts.bidding import KNOWN, Exchange
from communique.rules.terms import terms_refusal

_HIGH, _LOW = 65, 35
"""Percent of the way from no deal to the best that a suggestion asks for: at the opening, and at the end."""


@dataclass(frozen=True, slots=True)
class Trade:
    """Give one clause, ask for another."""

    partner: Seat
    give: int
    giving: int
    """The option to offer."""
    ask: int
    asking: int
    """The option to ask for."""
    evidence: str
    """Why the first is believed to matter to the partner: one of the texts of `course`."""
    theirs: tuple[int, int]
    """What the two are believed to weigh with the partner, in percent."""


def trade(scene: AdviserScene, beliefs: tuple[PartyPicture, ...]) -> Trade | None:
    """The likeliest trade: an issue that is cheap here and wanted there, for one that is dear here and not there."""
    base = scene.settled(_base(scene))
    best: tuple[int, Trade] | None = None
    for picture in beliefs:
        if picture.seat not in scene.others:
            continue
        for found in _trades(scene, picture, base):
            give, ask = scene.spans[found.give], scene.spans[found.ask]
            score = ask * found.theirs[0] - give * found.theirs[1]
            if best is None or score > best[0]:
                best = score, found
    return best[1] if best is not None else None


def suggestion(scene: AdviserScene) -> Package:
    """A whole package worth a fair share to the seat, as good for the others as is believed; empty when none is found.

    It keeps the rules of the table, beats no deal, pleases the seat's audiences where they have a say, and does no less
    for people than the text that it would change.
    """
    table, view = scene.table, scene.view
    bottom, top = view.no_deal + 1, scene.menu.top(scene.careful)
    if top < bottom:
        return ()
    step, steps = table.when, scene.public.sessions if table.conference else scene.public.rounds
    percent = _HIGH - (_HIGH - _LOW) * min(step, steps) // max(1, steps)
    joint = scene.course.memory.beliefs.joint(scene.others)
    traded = Exchange(scene.menu, joint, KNOWN).trade(bottom + (top - bottom) * percent // 100, scene.careful)
    base, issues = scene.settled(_base(scene)), scene.public.issues
    package = tuple(max(k, base[i]) if issues[i].humanitarian else k for i, k in enumerate(traded))
    fine = _stands(scene, package) and scene.worth(package) >= bottom and scene.passes(package)
    return package if fine else ()


def _stands(scene: AdviserScene, package: Package) -> bool:
    return terms_refusal(scene.public, package, scene.table.floors, scene.table.unlocked) is None


def _base(scene: AdviserScene) -> Terms:
    """The text that a trade would change: the draft, else one's own latest terms, else nothing."""
    table = scene.conference
    if table is not None and table.draft is not None:
        return table.draft.terms
    return scene.course.last or (OPEN,) * len(scene.public.issues)


def _trades(scene: AdviserScene, picture: PartyPicture, base: Package) -> list[Trade]:
    """Every trade with one party for which there is evidence that all may hear.

    A clause on which people's lives or freedom hang is nothing to offer in return for something.
    """
    spans, weights = scene.spans, picture.weights
    even = sum(spans) // max(1, len(spans))
    found = []
    for give in range(len(spans)):
        evidence = _evidence(scene, picture, give)
        giving = _wanted(scene, picture.seat, give)
        cheap = spans[give] < even and giving not in (base[give], scene.menu.rising[give][-1])
        if not evidence or not cheap or scene.public.issues[give].humanitarian:
            continue
        for ask in range(len(spans)):
            asking = scene.menu.rising[ask][-1]
            dear = spans[ask] > spans[give] and weights[ask].share <= weights[give].share
            less = scene.public.issues[ask].humanitarian and asking < base[ask]
            if ask != give and dear and not less and asking not in (base[ask], _wanted(scene, picture.seat, ask)):
                theirs = weights[give].share, weights[ask].share
                found.append(Trade(picture.seat, give, giving, ask, asking, evidence, theirs))
    return found


def _evidence(scene: AdviserScene, picture: PartyPicture, issue: int) -> str:
    """Why the issue is believed to matter to the party, from what was said and done; empty for no reason."""
    if (said := scene.course.said.get((picture.seat, issue))) is not None:
        return said
    return IN_PUBLIC if picture.weights[issue].goal else ""


def _wanted(scene: AdviserScene, seat: Seat, issue: int) -> int:
    """The option of an issue that the party is believed to like best, of those that can be put on the table."""
    likes = scene.course.memory.beliefs.likes[seat][issue]
    return max(scene.menu.options[issue], key=lambda k: (likes[k], -k))
