"""Answer: reply to a question, decline it, or misstate. The rules cannot tell a true answer from a false one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.model.scenario import NATURE, Public, Seat
from communique.rules.kind import Hearers, Move, MoveKind, name_of
from communique.rules.moves.ask import Ask
from communique.rules.state import ConferenceTable, Desk, Phase, Question, State

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


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Answer) -> str | None:
    question = pending(table, desk, seat)
    if question is None:
        return "Nobody is waiting for your answer."
    private = question.by if desk.question is not None else None
    if move.to != private:
        return "Answer in private what was asked in private, and in the open what was asked in the open."
    if move.says not in SAYS:
        return f'An answer is one of {", ".join(SAYS)}, not "{move.says:.40}".'
    if move.says in ("first", "second", "equal") and question.kind != "compare":
        return "The question was what you would need; name a clause, or decline."
    if move.says != "need" and (move.issue, move.option) != (-1, -1):
        return "Only an answer about what you would need names a clause."
    if move.says == "need":
        if question.kind != "need":
            return "The question was which matters more; say first, second or equal, or decline."
        if not 0 <= move.issue < len(public.issues) or not 0 <= move.option < len(public.issues[move.issue].options):
            return "Name a clause that exists."
    return None


def perform(public: Public, state: State, seat: Seat, move: Answer) -> State:
    table, desks = state
    assert isinstance(table, ConferenceTable)
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
    if question.kind == "compare":
        for says in SAYS[:3]:
            yield Answer(says, to=to)
    else:
        for i, issue in enumerate(public.issues):
            yield Answer("need", i, len(issue.options) - 1, to)
    yield Answer("decline", to=to)


def sentence(public: Public, seat: Seat, move: Answer) -> str:
    who = name_of(public, seat)
    if move.says == "decline":
        return f"{who} declines to answer."
    if move.says == "need":
        issue = public.issues[move.issue]
        return f'{who} answers: for that we would need "{issue.options[move.option].label}" ({issue.short}).'
    if move.says == "equal":
        return f"{who} answers: they matter about the same to us."
    return f"{who} answers: the {move.says} matters more to us."


def answered(public: Public, seat: Seat, move: Answer, before: Iterable[Move]) -> str:
    """The sentence of an answer with its issues named, found in the moves `before` it, the latest first."""
    if move.says not in ("first", "second"):
        return sentence(public, seat, move)
    for earlier in before:
        if isinstance(earlier, Ask) and earlier.question == "compare" and earlier.of in (None, seat):
            pair = public.issues[earlier.issue].short, public.issues[earlier.other_issue].short
            more, less = pair if move.says == "first" else pair[::-1]
            return f"{name_of(public, seat)} answers: {more} matters more to us than {less}."
    return sentence(public, seat, move)


KIND = MoveKind(
    name="answer",
    type=Answer,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    sentence=sentence,
    audience=audience,
    candidates=candidates,
)
