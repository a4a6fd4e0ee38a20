"""The steps of the play-in, in order: a heading, a sentence or two, where to look, and when it is done.

The places in braces are filled by `Scene.words`. To add a step, add a line; a step whose moment has passed, because
the person was quicker or the talks took another way, is left out by `moot`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from communique.model.message import N_
from communique.rules.moves.ask import Ask
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.rules.moves.tell import Tell
from communique.window.playin.scene import Scene

Asked = Callable[[Scene], bool]


def _never(scene: Scene) -> bool:
    return False


def _agreed(scene: Scene) -> bool:
    return scene.agreed


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do."""

    name: str
    """What the settings keep."""
    title: str
    text: str
    points_at: Callable[[Scene], tuple[str, ...]]
    """Ids of the controls it is about; the first that can be seen is outlined."""
    done: Asked
    moot: Asked = _agreed
    """Whether its moment has passed."""
    lasting: bool = True
    """Whether it stays done when a decision is taken back."""
    otherwise: str = ""
    """What it says instead while `plain` does not hold."""
    plain: Asked = lambda scene: True


def _at(*ids: str) -> Callable[[Scene], tuple[str, ...]]:
    return lambda scene: ids


def _offered(scene: Scene) -> bool:
    return scene.made(Offer)


STEPS: Final = (
    Step(
        "sheet",
        N_("Read one thing"),
        N_(
            "You speak for {me}. Open your sheet: what does it say matters most at home? Nobody else at the table "
            "sees it."
        ),
        _at("sheet-button", "sheet-close"),
        lambda scene: "sheet" in scene.deeds,
    ),
    Step(
        "others",
        N_("Hear the other side"),
        N_("{other} has said in public what it wants. Press {other} at the table and read its goals."),
        lambda scene: (f"seat{scene.other}", f"delegation{scene.other}"),
        lambda scene: f"party{scene.other}" in scene.deeds,
    ),
    Step(
        "choose",
        N_("Put a clause into your package"),
        N_(
            "Begin with {dear}: press “{best}”. The figure with each option is what it is worth to you; others have "
            "figures of their own."
        ),
        lambda scene: (f"issue{scene.dearest}",),
        lambda scene: scene.chosen > 0 or _offered(scene),
    ),
    Step(
        "no-deal",
        N_("Hold it against no deal"),
        N_(
            "Your package is worth {worth}. Going home without an agreement is worth {no_deal}: the line on the scale. "
            "Choose more clauses until you are over it."
        ),
        _at("summary", "rows"),
        lambda scene: scene.worth.margin > 0 or _offered(scene),
    ),
    Step(
        "ask",
        N_("Ask before you offer"),
        N_(
            "You know what matters to you, and not what matters to {other}. Press Ask: which of two questions matters "
            "more to it?"
        ),
        _at("do-ask", "form-yes"),
        lambda scene: scene.made(Ask),
        lambda scene: scene.agreed or scene.points == 0,
    ),
    Step(
        "give",
        N_("Give what costs you little"),
        N_(
            "What costs you little may be worth much to {other}. On {cheap} all that it asks for costs you {give} at "
            "most: choose what it called for, the small sign shows where."
        ),
        lambda scene: (f"issue{scene.cheapest}",),
        lambda scene: scene.notepad.package[scene.cheapest] in scene.wanted or _offered(scene),
    ),
    Step(
        "offer",
        N_("Make an offer"),
        N_("Your package is worth {worth}, {margin}. Press Offer to put it on the table. It costs one action point."),
        _at("offer", "do-offer", "form-yes"),
        _offered,
    ),
    Step(
        "tell",
        N_("Say what matters"),
        N_(
            "Words are cheap, and they help: under Talk, press Tell and say how much {dear} matters to you. A "
            "delegation that knows looks for it."
        ),
        _at("do-tell", "group-tell", "group-talk", "form-yes"),
        lambda scene: scene.made(Tell),
        lambda scene: scene.agreed or not scene.view.my_turn or scene.answered(Offer),
    ),
    Step(
        "pass",
        N_("Let them answer"),
        N_("Press Pass to give up the floor. {other} may accept, say why not, or put forward a text of its own."),
        _at("do-pass", "form-yes"),
        lambda scene: scene.made(Pass) or scene.answered(Offer),
    ),
    Step(
        "compare",
        N_("Read the answer"),
        N_(
            "{other} has put forward {offer}: {offered} to you. Press Compare on it: the rows show where it differs "
            "from your package."
        ),
        lambda scene: (*(f"compare-{one.id}" for one in scene.others_offers), "on-table", "pages"),
        lambda scene: bool(scene.others_offers) and scene.notepad.compare == scene.others_offers[0].id,
        plain=lambda scene: bool(scene.others_offers),
        otherwise=N_("{other} is free to answer in its own time. What it says stands in the transcript."),
    ),
    Step(
        "deal",
        N_("Agree, or ask for more"),
        N_(
            "{offer} is worth {offered} to you, {over}. Accept it, or choose other clauses and offer again: both are "
            "sound."
        ),
        lambda scene: (*(f"accept-{one.id}" for one in scene.others_offers), "do-accept", "do-offer", "form-yes"),
        _agreed,
        _never,
        lasting=False,
        plain=lambda scene: any(one.appraisal is not None and one.appraisal.margin > 0 for one in scene.others_offers),
        otherwise=N_(
            "No text that is good for both lies on the table yet. Change a clause that costs you little, keep one that "
            "counts, and offer again."
        ),
    ),
    Step(
        "sign",
        N_("Sign"),
        N_("Both have agreed. Read what would be signed and what it is worth to you, and sign: that is the last word."),
        _at("sign", "form-yes"),
        lambda scene: scene.view.over,
        _never,
        lasting=False,
        plain=lambda scene: scene.agreed,
        otherwise=N_("The terms are not on the signing table any more. Go on talking: nothing is lost."),
    ),
)
"""All steps, first to last."""

ASIDES: Final = {
    "press": Step(
        "press",
        N_("A word to the press"),
        N_(
            "Each session ends with the press. An open line lets trust grow, a firm one pleases at home; neither "
            "changes what a clause is worth."
        ),
        _at("way0"),
        _never,
    ),
    "news": Step(
        "news",
        N_("News has come"),
        N_(
            "News moves the mood, never the worth of a clause. Take the line that suits you; what it does stands on it."
        ),
        _at("way0"),
        _never,
    ),
    "answer": Step(
        "answer",
        N_("You are asked"),
        N_("{other} wants to know something of you. Say it, keep it to yourself: an answer binds you to nothing."),
        _at("answer-clause", "way0"),
        _never,
    ),
    "ballot": Step(
        "ballot",
        N_("The ballot"),
        N_(
            "A draft lies on the table. Initial the clauses that you could sign, hold those you are not sure of; "
            "nothing is agreed until everything is."
        ),
        _at("do-mark"),
        _never,
    ),
}
"""What is said when the course of the talks asks for something else, by the situation."""
