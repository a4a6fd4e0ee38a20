"""What the adviser has to say at the table, and when it speaks unasked: once a floor turn, each thing once a session.

The advice itself is worked out in `communique.adviser.counsel`, from the same view. Here it is only held back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from communique.adviser.counsel import Advice, hint, nudges
from communique.adviser.deed import Deed, Does
from communique.model.message import N_
from communique.model.scenario import NATURE, Public
from communique.rules.state import Phase
from communique.views import PartyView
from communique.words import tr

ON, REQUEST, OFF = "on", "request", "off"
_SPEAKS = (Phase.FLOOR, Phase.BALLOT)
Moment = tuple[int, str]


@dataclass(slots=True)
class Discretion:
    """What the adviser has said to one person so far, so that it does not nag. State: all of it."""

    moment: Moment | None = None
    """The session (or round) and phase last spoken in."""
    now: str = ""
    """The trigger whose nudge is shown; empty for none."""
    spoken: bool = False
    """True once something was said in this moment."""
    said: set[tuple[int, str]] = field(default_factory=set)
    """(session, trigger) pairs."""


def adviser_of(public: Public) -> str:
    """`on`, `request` or `off`, by the level played; on request where no level is played."""
    return next((level.adviser for level in public.levels if level.id == public.level), REQUEST)


def may_ask(view: PartyView) -> bool:
    """Whether the person can ask the adviser now."""
    return view.seat != NATURE and not view.over and adviser_of(view.public) != OFF


def whisper(view: PartyView, discretion: Discretion) -> Advice | None:
    """The nudge to show unasked, if any. It stays while what set it off stays, and is then not followed by another."""
    if view.seat == NATURE or adviser_of(view.public) != ON or not view.my_turn:
        return None
    moment = _moment(view)
    if moment is None:
        return None
    if moment != discretion.moment:
        discretion.moment, discretion.now, discretion.spoken = moment, "", False
    if discretion.spoken and not discretion.now:
        return None
    found = nudges(view)
    if not discretion.spoken:
        fresh = next((one for one in found if (moment[0], one.trigger) not in discretion.said), None)
        if fresh is not None:
            discretion.now, discretion.spoken = fresh.trigger, True
            discretion.said.add((moment[0], fresh.trigger))
        return fresh
    same = next((one for one in found if one.trigger == discretion.now), None)
    if same is None:
        discretion.now = ""
    return same


_DEEDS: Final = {
    Does.WORK: N_("Work on it"),
    Does.MARK: N_("Mark the draft"),
    Does.ACCEPT: N_("See what accepting means"),
    Does.TABLE: N_("Table a draft"),
    Does.OFFER: N_("Offer your package"),
    Does.ASK: N_("Ask that"),
    Does.ROW: N_("To that row"),
    Does.TRADE: N_("Put the trade into your rows"),
}


def deed_words(deed: Deed) -> str:
    """What the button says that follows a piece of advice."""
    return tr(_DEEDS[deed.does])


def hush(discretion: Discretion) -> None:
    """Not now: nothing more in this turn."""
    discretion.now = ""


def counsel(view: PartyView, shown: str = "") -> tuple[Advice, ...]:
    """What the adviser says when asked: the nudge that is shown, else the most urgent one if any, and a hint."""
    ordered = sorted(nudges(view), key=lambda one: one.trigger != shown)
    found = hint(view)
    return (*ordered[:1], found) if found is not None else tuple(ordered[:1])


def _moment(view: PartyView) -> Moment | None:
    table = view.table
    if table.phase not in _SPEAKS or table.question is not None or view.desk.question is not None:
        return None
    return table.when, table.phase.value
