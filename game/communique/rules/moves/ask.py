"""Ask: which of two clauses matters more to you, or what would you need for this one? The answer comes at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.kind import Cost, Move, MoveKind, addressed, name_of
from communique.rules.standing import whisper_refusal
from communique.rules.state import ConferenceTable, Desk, Phase, Question, QuestionKind, State, Table, Talks

HIGH_TRUST = 7
"""Above this trust in the asker, an answer costs the asker nothing."""


@dataclass(frozen=True, slots=True)
class Ask(Move):
    """`question` is `compare` (issue against other_issue) or `need` (for option of issue).

    `of` is the party asked, None for all; `to` is set to the same party to ask it in private.
    """

    question: str
    issue: int
    option: int = -1
    other_issue: int = -1
    of: Seat | None = None
    to: Seat | None = None


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Ask) -> Message | None:
    if move.question not in tuple(QuestionKind):
        return message("ask.kind", question=move.question[:40])
    if not 0 <= move.issue < len(public.issues):
        return message("ask.issues", last=len(public.issues) - 1, issue=move.issue)
    if move.question == QuestionKind.COMPARE:
        if not 0 <= move.other_issue < len(public.issues) or move.other_issue == move.issue:
            return message("ask.different")
        if move.option != -1:
            return message("ask.no_option")
    elif move.other_issue != -1:
        return message("ask.one")
    elif not 0 <= move.option < len(public.issues[move.issue].options):
        return message("ask.option", option=move.option)
    if move.of is not None and (not 0 <= move.of < len(public.parties) or move.of == seat):
        return message("ask.another")
    if move.of is not None and table.is_away(move.of):
        return message("ask.left", party=name_of(public, move.of))
    if move.of is None and not _asked(public, table, seat, move):
        return message("ask.nobody")
    if move.to is not None and move.to != move.of:
        return message("ask.private")
    return whisper_refusal(public, desk, seat, move.to)


def _asked(public: Public, table: ConferenceTable, seat: Seat, move: Ask) -> tuple[Seat, ...]:
    if move.of is not None:
        return (move.of,)
    others = (Seat(p) for p in range(len(public.parties)))
    return tuple(p for p in others if p != seat and not table.is_away(p))


def cost(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Ask) -> Cost:
    asked = _asked(public, table, seat, move)
    trusted = bool(asked) and all(table.trust[p][seat] > HIGH_TRUST for p in asked)
    return Cost(points=0 if trusted else 1)


def perform(public: Public, state: Talks, seat: Seat, move: Ask) -> Talks:
    table, desks = state
    pending = _asked(public, table, seat, move)
    question = Question(seat, QuestionKind(move.question), move.issue, move.option, move.other_issue, pending)
    if move.to is None:
        return State(table._replace(question=question), desks)
    out = list(desks)
    out[move.to] = out[move.to]._replace(question=question)
    out[seat] = out[seat]._replace(waiting=move.to)
    return State(table, tuple(out))


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Ask]:
    n = len(public.issues)
    for i in range(n):
        if n > 1:
            yield Ask("compare", i, other_issue=(i + 1) % n)
        yield Ask("need", i, option=len(public.issues[i].options) - 1)
        for partner in desk.caucus:
            if n > 1:
                yield Ask("compare", i, other_issue=(i + 1) % n, of=partner, to=partner)


def told(public: Public, seat: Seat, move: Ask) -> Message:
    who, asked = name_of(public, seat), _question(public, move)
    if move.of is None:
        return message("ask.said_all", who=who, question=asked)
    if move.to is None:
        return message("ask.said", who=who, whom=name_of(public, move.of), question=asked)
    return message("ask.said_private", who=who, whom=name_of(public, move.of), question=asked)


def _question(public: Public, move: Ask) -> Message:
    issue = public.issues[move.issue]
    if move.question == QuestionKind.COMPARE:
        return message("ask.compare", issue=issue.short, other=public.issues[move.other_issue].short)
    return message("ask.need", option=issue.options[move.option].label, issue=issue.short)


def examples(public: Public, table: Table, desk: Desk, seat: Seat) -> Iterator[Ask]:
    for p in range(len(public.parties)):
        if p != seat:
            yield Ask("need", 0, option=0, of=Seat(p))


KIND = MoveKind(
    name="ask",
    type=Ask,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    told=told,
    cost=cost,
    audience=addressed,
    candidates=candidates,
    examples=examples,
)
