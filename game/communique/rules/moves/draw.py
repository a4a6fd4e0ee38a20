"""Draw: chance turns up a card of the event deck. The value is in the log, so undo cannot re-roll it."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.scenario import Public, Seat
from communique.rules.flow import enter, open_floor, present
from communique.rules.kind import Move, MoveKind
from communique.rules.meters import add_tension
from communique.rules.state import ConferenceTable, Phase, State


@dataclass(frozen=True, slots=True)
class Draw(Move):
    """Card `news` of the scenario's deck is this session's news."""

    news: int


def perform(public: Public, state: State, seat: Seat, move: Draw) -> State:
    table = state.table
    assert isinstance(table, ConferenceTable)
    card = public.news[move.news]
    table = table._replace(awaiting_news=False, news=move.news, drawn=(*table.drawn, move.news))
    table = add_tension(public, table, card.tension, f"news: {card.title}")
    speakers = present(public, table) if card.lines else ()
    table = table._replace(queue=speakers) if speakers else open_floor(public, table)
    return enter(public, State(table, state.desks))


def sentence(public: Public, seat: Seat, move: Draw) -> str:
    card = public.news[move.news]
    return f"News: {card.title}. {card.text}"


KIND = MoveKind(
    name="draw",
    type=Draw,
    phases=frozenset({Phase.NEWS}),
    perform=perform,
    sentence=sentence,
    by_itself=True,
)
