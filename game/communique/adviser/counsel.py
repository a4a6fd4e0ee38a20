"""The adviser: what an experienced colleague behind the chair would whisper, from what the chair sees and no more.

A nudge is short and points at something to think about; a hint names a trade that the public evidence makes
likely, with a package to consider. Both are pure functions of a view: the seat's own sheet, the public table,
and what it heard. When a nudge is shown, and how often, is the window's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.adviser.deed import Deed, Does
from communique.adviser.picture import PartyPicture, pictures
from communique.adviser.scene import AdviserScene, quoted
from communique.adviser.trade import Trade, suggestion, trade
from communique.adviser.triggers import TRIGGERS
from communique.model.package import Terms
from communique.model.scenario import NATURE
from communique.views import PartyView
from communique.words import joined, tr

NUDGE: Final = "nudge"
HINT: Final = "hint"


@dataclass(frozen=True, slots=True)
class Advice:
    """One piece of advice. Everything in it comes from the seat's own view."""

    kind: str
    """`nudge` or `hint`."""
    trigger: str
    """What set it off: a name of `TRIGGERS`, or `trade` or `cheapest` for a hint."""
    text: str
    """One or two plain sentences."""
    why: str
    """What it rests on."""
    issues: tuple[int, ...]
    """The issues it is about."""
    deed: Deed
    """What following it would be."""
    package: Terms = ()
    """A package to consider; empty for none."""
    points: int | None = None
    """What that package is worth to the seat."""
    beliefs: tuple[PartyPicture, ...] = ()
    """The estimates of the others' weights that it rests on."""


def nudges(view: PartyView) -> tuple[Advice, ...]:
    """Every nudge that the moment calls for, the most urgent first; none for onlookers and after the end."""
    if view.seat == NATURE or view.over:
        return ()
    scene = AdviserScene(view)
    found = ((name, trigger(scene)) for name, trigger in TRIGGERS.items())
    return tuple(
        Advice(NUDGE, name, said.text, said.why, said.issues, said.deed) for name, said in found if said is not None
    )


def hint(view: PartyView) -> Advice | None:
    """A trade that public evidence makes likely, with a package to consider; None for onlookers and after the end."""
    if view.seat == NATURE or view.over:
        return None
    scene = AdviserScene(view)
    beliefs = pictures(view)
    package = suggestion(scene)
    points = scene.worth(package) if package else None
    found = trade(scene, beliefs)
    if found is not None:
        text, why = _trade_words(scene, found)
        deed = Deed(Does.TRADE, clauses=((found.give, found.giving), (found.ask, found.asking)))
        return Advice(HINT, "trade", text, why, (found.give, found.ask), deed, package, points, beliefs)
    text, why, issue = _cheapest(scene)
    return Advice(HINT, "cheapest", text, why, (issue,), Deed(Does.ROW, issues=(issue,)), package, points, beliefs)


def _trade_words(scene: AdviserScene, found: Trade) -> tuple[str, str]:
    issues, who = scene.public.issues, scene.name(found.partner)
    give, ask = issues[found.give], issues[found.ask]
    offer, wish = quoted(give, found.giving), quoted(ask, found.asking)
    text = tr(
        "You care little about {give} ({most}); {evidence}. Offer {offer}, and ask for {wish} on {ask} in return.",
        give=give.short,
        most=scene.most(found.give),
        evidence=tr(found.evidence, who=who),
        offer=offer,
        wish=wish,
        ask=ask.short,
    )
    why = tr(
        "{give} can move your score by {give_points}, {ask} by {ask_points}. For {who} the first is believed to weigh "
        "about {first} %, the second about {second} %.",
        give=give.short,
        give_points=scene.said(scene.spans[found.give]),
        ask=ask.short,
        ask_points=scene.said(scene.spans[found.ask]),
        who=who,
        first=found.theirs[0],
        second=found.theirs[1],
    )
    return text, why


def _cheapest(scene: AdviserScene) -> tuple[str, str, int]:
    """Which clause costs least: the question to ask oneself when nothing is known of the others."""
    issues = scene.public.issues
    wide = [i for i, span in enumerate(scene.spans) if span > 0 and not issues[i].humanitarian] or [0]
    least = min(wide, key=lambda i: (scene.spans[i], i))
    most = sorted(wide, key=lambda i: (-scene.spans[i], i))[:2]
    name = scene.public.issues[least].short
    text = tr(
        "Which clause costs you least? {issue}: {most}. Move there first, and see what comes back.",
        issue=name,
        most=scene.most(least),
    )
    dear = joined([scene.public.issues[i].short for i in most if i != least])
    if not dear:
        return text, tr("It is all there is to trade."), least
    return text, tr("Most of your points lie in {issues}; keep those for a return.", issues=dear), least
