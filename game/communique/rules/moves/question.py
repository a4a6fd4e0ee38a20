"""Question: whoever runs the game puts what lies on the table to those who sign, before the sessions are used up."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.flow import call_question, enter, present, unasked
from communique.rules.kind import Move, MoveKind
from communique.rules.state import ConferenceTable, Desk, Phase, Talks, new_state
from communique.rules.terms import satisfied


@dataclass(frozen=True, slots=True)
class CallQuestion(Move):
    """The closing call comes now."""


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: CallQuestion) -> Message | None:
    if table.call:
        return message("question.again")
    if not (table.offers or table.draft):
        return message("question.nothing")
    return None if satisfied(public, present(public, table)) else message("question.few")


def perform(public: Public, state: Talks, seat: Seat, move: CallQuestion) -> Talks:
    table, desks = unasked(state)
    return enter(public, new_state((call_question(public, table), desks)))


def told(public: Public, seat: Seat, move: CallQuestion) -> Message:
    return message("question.said")


KIND = MoveKind(
    name="question",
    type=CallQuestion,
    phases=frozenset({Phase.NEWS, Phase.FLOOR, Phase.BALLOT, Phase.PRESS}),
    refuse=refuse,
    perform=perform,
    told=told,
    by_itself=True,
    by_facilitator=True,
)
