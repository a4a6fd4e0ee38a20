"""What each part of the table shows, from the view and the notepad: the hand between `present` and the widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from communique.model.package import Terms
from communique.model.scenario import NATURE
from communique.present import (
    DRAFT,
    Action,
    Appraisal,
    Decision,
    SigningDecision,
    action_points,
    answer_decision,
    draft_text,
    news_decision,
    press_decision,
    promised,
    proposals,
    signing,
    status,
    terms_of,
    why_not_ask,
)
from communique.present.advice import may_ask
from communique.present.harm import weighed
from communique.present.marking import ballot_decision
from communique.present.talks_status import in_call
from communique.rules.moves import KINDS
from communique.views import PartyView
from communique.window.table.bar import Due
from communique.window.table.notepad import Notepad
from communique.window.table.on_table import Lying
from communique.window.table.pins import Pin
from communique.words import tr


@dataclass(frozen=True, slots=True)
class GameStatus:
    """What the table knows of the running game beside the view."""

    fast: bool
    thinking: bool
    no_undo: str
    unsaved: str
    """Why not all of it is saved; empty while it is."""
    can_redo: bool = False
    """Whether a decision that was taken back can be made again."""
    held: bool = False
    """True while the person holds the talks."""
    waits: bool = False
    """True while the others wait for the person to go on."""
    looking: bool = False
    """Whether the table is only looked at while a text is being signed."""


def pins(view: PartyView, notepad: Notepad) -> tuple[Pin, ...]:
    """The draft and the newest offer of each author, on the scale of my points."""
    out: list[Pin] = []
    draft = draft_text(view, notepad.package)
    if draft is not None and draft.appraisal is not None:
        out.append(_pin(draft.appraisal, NATURE, tr("The draft")))
    authors = set()
    for p in proposals(view, notepad.package):
        if p.appraisal is not None and not p.mine and p.by not in authors:
            authors.add(p.by)
            out.append(_pin(p.appraisal, p.by, tr("{offer} by {author}", offer=p.title, author=p.author)))
    return tuple(out)


def _pin(a: Appraisal, seat: int, words: str) -> Pin:
    return Pin(a.points, a.measure.figure(a.points), seat, words)


def compared(view: PartyView, notepad: Notepad) -> Terms:
    """The terms the package is held against; empty for none."""
    id = notepad.look or notepad.compare
    return terms_of(view, id) or () if id else ()


def lying(view: PartyView, notepad: Notepad, moves: tuple[Action, ...]) -> Lying:
    """What lies on the table."""
    why = {action.name: action.reason for action in moves}
    return Lying(
        draft=draft_text(view, notepad.package),
        proposals=proposals(view, notepad.package),
        promises=promised(view, notepad.package),
        compared=notepad.compare,
        watching=view.seat == NATURE,
        mark=why.get("mark", tr("Only those who sign mark the draft.")),
        amend=why.get("amend", ""),
        reject=why.get("reject", ""),
        ask=why_not_ask(view, DRAFT),
        advised=may_ask(view),
    )


_DECISIONS: dict[str, Callable[[PartyView], Decision | None]] = {
    "news": news_decision,
    "press": press_decision,
    "answer": answer_decision,
}


def with_buttons(view: PartyView, moves: tuple[Action, ...]) -> tuple[Action, ...]:
    """Those of `moves` that have a button now: in the closing call those alone that belong in it."""
    table = view.table.conference
    if table is None or not in_call(table):
        return moves
    return tuple(action for action in moves if KINDS[action.name].in_call)


def due(view: PartyView, notepad: Notepad, moves: tuple[Action, ...], game: GameStatus) -> Due:
    """What the bar at the foot shows."""
    now = status(view)
    decision: Decision | None = None
    signed: SigningDecision | None = None
    if now.my_turn:
        decide = _DECISIONS.get(now.situation)
        decision = decide(view) if decide is not None else None
        if now.situation == "ballot":
            decision = ballot_decision(view, notepad.package)
        signed = signing(view, notepad.package) if now.situation in ("signing", "final") else None
    shown = weighed(view, with_buttons(view, moves), notepad.package) if now.my_turn else with_buttons(view, moves)
    return Due(
        now,
        shown,
        action_points(view),
        decision,
        signed,
        view.seat == NATURE,
        game.fast,
        may_ask(view),
        game.held,
        game.waits,
        game.looking,
    )
