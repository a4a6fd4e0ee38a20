"""Press: the line a delegation takes at the end of a session: open, neutral or firm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.scenario import Public, Seat
from communique.rules.flow import advance
from communique.rules.kind import Move, MoveKind, name_of
from communique.rules.meters import add_capital, replaced, trust_of_others
from communique.rules.state import PRESS_LINES, ConferenceTable, Desk, Phase, State

WORDS = (
    "tells the press that the talks are making progress",
    "tells the press that the talks go on",
    "tells the press that its position is firm",
)


@dataclass(frozen=True, slots=True)
class Press(Move):
    """`line`: 0 open (others trust you more), 1 neutral, 2 firm (capital up, trust down)."""

    line: int


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: Press) -> str | None:
    if not 0 <= move.line < len(PRESS_LINES):
        return f"The press lines are 0 (open), 1 (neutral) and 2 (firm), not {move.line}."
    if move.line == 2 and table.brink:
        return "Back from the brink: no firm line in this session."
    return None


def perform(public: Public, state: State, seat: Seat, move: Press) -> State:
    table = state.table
    assert isinstance(table, ConferenceTable)
    table = table._replace(press=replaced(table.press, (seat,), move.line))
    if move.line == 0:
        table = trust_of_others(table, seat, 1, f"{name_of(public, seat)} took an open line in the press")
    elif move.line == 2:
        cause = f"{name_of(public, seat)} took a firm line in the press"
        table = trust_of_others(add_capital(table, seat, 1, cause), seat, -1, cause)
    return advance(public, State(table, state.desks))


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[Press]:
    for line in range(len(PRESS_LINES)):
        yield Press(line)


def sentence(public: Public, seat: Seat, move: Press) -> str:
    return f"{name_of(public, seat)} {WORDS[move.line]}."


KIND = MoveKind(
    name="press",
    type=Press,
    phases=frozenset({Phase.PRESS}),
    refuse=refuse,
    perform=perform,
    sentence=sentence,
    candidates=candidates,
)
