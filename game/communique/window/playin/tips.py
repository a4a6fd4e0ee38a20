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
from communique.window.playin.scene import Scene


@dataclass(frozen=True, slots=True)
class Tip:
    """One tip."""

    name: str
    text: str
    points_at: Callable[[Scene], tuple[str, ...]]
    when: Callable[[Scene], bool]
    understood: Callable[[Scene], bool]


def _floor(scene: Scene) -> bool:
    """Whether the person may speak: a tip about talking is no help at other times."""
    return scene.view.my_turn and scene.situation == "floor" and scene.points > 0


TIPS: Final = (
    Tip(
        "ask",
        N_("A question costs one action point, and tells you more than a first offer does."),
        lambda scene: ("do-ask",),
        lambda scene: _floor(scene) and scene.view.table.conference is not None,
        lambda scene: scene.made(Ask),
    ),
    Tip(
        "compare",
        N_("Compare holds an offer against your package: the rows show where the two differ."),
        lambda scene: (*(f"compare-{one.id}" for one in scene.others_offers), "on-table"),
        lambda scene: bool(scene.others_offers),
        lambda scene: bool(scene.notepad.compare),
    ),
    Tip(
        "sum",
        N_("Every figure opens its sum: press what your package is worth, and see what it is made of."),
        lambda scene: ("summary-points", "summary"),
        lambda scene: scene.chosen > 1,
        lambda scene: "sum" in scene.deeds,
    ),
    Tip(
        "amend",
        N_("You need not write a new text to change one clause: Amend, on an offer, keeps the rest as it is."),
        lambda scene: (*(f"amend-{one.id}" for one in scene.others_offers), "on-table"),
        lambda scene: _floor(scene) and len(scene.others_offers) > 1,
        lambda scene: scene.made(Amend),
    ),
    Tip(
        "tell",
        N_("To say what matters to you costs no more than a word. Who hears it can look for what you need."),
        lambda scene: ("do-tell", "group-talk"),
        lambda scene: scene.view.my_turn and scene.situation == "floor" and scene.points == 0,
        lambda scene: scene.made(Tell),
    ),
    Tip(
        "meters",
        N_("What moved trust, tension or capital stands under Meters, each change with its cause."),
        lambda scene: ("meters",),
        lambda scene: any(heard.changes for heard in scene.view.since(0)),
        lambda scene: "meters" in scene.deeds,
    ),
    Tip(
        "glossary",
        N_("A word that you do not know? F2 opens the glossary, from anywhere."),
        lambda scene: ("menu",),
        lambda scene: scene.view.table.when > 0,
        lambda scene: "glossary" in scene.deeds,
    ),
)
"""All tips, the most useful first."""


def due(scene: Scene, understood: Sequence[str], *, done: bool) -> tuple[Tip, ...]:
    """The tips not yet known to be understood: those that now are (`done`), or those that are worth saying."""
    left = (tip for tip in TIPS if tip.name not in understood)
    if done:
        return tuple(tip for tip in left if tip.understood(scene))
    return tuple(tip for tip in left if tip.when(scene) and not tip.understood(scene))
