"""Mark: initial, hold or block clauses of the draft. Nothing is agreed until everything is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.package import OPEN
from communique.model.scenario import Public, Seat
from communique.rules.drafting import put_marks
from communique.rules.flow import advance
from communique.rules.kind import Move, MoveKind, name_of
from communique.rules.state import BLOCK, HOLD, INITIAL, MARK_NAMES, NO_MARK, ConferenceTable, Desk, Phase, State
from communique.rules.terms import signatories


@dataclass(frozen=True, slots=True)
class Mark(Move):
    """`marks[issue]`: 1 initial, 2 hold, 3 block, 0 as it was. In a ballot every clause must end up marked."""

    marks: tuple[int, ...]


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Mark) -> str | None:
    draft = table.draft
    if draft is None:
        return "There is no draft on the table to mark."
    if seat not in signatories(public):
        return "Only those who sign mark the draft."
    if len(move.marks) != len(draft.terms) or any(not NO_MARK <= m <= BLOCK for m in move.marks):
        return f"Give one mark from 0 to 3 for each of the {len(draft.terms)} issues."
    for i, mark in enumerate(move.marks):
        if mark != NO_MARK and draft.terms[i] == OPEN:
            return f'The draft leaves "{public.issues[i].short}" open; there is nothing to mark.'
    before = table.marks[seat]
    if table.phase is Phase.BALLOT:
        for i, choice in enumerate(draft.terms):
            if choice != OPEN and not (move.marks[i] or before[i]):
                return f'Mark "{public.issues[i].short}" too: initial, hold or block.'
    elif not any(new and new != old for new, old in zip(move.marks, before, strict=True)):
        return "This changes no mark."
    if table.capital[seat] < 1 and any(
        old == INITIAL and new in (HOLD, BLOCK) for old, new in zip(before, move.marks, strict=True)
    ):
        return "Withdrawing initials costs 1 capital, and there is none left."
    return None


def perform(public: Public, state: State, seat: Seat, move: Mark) -> State:
    table = state.table
    assert isinstance(table, ConferenceTable)
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


def sentence(public: Public, seat: Seat, move: Mark) -> str:
    parts = []
    for mark in (INITIAL, HOLD, BLOCK):
        named = [public.issues[i].short for i, m in enumerate(move.marks) if m == mark]
        if named:
            parts.append(f"{MARK_NAMES[mark]}s {', '.join(named)}")
    return f"{name_of(public, seat)} {'; '.join(parts) if parts else 'lets its marks stand'}."


KIND = MoveKind(
    name="mark",
    type=Mark,
    phases=frozenset({Phase.FLOOR, Phase.BALLOT}),
    refuse=refuse,
    perform=perform,
    sentence=sentence,
    candidates=candidates,
)
