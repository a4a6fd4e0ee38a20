"""Answer: reply to a question, decline it, or misstate. The rules cannot tell a true answer from a false one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.scenario import NATURE, Public, Seat
from communique.rules.kind import Hearers, Move, MoveKind, name_of
from communique.rules.moves.ask import Ask
from communique.rules.state import ConferenceTable, Desk, Phase, Question, QuestionKind, State, Talks

SAYS = ("first", "second", "equal", "need", "decline")


@dataclass(frozen=True, slots=True)
class Answer(Move):
    """`says`: `first`, `second` or `equal` to a comparison; `need` with a clause wanted in return; or `decline`.

    `to` is the asker when the question was private.
    """

    says: str
    issue: int = -1
    option: int = -1
    to: Seat | None = None


def pending(table: ConferenceTable, desk: Desk, seat: Seat) -> Question | None:
    """The question this seat has to answer now, private before public; None when there is none."""
    if desk.question is not None:
        return desk.question
    question = table.question
    return question if question is not None and question.pending[0] == seat else None


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Answer) -> Message | None:
    question = pending(table, desk, seat)
    if question is None:
        return message("answer.nobody")
    private = question.by if desk.question is not None else None
    if move.to != private:
        return message("answer.channel")
    if move.says not in SAYS:
        return message("answer.says", words=", ".join(SAYS), says=move.says[:40])
    if move.says in ("first", "second", "equal") and question.kind is not QuestionKind.COMPARE:
        return message("answer.need")
    if move.says != "need" and (move.issue, move.option) != (-1, -1):
        return message("answer.no_clause")
    if move.says == "need":
        if question.kind is not QuestionKind.NEED:
            return message("answer.compare")
        if not 0 <= move.issue < len(public.issues) or not 0 <= move.option < len(public.issues[move.issue].options):
            return message("answer.clause")
    return None


def perform(public: Public, state: Talks, seat: Seat, move: Answer) -> Talks:
    table, desks = state
    if move.to is not None:
        out = list(desks)
        out[seat] = out[seat]._replace(question=None)
        out[move.to] = out[move.to]._replace(waiting=NATURE)
        return State(table, tuple(out))
    question = table.question
    assert question is not None
    left = question.pending[1:]
    return State(table._replace(question=question._replace(pending=left) if left else None), desks)


def audience(public: Public, table: ConferenceTable, seat: Seat, move: Answer) -> Hearers:
    return None if move.to is None else (min(seat, move.to), max(seat, move.to))


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Answer]:
    question = pending(table, desk, seat)
    if question is None:
        return
    to = question.by if desk.question is not None else None
    if question.kind is QuestionKind.COMPARE:
        for says in SAYS[:3]:
            yield Answer(says, to=to)
    else:
        for i, issue in enumerate(public.issues):
            yield Answer("need", i, len(issue.options) - 1, to)
    yield Answer("decline", to=to)


def told(public: Public, seat: Seat, move: Answer) -> Message:
    who = name_of(public, seat)
    if move.says == "decline":
        return message("answer.said_decline", who=who)
    if move.says == "need":
        issue = public.issues[move.issue]
        return message("answer.said_need", who=who, option=issue.options[move.option].label, issue=issue.short)
    if move.says == "equal":
        return message("answer.said_equal", who=who)
    if move.says == "first":
        return message("answer.said_first", who=who)
    return message("answer.said_second", who=who)


def answered(public: Public, seat: Seat, move: Answer, before: Iterable[Move]) -> Message:
    """What an answer says with its issues named, found in the moves `before` it, the latest first."""
    if move.says not in ("first", "second"):
        return told(public, seat, move)
    for earlier in before:
        if isinstance(earlier, Ask) and earlier.question == QuestionKind.COMPARE and earlier.of in (None, seat):
            pair = public.issues[earlier.issue].short, public.issues[earlier.other_issue].short
            more, less = pair if move.says == "first" else pair[::-1]
            return message("answer.said_compared", who=name_of(public, seat), more=more, less=less)
    return told(public, seat, move)


KIND = MoveKind(
    name="answer",
    type=Answer,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    told=told,
    audience=audience,
    candidates=candidates,
)
