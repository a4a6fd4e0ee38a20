"""Ask: about two issues, about a clause, or about texts on the table. The answer comes at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.kind import Cost, Move, MoveKind, addressed, filled, known, name_of, shown
from communique.rules.offer_id import OfferId, offer_said
from communique.rules.standing import find, text_of, whisper_refusal
from communique.rules.state import (
    ConferenceTable,
    Desk,
    Phase,
    Question,
    QuestionKind,
    State,
    Table,
    Talks,
    TextSource,
)

HIGH_TRUST = 7
"""Above this trust in the asker, an answer costs the asker nothing."""
ABOUT_TEXTS: Final = (QuestionKind.TAKE, QuestionKind.PREFER)
"""The questions that are about texts on the table, not about issues."""


@dataclass(frozen=True, slots=True)
class Ask(Move):
    """`question` is `compare` (issue against other_issue), `need` (for option of issue), `take` or `prefer`.

    `take` asks what it would take for `target`, a standing offer's id or `draft`, to be accepted; `prefer`, whether
    `target` or `other` would be the better text. `of` is the party asked, None for all, which those two are never
    asked; `to` is set to the same party to ask it in private.
    """

    question: str
    issue: int | None = None
    option: int | None = None
    other_issue: int | None = None
    of: Seat | None = None
    to: Seat | None = None
    target: str = ""
    other: str = ""


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Ask) -> Message | None:
    if move.question not in tuple(QuestionKind):
        return message("ask.kind", question=move.question[:40])
    about_texts = move.question in ABOUT_TEXTS
    return (
        (_no_issues(move) if about_texts else _about_issues(public, move))
        or _whom_refusal(public, table, seat, move)
        or (_about_texts(public, table, desk, seat, move) if about_texts else None)
        or whisper_refusal(public, desk, seat, move.to)
    )


def _about_issues(public: Public, move: Ask) -> Message | None:
    if not known(move.issue, public.issues):
        return message("ask.issues", last=len(public.issues) - 1, issue=shown(move.issue))
    if move.target or move.other:
        return message("ask.no_text")
    if move.question == QuestionKind.COMPARE:
        if not known(move.other_issue, public.issues) or move.other_issue == move.issue:
            return message("ask.different")
        return message("ask.no_option") if move.option is not None else None
    if move.other_issue is not None:
        return message("ask.one")
    if not known(move.option, public.issues[filled(move.issue)].options):
        return message("ask.option", option=shown(move.option))
    return None


def _no_issues(move: Ask) -> Message | None:
    if (move.issue, move.option, move.other_issue) != (None, None, None):
        return message("ask.no_issue")
    return message("ask.one_party") if move.of is None else None


def _whom_refusal(public: Public, table: ConferenceTable, seat: Seat, move: Ask) -> Message | None:
    if move.of is not None and (not 0 <= move.of < len(public.parties) or move.of == seat):
        return message("ask.another")
    if move.of is not None and table.is_away(move.of):
        return message("ask.left", party=name_of(public, move.of))
    if move.of is None and not _asked(public, table, seat, move):
        return message("ask.nobody")
    if move.to is not None and move.to != move.of:
        return message("ask.private")
    return None


def _about_texts(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Ask) -> Message | None:
    named = (move.target,) if move.question == QuestionKind.TAKE else (move.target, move.other)
    for target in named:
        if text_of(table, desk, target) is None:
            return (
                message("ask.no_draft")
                if target == TextSource.DRAFT
                else message("ask.none", target=offer_said(target))
            )
        if OfferId(target).private and (move.to != move.of or OfferId(target).partner(seat) != move.of):
            return message("ask.overheard")
    assert move.of is not None, "a question about texts is to one party"
    if move.question == QuestionKind.TAKE:
        return _take_refusal(public, table, desk, move, move.of)
    same = text_of(table, desk, move.target) == text_of(table, desk, move.other)
    return message("ask.same_text") if same else None


def _take_refusal(public: Public, table: ConferenceTable, desk: Desk, move: Ask, of: Seat) -> Message | None:
    if move.other:
        return message("ask.one_text")
    if of not in public.signatories:
        return message("ask.signs_nothing", party=name_of(public, of))
    return message("ask.agreed", party=name_of(public, of)) if stands_by(table, desk, of, move.target) else None


def stands_by(table: ConferenceTable, desk: Desk, of: Seat, target: str) -> bool:
    """True when `of` has put `target`, an offer id or `draft`, forward or has accepted it."""
    if target == TextSource.DRAFT:
        return table.draft is not None and table.draft.by == of
    standing = find(table, desk, target)
    return standing is not None and of in standing.accepted


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
    kind, pending = QuestionKind(move.question), _asked(public, table, seat, move)
    question = Question(seat, kind, move.issue, move.option, move.other_issue, pending, move.target, move.other)
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
    yield from about_texts(public, table, desk, seat)


def about_texts(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Ask]:
    """Questions about the texts that the seat can see: each text to each party, and each with the next; some refused.

    They are asked in the open, but in private about a private offer.
    """
    texts: list[str] = [o.id for o in table.offers]
    if table.draft is not None:
        texts.append(TextSource.DRAFT)
    for of in (Seat(p) for p in range(len(public.parties)) if p != seat):
        secret: list[str] = [o.id for o in desk.whispers if o.id.partner(seat) == of]
        for target in (*texts, *secret):
            yield Ask("take", target=target, of=of, to=of if target in secret else None)
        for one, two in pairwise((*texts, *secret)):
            yield Ask("prefer", target=one, other=two, of=of, to=of if two in secret else None)


def told(public: Public, seat: Seat, move: Ask) -> Message:
    who, asked = name_of(public, seat), _question(public, move)
    if move.of is None:
        return message("ask.said_all", who=who, question=asked)
    if move.to is None:
        return message("ask.said", who=who, whom=name_of(public, move.of), question=asked)
    return message("ask.said_private", who=who, whom=name_of(public, move.of), question=asked)


def _question(public: Public, move: Ask) -> Message:
    if move.question == QuestionKind.TAKE:
        return message("ask.take", text=text_named(move.target))
    if move.question == QuestionKind.PREFER:
        return message("ask.prefer", text=text_named(move.target), other=text_named(move.other))
    issue = public.issues[filled(move.issue)]
    if move.question == QuestionKind.COMPARE:
        return message("ask.compare", issue=issue.short, other=public.issues[filled(move.other_issue)].short)
    return message("ask.need", option=issue.options[filled(move.option)].label, issue=issue.short)


def text_named(target: str) -> Message:
    """A text on the table by its id, in words."""
    return (
        message("ask.the_draft") if target == TextSource.DRAFT else message("ask.the_offer", offer=offer_said(target))
    )


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
