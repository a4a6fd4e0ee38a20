"""Mark: initial, hold or block clauses of the draft. Nothing is agreed until everything is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from communique.model.message import Message, companion, message
from communique.model.package import OPEN
from communique.model.scenario import Public, Seat
from communique.rules.drafting import put_marks
from communique.rules.flow import advance
from communique.rules.kind import Move, MoveKind, listed, name_of, signatory
from communique.rules.state import BLOCK, HOLD, INITIAL, NO_MARK, ConferenceTable, Desk, Phase, State, Talks
from communique.rules.terms import signatories


@dataclass(frozen=True, slots=True)
class Mark(Move):
    """`marks[issue]`: 1 initial, 2 hold, 3 block, 0 as it was. In a ballot every clause must end up marked."""

    marks: tuple[int, ...]


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Mark) -> Message | None:
    draft = table.draft
    if draft is None:
        return message("mark.no_draft")
    if seat not in signatories(public):
        return message("mark.signatories")
    if len(move.marks) != len(draft.terms) or any(not NO_MARK <= m <= BLOCK for m in move.marks):
        return message("mark.count", issues=len(draft.terms))
    for i, mark in enumerate(move.marks):
        if mark != NO_MARK and draft.terms[i] == OPEN:
            return message("mark.open", issue=public.issues[i].short)
    before = table.marks[seat]
    if table.phase is Phase.BALLOT:
        for i, choice in enumerate(draft.terms):
            if choice != OPEN and not (move.marks[i] or before[i]):
                return message("mark.missing", issue=public.issues[i].short)
    elif not any(new and new != old for new, old in zip(move.marks, before, strict=True)):
        return message("mark.same")
    if table.capital[seat] < 1 and any(
        old == INITIAL and new in (HOLD, BLOCK) for old, new in zip(before, move.marks, strict=True)
    ):
        return message("mark.capital")
    return None


def perform(public: Public, state: Talks, seat: Seat, move: Mark) -> Talks:
    table = state.table
    voting = table.phase is Phase.BALLOT
    marked = put_marks(public, table, seat, move.marks)
    after = State(marked, state.desks)
    return advance(public, after) if voting and marked.phase is Phase.BALLOT else after


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Mark]:
    draft = table.draft
    if draft is None:
        return
    for mark in (INITIAL, HOLD, BLOCK):
        yield Mark(tuple(mark if choice != OPEN else NO_MARK for choice in draft.terms))
    if table.phase is not Phase.BALLOT:
        for i, choice in enumerate(draft.terms):
            if choice != OPEN:
                yield Mark(tuple(INITIAL if j == i else NO_MARK for j in range(len(draft.terms))))


def told(public: Public, seat: Seat, move: Mark) -> Message:
    named = {mark: [public.issues[i].short for i, m in enumerate(move.marks) if m == mark] for mark in _MARKED}
    parts = [_MARKED[mark](listed(names)) for mark, names in named.items() if names]
    who = name_of(public, seat)
    if not parts:
        return message("mark.said_stand", who=who)
    return message("mark.said", who=who, marks=tuple(parts), line=(companion(parts[0], "first"), *parts[1:]))


_MARKED: Final[dict[int, Callable[[str | Message], Message]]] = {
    INITIAL: lambda issues: message("mark.then_initials", issues=issues),
    HOLD: lambda issues: message("mark.then_holds", issues=issues),
    BLOCK: lambda issues: message("mark.then_blocks", issues=issues),
}
"""What is said of the clauses that were marked so."""


KIND = MoveKind(
    name="mark",
    type=Mark,
    phases=frozenset({Phase.FLOOR, Phase.BALLOT}),
    refuse=refuse,
    perform=perform,
    told=told,
    candidates=candidates,
    belongs=signatory,
    in_call=True,
)
