"""Tips: what somebody who plays alone may not have found yet. A tip goes away for good once its thing has been done.

The table below is all there is to a tip: a name that the settings keep, a sentence, where to look, when it is worth
saying and what shows that it is understood. At most one is shown at a time, and none while the adviser or the play-in
speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from communique.model.message import N_
from communique.rules.moves.amend import Amend
from communique.rules.moves.ask import Ask
from communique.rules.moves.tell import Tell
from communique.window.playin.so_far import SoFar


@dataclass(frozen=True, slots=True)
class Tip:
    """One tip."""

    name: str
    text: str
    points_at: Callable[[SoFar], tuple[str, ...]]
    when: Callable[[SoFar], bool]
    understood: Callable[[SoFar], bool]


def _floor(so_far: SoFar) -> bool:
    """Whether the person may speak: a tip about talking is no help at other times."""
    return so_far.view.my_turn and so_far.situation == "floor" and so_far.points > 0


TIPS: Final = (
    Tip(
        "ask",
        N_("A question costs one action point, and tells you more than a first offer does."),
        lambda so_far: ("do-ask",),
        lambda so_far: _floor(so_far) and so_far.view.table.conference is not None,
        lambda so_far: so_far.made(Ask),
    ),
    Tip(
        "compare",
        N_("Compare holds an offer against your package: the rows show where the two differ."),
        lambda so_far: (*(f"compare-{one.id}" for one in so_far.others_offers), "on-table"),
        lambda so_far: bool(so_far.others_offers),
        lambda so_far: bool(so_far.notepad.compare),
    ),
    Tip(
        "clause",
        N_("Take a single clause from any text: press it, or drag it into your package."),
        lambda so_far: (*(f"clauses-{one.id}" for one in so_far.others_offers), "on-table"),
        lambda so_far: bool(so_far.others_offers) and any(not c.same for c in so_far.others_offers[0].clauses),
        lambda so_far: "clause-taken" in so_far.deeds,
    ),
    Tip(
        "desk",
        N_("Work on it, with an offer, says what would make it acceptable, to you or to them, by what you heard."),
        lambda so_far: (*(f"work-{one.id}" for one in so_far.others_offers), "on-table"),
        lambda so_far: _floor(so_far) and bool(so_far.others_offers) and so_far.view.table.when > 0,
        lambda so_far: "desk" in so_far.deeds,
    ),
    Tip(
        "sum",
        N_("Every figure opens its sum: press what your package is worth, and see what it is made of."),
        lambda so_far: ("summary-sum", "summary"),
        lambda so_far: so_far.chosen > 1,
        lambda so_far: "sum" in so_far.deeds,
    ),
    Tip(
        "amend",
        N_("You need not write a new text to change one clause: Amend, on an offer, keeps the rest as it is."),
        lambda so_far: (*(f"amend-{one.id}" for one in so_far.others_offers), "on-table"),
        lambda so_far: _floor(so_far) and len(so_far.others_offers) > 1,
        lambda so_far: so_far.made(Amend),
    ),
    Tip(
        "tell",
        N_("To say what matters to you costs no more than a word. Who hears it can look for what you need."),
        lambda so_far: ("do-tell", "group-talk"),
        lambda so_far: so_far.view.my_turn and so_far.situation == "floor" and so_far.points == 0,
        lambda so_far: so_far.made(Tell),
    ),
    Tip(
        "meters",
        N_("What moved trust, tension or capital stands under Meters, each change with its cause."),
        lambda so_far: ("meters",),
        lambda so_far: any(heard.changes for heard in so_far.view.since(0)),
        lambda so_far: "meters" in so_far.deeds,
    ),
    Tip(
        "glossary",
        N_("A word that you do not know? F2 opens the glossary, from anywhere."),
        lambda so_far: ("menu",),
        lambda so_far: so_far.view.table.when > 0,
        lambda so_far: "glossary" in so_far.deeds,
    ),
)
"""All tips, the most useful first."""


def due(so_far: SoFar, understood: Sequence[str], *, done: bool) -> tuple[Tip, ...]:
    """The tips not yet known to be understood: those that now are (`done`), or those that are worth saying."""
    left = (tip for tip in TIPS if tip.name not in understood)
    if done:
        return tuple(tip for tip in left if tip.understood(so_far))
    return tuple(tip for tip in left if tip.when(so_far) and not tip.understood(so_far))
