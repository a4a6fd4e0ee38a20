"""Answer: reply to a question, decline it, or misstate. The rules cannot tell a true answer from a false one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from communique.model.message import Message, message
from communique.model.package import OPEN, Terms
from communique.model.scenario import NATURE, Public, Seat
from communique.rules.kind import Hearers, Move, MoveKind, clause, filled, known, name_of
from communique.rules.moves.ask import Ask, text_named
from communique.rules.standing import text_of
from communique.rules.state import ConferenceTable, Desk, Phase, Question, QuestionKind, State, Talks
from communique.rules.terms import terms_refusal

ONE_OF_TWO: Final = ("first", "second", "equal")
ANSWERS: Final = {
    QuestionKind.COMPARE: ONE_OF_TWO,
    QuestionKind.NEED: ("need",),
    QuestionKind.TAKE: ("terms", "as-is", "issues"),
    QuestionKind.PREFER: ONE_OF_TWO,
}
"""By kind of question, what may be answered besides `decline`."""
SAYS: Final = (*ONE_OF_TWO, "need", "terms", "as-is", "issues", "decline")
_WRONG: Final = {
    QuestionKind.COMPARE: message("answer.compare"),
    QuestionKind.NEED: message("answer.need"),
    QuestionKind.TAKE: message("answer.take"),
    QuestionKind.PREFER: message("answer.prefer"),
}
MOST_CHANGES: Final = 3
"""As many clauses as an amendment may change."""


@dataclass(frozen=True, slots=True)
class Answer(Move):
    """`says`: `first`, `second` or `equal`; `need`, with a clause; `terms`, `as-is` or `issues`; or `decline`.

    What it would take is `terms` with `changes` of (issue, option), after which the text would be accepted; `as-is`,
    which needs none; or, vaguely, `issues` with changes of (issue, OPEN). `to` is the asker of a private question.
    """

    says: str
    issue: int | None = None
    option: int | None = None
    to: Seat | None = None
    changes: tuple[tuple[int, int], ...] = ()


def pending(table: ConferenceTable, desk: Desk, seat: Seat) -> Question | None:
    """The question this seat has to answer now, private before public; None when there is none."""
    if desk.question is not None:
        return desk.question
    question = table.question
    return question if question is not None and question.pending[0] == seat else None


def changed(terms: Terms, changes: Iterable[tuple[int, int]]) -> Terms:
    """`terms` with the options of `changes`."""
    new = dict(changes)
    return tuple([new.get(i, choice) for i, choice in enumerate(terms)])


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Answer) -> Message | None:
    question = pending(table, desk, seat)
    if question is None:
        return message("answer.nobody")
    if move.to != (question.by if desk.question is not None else None):
        return message("answer.channel")
    if move.says not in SAYS:
        return message("answer.says", words=", ".join(SAYS), says=move.says[:40])
    if move.says != "decline" and move.says not in ANSWERS[question.kind]:
        return _WRONG[question.kind]
    if move.says != "need" and (move.issue, move.option) != (None, None):
        return message("answer.no_clause")
    if move.says not in ("terms", "issues") and move.changes:
        return message("answer.no_changes")
    if move.says == "need":
        named = known(move.issue, public.issues) and known(move.option, public.issues[filled(move.issue)].options)
        return None if named else message("answer.clause")
    return _changes_refusal(public, table, desk, move, question) if move.says in ("terms", "issues") else None


def _changes_refusal(
    public: Public, table: ConferenceTable, desk: Desk, move: Answer, question: Question
) -> Message | None:
    if not 1 <= len(move.changes) <= MOST_CHANGES:
        return message("answer.count", count=len(move.changes))
    if len({issue for issue, _ in move.changes}) < len(move.changes):
        return message("answer.once")
    if any(not 0 <= issue < len(public.issues) for issue, _ in move.changes):
        return message("answer.issues", last=len(public.issues) - 1)
    if move.says == "issues":
        return message("answer.vague") if any(option != OPEN for _, option in move.changes) else None
    before = text_of(table, desk, question.target)
    assert before is not None, "a question is answered before anything else happens"
    if any(before[issue] == option for issue, option in move.changes):
        return message("answer.same")
    terms = changed(before, move.changes)
    if all(choice == OPEN for choice in terms):
        return message("answer.empty")
    return terms_refusal(public, terms, table.floors, table.unlocked)


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
    if question.kind is QuestionKind.NEED:
        for i, issue in enumerate(public.issues):
            yield Answer("need", i, len(issue.options) - 1, to)
    elif question.kind is QuestionKind.TAKE:
        yield Answer("as-is", to=to)
        for i, issue in enumerate(public.issues):
            yield Answer("issues", to=to, changes=((i, OPEN),))
            for k in range(len(issue.options)):
                yield Answer("terms", to=to, changes=((i, k),))
    else:
        for says in ONE_OF_TWO:
            yield Answer(says, to=to)
    yield Answer("decline", to=to)


def told(public: Public, seat: Seat, move: Answer) -> Message:
    who = name_of(public, seat)
    if move.says == "need":
        issue = public.issues[filled(move.issue)]
        return message("answer.said_need", who=who, option=issue.options[filled(move.option)].label, issue=issue.short)
    if move.says == "terms":
        return message("answer.said_terms", who=who, clauses=_named(public, move))
    if move.says == "issues":
        return message("answer.said_issues", who=who, issues=_named(public, move))
    return message(_PLAIN[move.says], who=who)


_PLAIN: Final = {
    "first": "answer.said_first",
    "second": "answer.said_second",
    "equal": "answer.said_equal",
    "as-is": "answer.said_as_is",
    "decline": "answer.said_decline",
}


def _named(public: Public, move: Answer) -> tuple[str | Message, ...]:
    if move.says == "issues":
        return tuple(public.issues[i].short for i, _ in move.changes)
    return tuple(clause(public, i, k) for i, k in move.changes)


def answered(public: Public, seat: Seat, move: Answer, before: Iterable[Move]) -> Message:
    """What an answer says with its issues or texts named, found in the moves `before` it, the latest first."""
    if move.says in ("need", "decline"):
        return told(public, seat, move)
    for earlier in before:
        if isinstance(earlier, Ask) and earlier.of in (None, seat):
            return _with_question(public, seat, move, earlier)
    return told(public, seat, move)


def _with_question(public: Public, seat: Seat, move: Answer, question: Ask) -> Message:
    who = name_of(public, seat)
    if question.question == QuestionKind.TAKE:
        text = text_named(question.target)
        if move.says == "terms":
            return message("answer.said_terms_of", who=who, text=text, clauses=_named(public, move))
        if move.says == "issues":
            return message("answer.said_issues_of", who=who, text=text, issues=_named(public, move))
        return message("answer.said_as_is_of", who=who, text=text)
    if question.question == QuestionKind.PREFER:
        one, other = text_named(question.target), text_named(question.other)
        if move.says == "equal":
            return message("answer.said_preferred_alike", who=who, one=one, other=other)
        more, less = (one, other) if move.says == "first" else (other, one)
        return message("answer.said_preferred", who=who, more=more, less=less)
    issue, beside = (public.issues[filled(i)].short for i in (question.issue, question.other_issue))
    if move.says == "equal":
        return message("answer.said_compared_alike", who=who, one=issue, other=beside)
    heavy, light = (issue, beside) if move.says == "first" else (beside, issue)
    return message("answer.said_compared", who=who, more=heavy, less=light)


KIND = MoveKind(
    name="answer",
    type=Answer,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    told=told,
    audience=audience,
    candidates=candidates,
    in_call=True,
)
