"""If-then: "we initial this clause if you initial that one". Kept as logic; it fires by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.scenario import Public, Role, Seat
from communique.rules.kind import Hearers, Move, MoveKind, costs, name_of, signatory
from communique.rules.standing import whisper_refusal
from communique.rules.state import INITIAL, Condition, ConferenceTable, Desk, Phase, State, Table, Talks

LOW_TRUST = 2
"""Below this trust of the addressee in the mover, an if-then offer needs the mediator's word.

The mediator gives it by drafting: both clauses stand in its text, and it is at the table.
"""


@dataclass(frozen=True, slots=True)
class IfThen(Move):
    """The mover initials (issue, option) once party `of` initials (other_issue, other_option)."""

    issue: int
    option: int
    of: Seat
    other_issue: int
    other_option: int
    to: Seat | None = None


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: IfThen) -> Message | None:
    signatories = public.signatories
    if seat not in signatories:
        return message("if-then.signatories")
    if move.of not in signatories or move.of == seat:
        return message("if-then.another")
    if move.to is not None and move.to != move.of:
        return message("if-then.private")
    for issue, option in ((move.issue, move.option), (move.other_issue, move.other_option)):
        if not 0 <= issue < len(public.issues) or not 0 <= option < len(public.issues[issue].options):
            return message("if-then.option", option=option, issue=issue)
    if table.trust[move.of][seat] < LOW_TRUST and not _vouched(public, table, move):
        party = name_of(public, move.of)
        return (
            message("if-then.trust_mediated", party=party)
            if public.mediators
            else message("if-then.trust", party=party)
        )
    if condition(seat, move) in (*table.conditions, *desk.conditions):
        return message("if-then.stands")
    return whisper_refusal(public, desk, seat, move.to)


def _vouched(public: Public, table: ConferenceTable, move: IfThen) -> bool:
    """True when the promise is about two clauses of a mediator's draft, and that mediator is at the table."""
    draft = table.draft
    return (
        draft is not None
        and public.parties[draft.by].role is Role.MEDIATOR
        and not table.is_away(draft.by)
        and draft.terms[move.issue] == move.option
        and draft.terms[move.other_issue] == move.other_option
    )


def condition(seat: Seat, move: IfThen) -> Condition:
    return Condition(seat, move.issue, move.option, move.of, move.other_issue, move.other_option)


def perform(public: Public, state: Talks, seat: Seat, move: IfThen) -> Talks:
    table, desks = state
    promise = condition(seat, move)
    if move.to is None:
        return State(table._replace(conditions=(*table.conditions, promise)), desks)
    out = list(desks)
    for own in (seat, move.to):
        out[own] = out[own]._replace(conditions=(*out[own].conditions, promise))
    return State(table, tuple(out))


def audience(public: Public, table: ConferenceTable, seat: Seat, move: IfThen) -> Hearers:
    return None if move.to is None else (min(seat, move.to), max(seat, move.to))


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[IfThen]:
    draft = table.draft
    if draft is None:
        return
    for of in public.signatories:
        for i, mine in enumerate(draft.terms):
            j = (i + 1) % len(draft.terms)
            theirs = draft.terms[j]
            if mine >= 0 and theirs >= 0 and table.marks[seat][i] != INITIAL and of != seat:
                yield IfThen(i, mine, of, j, theirs)
                if of in desk.caucus:
                    yield IfThen(i, mine, of, j, theirs, of)


def told(public: Public, seat: Seat, move: IfThen) -> Message:
    mine, theirs = public.issues[move.issue], public.issues[move.other_issue]
    said = {
        "who": name_of(public, seat),
        "option": mine.options[move.option].label,
        "issue": mine.short,
        "whom": name_of(public, move.of),
        "other_option": theirs.options[move.other_option].label,
        "other_issue": theirs.short,
    }
    return message("if-then.said", **said) if move.to is None else message("if-then.said_private", **said)


def examples(public: Public, table: Table, desk: Desk, seat: Seat) -> Iterator[IfThen]:
    for of in public.signatories:
        if of != seat:
            yield IfThen(0, 1, of, len(public.issues) - 1, 1)


KIND = MoveKind(
    name="if-then",
    type=IfThen,
    phases=frozenset({Phase.FLOOR}),
    refuse=refuse,
    perform=perform,
    told=told,
    cost=costs(points=1),
    audience=audience,
    candidates=candidates,
    belongs=signatory,
    examples=examples,
)
