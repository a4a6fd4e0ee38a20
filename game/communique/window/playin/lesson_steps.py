"""The steps of the play-in, in order: a heading, a sentence or two, where to look, and when it is done.

The places in braces are filled by `SoFar.words`. To add a step, add a line; a step whose moment has passed, because
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
from communique.window.playin.so_far import SoFar

Holds = Callable[[SoFar], bool]


def _never(so_far: SoFar) -> bool:
    return False


def _agreed(so_far: SoFar) -> bool:
    return so_far.agreed


@dataclass(frozen=True, slots=True)
class LessonStep:
    """One thing to do."""

    name: str
    """What the settings keep."""
    title: str
    text: str
    points_at: Callable[[SoFar], tuple[str, ...]]
    """Ids of the controls it is about; the first that can be seen is outlined."""
    done: Holds
    moot: Holds = _agreed
    """Whether its moment has passed."""
    lasting: bool = True
    """Whether it stays done when a decision is taken back."""
    otherwise: str = ""
    """What it says instead while `plain` does not hold."""
    plain: Holds = lambda so_far: True


def _at(*ids: str) -> Callable[[SoFar], tuple[str, ...]]:
    return lambda so_far: ids


def _offered(so_far: SoFar) -> bool:
    return so_far.made(Offer)


def _others_texts(so_far: SoFar) -> tuple[str, ...]:
    """Where the texts of others are compared, else their sheets in the room, which lead there."""
    ids = [offer.id for offer in so_far.others_offers]
    return (*(f"compare-{id}" for id in ids), *(f"room-offer-{id}" for id in ids), "on-table")


STEPS: Final = (
    LessonStep(
        "sheet",
        N_("Read one thing"),
        N_(
            "You speak for {me}. Open your sheet: what does it say matters most at home? Nobody else at the table "
            "sees it."
        ),
        _at("sheet-button", "sheet-close"),
        lambda so_far: "sheet" in so_far.deeds,
    ),
    LessonStep(
        "others",
        N_("Hear the other side"),
        N_("{other} has said in public what it wants. Press {other} at the table and read its goals."),
        lambda so_far: (f"seat{so_far.other}", "delegation-close"),
        lambda so_far: so_far.looked_at(so_far.other),
    ),
    LessonStep(
        "choose",
        N_("Put a clause into your package"),
        N_(
            "Begin with {dear}: press “{best}”. The figure with each option is what it is worth to you; others have "
            "figures of their own."
        ),
        lambda so_far: (f"issue{so_far.dearest}",),
        lambda so_far: so_far.chosen > 0 or _offered(so_far),
    ),
    LessonStep(
        "no-deal",
        N_("Hold it against no deal"),
        N_(
            "Your package is worth {worth}. Going home without an agreement is worth {no_deal}: the line on the scale. "
            "Choose more clauses until you are over it."
        ),
        _at("summary", "rows"),
        lambda so_far: so_far.worth.margin > 0 or _offered(so_far),
    ),
    LessonStep(
        "ask",
        N_("Ask before you offer"),
        N_(
            "You know what matters to you, and not what matters to {other}. Press Ask: which of two questions matters "
            "more to it?"
        ),
        _at("do-ask", "form-yes"),
        lambda so_far: so_far.made(Ask),
        lambda so_far: so_far.agreed or so_far.points == 0,
    ),
    LessonStep(
        "give",
        N_("Give what costs you little"),
        N_(
            "What costs you little may be worth much to {other}. On {cheap} all that it asks for costs you {give} at "
            "most: choose what it called for, the small sign shows where."
        ),
        lambda so_far: (f"issue{so_far.cheapest}",),
        lambda so_far: so_far.notepad.package[so_far.cheapest] in so_far.wanted or _offered(so_far),
    ),
    LessonStep(
        "left",
        N_("Answer what is left"),
        N_(
            "{left} is still open. What one side wants the other may want as well, or not at all: choose what you can "
            "live with, and think of what you could still give away later."
        ),
        lambda so_far: (f"issue{so_far.left_open}",),
        lambda so_far: so_far.left_open is None or _offered(so_far),
    ),
    LessonStep(
        "offer",
        N_("Make an offer"),
        N_("Your package is worth {worth}, {margin}. Press Offer to put it on the table. It costs one action point."),
        _at("offer", "do-offer", "form-yes"),
        _offered,
        plain=lambda so_far: not so_far.worth.problem,
        otherwise=N_("It cannot be offered as it is: {problem} Change one of the two."),
    ),
    LessonStep(
        "tell",
        N_("Say what matters"),
        N_(
            "Words are cheap, and they help: under Talk, press Tell and say how much {dear} matters to you. A "
            "delegation that knows looks for it."
        ),
        _at("do-tell", "group-tell", "group-talk", "form-yes"),
        lambda so_far: so_far.made(Tell),
        lambda so_far: so_far.agreed or not so_far.view.my_turn or so_far.answered(Offer),
    ),
    LessonStep(
        "pass",
        N_("Let them answer"),
        N_("Press Pass to give up the floor. {other} may accept, say why not, or put forward a text of its own."),
        _at("do-pass", "form-yes"),
        lambda so_far: so_far.made(Pass) or so_far.answered(Offer),
    ),
    LessonStep(
        "compare",
        N_("Read the answer"),
        N_(
            "{other} has put forward {offer}: {offered} to you. Press its sheet on the table, then Compare: the rows "
            "show where it differs from your package."
        ),
        _others_texts,
        lambda so_far: bool(so_far.others_offers) and so_far.notepad.compare == so_far.others_offers[0].id,
        plain=lambda so_far: bool(so_far.others_offers),
        otherwise=N_("{other} is free to answer in its own time. What it says stands in the transcript."),
    ),
    LessonStep(
        "deal",
        N_("Agree, or ask for more"),
        N_(
            "{offer} is worth {offered} to you, {over}. Accept it, or choose other clauses and offer again: both are "
            "sound."
        ),
        lambda so_far: (*(f"accept-{one.id}" for one in so_far.others_offers), "do-accept", "do-offer", "form-yes"),
        _agreed,
        _never,
        lasting=False,
        plain=lambda so_far: any(
            one.appraisal is not None and one.appraisal.margin > 0 for one in so_far.others_offers
        ),
        otherwise=N_(
            "No text that is good for both lies on the table yet. Change a clause that costs you little, keep one that "
            "counts, and offer again."
        ),
    ),
    LessonStep(
        "sign",
        N_("Sign"),
        N_("Both have agreed. Read what would be signed and what it is worth to you, and sign: that is the last word."),
        _at("sign", "form-yes"),
        lambda so_far: so_far.view.over,
        _never,
        lasting=False,
        plain=lambda so_far: so_far.agreed,
        otherwise=N_("The terms are not on the signing table any more. Go on talking: nothing is lost."),
    ),
)
"""All steps, first to last."""

ASIDES: Final = {
    "press": LessonStep(
        "press",
        N_("A word to the press"),
        N_(
            "Each session ends with the press. An open line lets trust grow, a firm one pleases at home; neither "
            "changes what a clause is worth."
        ),
        _at("way0"),
        _never,
    ),
    "news": LessonStep(
        "news",
        N_("News has come"),
        N_(
            "News moves the mood, never the worth of a clause. Take the line that suits you; what it does stands on it."
        ),
        _at("way0"),
        _never,
    ),
    "answer": LessonStep(
        "answer",
        N_("You are asked"),
        N_("{other} wants to know something of you. Say it, keep it to yourself: an answer binds you to nothing."),
        _at("answer-clause", "way0"),
        _never,
    ),
    "ballot": LessonStep(
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
