"""Line: what a party says in public about the session's news. It moves meters and gives no points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.flow import advance
from communique.rules.kind import Move, MoveKind, name_of
from communique.rules.meters import add_capital, add_tension, trust_of_others
from communique.rules.state import ConferenceTable, Desk, Phase, State, Talks


@dataclass(frozen=True, slots=True)
class TakeLine(Move):
    """Line `line` of card `news`."""

    news: int
    line: int


def refuse(public: Public, table: ConferenceTable, desk: Desk, seat: Seat, move: TakeLine) -> Message | None:
    if move.news != table.news:
        return message("line.other")
    lines = public.news[table.news].lines
    if not 0 <= move.line < len(lines):
        return message("line.number", last=len(lines) - 1, line=move.line)
    return None


def perform(public: Public, state: Talks, seat: Seat, move: TakeLine) -> Talks:
    table = state.table
    card = public.news[table.news]
    line = card.lines[move.line]
    cause = message("line.cause", party=name_of(public, seat), news=card.title, line=line.label)
    table = add_capital(table, seat, line.capital, cause)
    table = trust_of_others(table, seat, line.trust, cause)
    table = add_tension(public, table, line.tension, cause)
    return advance(public, State(table, state.desks))


def candidates(public: Public, table: ConferenceTable, desk: Desk, seat: Seat) -> Iterator[TakeLine]:
    if table.news >= 0:
        for k in range(len(public.news[table.news].lines)):
            yield TakeLine(table.news, k)


def told(public: Public, seat: Seat, move: TakeLine) -> Message:
    line = public.news[move.news].lines[move.line]
    if line.texts:
        return message("line.said_own", text=line.said_by(seat))
    return message("line.said", who=name_of(public, seat), text=line.text)


KIND = MoveKind(
    name="line",
    type=TakeLine,
    phases=frozenset({Phase.NEWS}),
    refuse=refuse,
    perform=perform,
    told=told,
    candidates=candidates,
)
