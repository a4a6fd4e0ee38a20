"""Where the talks stand, in one line, and what to do now, in one or two sentences."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.scenario import NATURE, Role
from communique.rules.kind import name_of
from communique.rules.moves.answer import pending
from communique.rules.state import AlternatingTable, ConferenceTable, Phase
from communique.views import PartyView

PHASE_WORDS = {
    Phase.NEWS: "the news",
    Phase.FLOOR: "the floor",
    Phase.BALLOT: "the ballot",
    Phase.PRESS: "the press",
    Phase.SIGNING: "the signing",
    Phase.FINAL: "the final text",
    Phase.OVER: "the end",
}
_DOING = {
    Phase.NEWS: "takes a line",
    Phase.FLOOR: "speaks",
    Phase.BALLOT: "marks the draft",
    Phase.PRESS: "meets the press",
    Phase.SIGNING: "decides",
    Phase.FINAL: "decides",
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
        return Status("The talks are over", "The talks are over.", "over", False, "")
    table = view.table
    if isinstance(table, AlternatingTable):
        return _round(view, table)
    where = f"Session {table.session + 1} of {view.public.sessions} · {PHASE_WORDS[table.phase]}"
    answering = view.seat != NATURE and pending(table, view.desk, view.seat) is not None
    situation = "answer" if answering else table.phase.value
    left = view.public.sessions - table.session - 1
    words = "the last session" if left == 0 else f"{left} more session{'' if left == 1 else 's'}"
    return Status(f"{where} · {_who(view, table)}", _prompt(view, table, situation), situation, view.my_turn, words)


def _round(view: PartyView, table: AlternatingTable) -> Status:
    last, mine = view.public.rounds, view.my_turn
    who = "your turn" if mine else f"{name_of(view.public, table.holder)}'s turn"
    left = last - table.round - 1
    words = "the last round" if left == 0 else f"{left} more round{'' if left == 1 else 's'}"
    if not mine:
        prompt = f"{name_of(view.public, table.holder)} is deciding."
    elif table.offer:
        prompt = f"Your turn, {words}. Accept the offer, make another, or pass."
    else:
        prompt = "Your turn. Put a whole package together and offer it."
    return Status(f"Round {table.round + 1} of {last} · {who}", prompt, ROUND, mine, words)


def _who(view: PartyView, table: ConferenceTable) -> str:
    if view.my_turn:
        if view.desk.question is not None or table.question is not None:
            return "you are asked"
        return "you have the floor" if table.phase is Phase.FLOOR and table.holder == view.seat else "your turn"
    if view.desk.waiting != NATURE:
        return f"{name_of(view.public, view.desk.waiting)} answers you"
    if table.holder == NATURE:
        return "a moment"
    doing = "answers" if table.question is not None else _DOING[table.phase]
    return f"{name_of(view.public, table.holder)} {doing}"


def _prompt(view: PartyView, table: ConferenceTable, situation: str) -> str:
    if view.seat == NATURE:
        return "You are watching. Nothing confidential is shown."
    if not view.my_turn:
        return f"{_sentence_case(_who(view, table))}. You can prepare your package meanwhile."
    if situation == "answer":
        return "You are asked a question. Answer it, or decline."
    return {
        Phase.NEWS: "Take a line on the news.",
        Phase.FLOOR: _floor_prompt(view, table),
        Phase.BALLOT: "The ballot: initial, hold or block each clause of the draft.",
        Phase.PRESS: "The press is waiting: choose a line.",
        Phase.SIGNING: "The terms are on the signing table: sign or withhold.",
        Phase.FINAL: "The final text asks for yes or no: sign or withhold. The talks end with it.",
    }[table.phase]


def _floor_prompt(view: PartyView, table: ConferenceTable) -> str:
    if table.away[view.seat] >= 0:
        return "Your delegation is away. Return for 1 capital, or pass."
    points = view.desk.points
    left = f"Your floor: {points} action point{'' if points == 1 else 's'}."
    if points == 0:
        return f"{left} You may still accept, mark, reject or state a priority; then pass."
    if view.public.parties[view.seat].role is Role.MEDIATOR:
        return f"{left} Table a draft, ask, shuttle, or pass."
    if not table.offers and table.draft is None:
        return f"{left} Choose options in the rows and make an offer, or ask."
    return f"{left} Make an offer, ask, answer what is on the table, or pass."


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]
