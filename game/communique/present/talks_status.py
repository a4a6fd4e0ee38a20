"""Where the talks stand, in one line, and what to do now, in one or two sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.model.message import N_
from communique.model.scenario import NATURE, Role
from communique.rules.kind import name_of
from communique.rules.moves.answer import pending
from communique.rules.state import AlternatingTable, ConferenceTable, Phase
from communique.views import PartyView
from communique.words import tr, tr_n

_PHASES: Final = {
    Phase.NEWS: N_("the news"),
    Phase.FLOOR: N_("the floor"),
    Phase.BALLOT: N_("the ballot"),
    Phase.PRESS: N_("the press"),
    Phase.SIGNING: N_("the signing"),
    Phase.FINAL: N_("the final text"),
    Phase.OVER: N_("the end"),
}
_ACTS: Final = {
    Phase.NEWS: N_("{party} takes a line"),
    Phase.FLOOR: N_("{party} speaks"),
    Phase.BALLOT: N_("{party} marks the draft"),
    Phase.PRESS: N_("{party} meets the press"),
    Phase.SIGNING: N_("{party} decides"),
    Phase.FINAL: N_("{party} decides"),
}
_PROMPTS: Final = {
    Phase.NEWS: N_("Take a line on the news."),
    Phase.BALLOT: N_("The ballot: initial, hold or block each clause of the draft."),
    Phase.PRESS: N_("The press is waiting: choose a line."),
    Phase.SIGNING: N_("The terms are on the signing table: sign or withhold."),
    Phase.FINAL: N_("The final text asks for yes or no: sign or withhold. Nothing new is put forward after it."),
}
ROUND = "round"
"""The situation of alternating offers, beside those named after the phases."""


@dataclass(frozen=True, slots=True)
class Status:
    """Where the talks stand."""

    line: str
    """`Session 2 of 6 · the floor · Azerbaijan speaks`."""
    prompt: str
    situation: str
    """What kind of decision is due: a phase's name, `answer`, `round` or `over`."""
    my_turn: bool
    left: str
    """What time is left, in words."""


def status(view: PartyView) -> Status:
    """Where the talks stand for the seat of `view`."""
    if view.over:
        return Status(tr("The talks are over"), tr("The talks are over."), "over", False, "")
    table = view.table.conference
    if table is None:
        assert view.table.alternating is not None
        return _round(view, view.table.alternating)
    answering = view.seat != NATURE and pending(table, view.desk, view.seat) is not None
    situation = "answer" if answering else table.phase.value
    line = tr(
        "Session {n} of {last} · {phase} · {who}",
        n=table.session + 1,
        last=view.public.sessions,
        phase=tr("the closing call") if in_call(table) else tr(_PHASES[table.phase]),
        who=_who(view, table),
    )
    left = view.public.sessions - table.session - 1
    words = tr("the last session") if left == 0 else tr_n("{n} more session", "{n} more sessions", left)
    return Status(line, _prompt(view, table, situation), situation, view.my_turn, words)


def in_call(table: ConferenceTable) -> bool:
    """True while the closing call is open, and nothing lies for signing."""
    return table.call and table.phase is Phase.FLOOR


def _round(view: PartyView, table: AlternatingTable) -> Status:
    last, mine, holder = view.public.rounds, view.my_turn, name_of(view.public, table.holder)
    who = tr("your turn") if mine else tr("{party}'s turn", party=holder)
    left = last - table.round - 1
    words = tr("the last round") if left == 0 else tr_n("{n} more round", "{n} more rounds", left)
    if not mine:
        prompt = tr("{party} is deciding.", party=holder)
    elif table.offer:
        prompt = tr("Your turn, {left}. Accept the offer, make another, or pass.", left=words)
    else:
        prompt = tr("Your turn. Put a whole package together and offer it.")
    line = tr("Round {n} of {last} · {who}", n=table.round + 1, last=last, who=who)
    return Status(line, prompt, ROUND, mine, words)


def _who(view: PartyView, table: ConferenceTable) -> str:
    if view.my_turn:
        if view.desk.question is not None or table.question is not None:
            return tr("you are asked")
        floor = table.phase is Phase.FLOOR and table.holder == view.seat and not table.call
        return tr("you have the floor") if floor else tr("your turn")
    return _other(view, table) or tr("a moment")


def _other(view: PartyView, table: ConferenceTable) -> str:
    """What another delegation does now; empty when none does anything."""
    if view.desk.waiting != NATURE:
        return tr("{party} answers you", party=name_of(view.public, view.desk.waiting))
    if table.holder == NATURE:
        return ""
    holder = name_of(view.public, table.holder)
    if table.question is not None:
        return tr("{party} answers", party=holder)
    if in_call(table):
        return tr("{party} accepts or refuses what lies on the table", party=holder)
    return tr(_ACTS[table.phase], party=holder)


def _prompt(view: PartyView, table: ConferenceTable, situation: str) -> str:
    if view.seat == NATURE:
        return tr("You are watching. Nothing confidential is shown.")
    if not view.my_turn:
        other = _other(view, table)
        if not other:
            return tr("A moment. You can prepare your package meanwhile.")
        return tr("{what_happens}. You can prepare your package meanwhile.", what_happens=other)
    if situation == "answer":
        return tr("You are asked a question. Answer it, or decline.")
    return tr(_PROMPTS[table.phase]) if table.phase in _PROMPTS else _floor_prompt(view, table)


def _floor_prompt(view: PartyView, table: ConferenceTable) -> str:
    if table.is_away(view.seat):
        return tr("Your delegation is away. Return for 1 capital, or pass.")
    if table.call:
        return _call_prompt(table)
    points = view.desk.points
    left = tr_n("Your floor: {n} action point.", "Your floor: {n} action points.", points)
    if points == 0:
        can = tr("You may still accept, mark, reject or state a priority; then pass.")
    elif view.public.parties[view.seat].role is Role.MEDIATOR:
        can = tr("Table a draft, ask, shuttle, or pass.")
    elif not table.offers and table.draft is None:
        can = tr("Choose options in the rows and make an offer, or ask.")
    else:
        can = tr("Make an offer, ask, answer what is on the table, or pass.")
    return f"{left} {can}"


def _call_prompt(table: ConferenceTable) -> str:
    if table.draft is None:
        return tr("Closing call: accept or refuse what is on the table, then pass. Nothing new is put forward.")
    if not table.offers:
        return tr("Closing call: mark the draft, then pass. What all have initialled can be signed.")
    return tr("Closing call: accept or refuse what is on the table, or mark the draft; then pass.")


def call_words(*, signed: bool) -> str:
    """What came of the closing call of talks that have ended, in a sentence."""
    if signed:
        return tr("What was signed came out of the closing call.")
    return tr("The closing call brought no agreement.")
