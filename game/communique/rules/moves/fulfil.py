"""Fulfil: an if-then promise comes true by itself. Nobody submits this; it follows from the initials it waited for."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.drafting import put_marks
from communique.rules.kind import Move, MoveKind, name_of
from communique.rules.state import INITIAL, NO_MARK, Condition, Phase, State, Talks


@dataclass(frozen=True, slots=True)
class Fulfil(Move):
    """The promised initials on the draft's clause on `issue`."""

    issue: int


def perform(public: Public, state: Talks, seat: Seat, move: Fulfil) -> Talks:
    table, desks = state
    assert table.draft is not None
    option = table.draft.terms[move.issue]
    table = table._replace(conditions=tuple(c for c in table.conditions if not _kept(c, seat, move, option)))
    desks = tuple(
        desk._replace(conditions=tuple(c for c in desk.conditions if not _kept(c, seat, move, option)))
        if desk.conditions
        else desk
        for desk in desks
    )
    marks = tuple(INITIAL if i == move.issue else NO_MARK for i in range(len(public.issues)))
    return State(put_marks(public, table, seat, marks), desks)


def _kept(condition: Condition, seat: Seat, move: Fulfil, option: int) -> bool:
    return (condition.by, condition.issue, condition.option) == (seat, move.issue, option)


def told(public: Public, seat: Seat, move: Fulfil) -> Message:
    return message("fulfil.said", who=name_of(public, seat), issue=public.issues[move.issue].short)


KIND = MoveKind(
    name="fulfil",
    type=Fulfil,
    phases=frozenset({Phase.FLOOR, Phase.BALLOT}),
    perform=perform,
    told=told,
    by_itself=True,
)
