"""Press: the line a delegation takes at the end of a session: open, neutral or firm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.flow import advance
from communique.rules.kind import Move, MoveKind, name_of
from communique.rules.meters import add_capital, replaced, trust_of_others
from communique.rules.state import PRESS_LINES, ConferenceTable, Desk, Phase, PressLine, State, Talks


@dataclass(frozen=True, slots=True)
class Press(Move):
    """`line`, a PressLine: 0 open (others trust you more), 1 neutral, 2 firm (capital up, trust down)."""

    line: int


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Press) -> Message | None:
    if not 0 <= move.line < len(PRESS_LINES):
        return message("press.number", line=move.line)
    if move.line == PressLine.FIRM and table.brink:
        return message("press.brink")
    return None


def perform(public: Public, state: Talks, seat: Seat, move: Press) -> Talks:
    table = state.table
    table = table._replace(press=replaced(table.press, (seat,), move.line))
    if move.line == PressLine.OPEN:
        cause = message("press.cause_open", party=name_of(public, seat))
        table = trust_of_others(table, seat, 1, cause)
    elif move.line == PressLine.FIRM:
        cause = message("press.cause_firm", party=name_of(public, seat))
        table = trust_of_others(add_capital(table, seat, 1, cause), seat, -1, cause)
    return advance(public, State(table, state.desks))


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Press]:
    for line in range(len(PRESS_LINES)):
        yield Press(line)


def told(public: Public, seat: Seat, move: Press) -> Message:
    return told_of(move.line, name_of(public, seat))


def told_of(line: int, who: str) -> Message:
    """What `who` tells the press when it takes the line."""
    if line == PressLine.OPEN:
        return message("press.said_open", who=who)
    return message("press.said_firm", who=who) if line == PressLine.FIRM else message("press.said_neutral", who=who)


KIND = MoveKind(
    name="press",
    type=Press,
    phases=frozenset({Phase.PRESS}),
    refuse=refuse,
    perform=perform,
    told=told,
    candidates=candidates,
)
