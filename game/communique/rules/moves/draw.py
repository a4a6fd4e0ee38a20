"""Draw: chance turns up a card of the event deck. The value is in the log, so undo cannot re-roll it."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.flow import enter, open_floor, present
from communique.rules.kind import Move, MoveKind
from communique.rules.meters import add_tension
from communique.rules.state import Phase, State, Talks


@dataclass(frozen=True, slots=True)
class Draw(Move):
    """Card `news` of the scenario's deck is this session's news."""

    news: int


def perform(public: Public, state: Talks, seat: Seat, move: Draw) -> Talks:
    table = state.table
    card = public.news[move.news]
    table = table._replace(awaiting_news=False, news=move.news, drawn=(*table.drawn, move.news))
    table = add_tension(public, table, card.tension, message("draw.cause", news=card.title))
    speakers = present(public, table) if card.lines else ()
    table = table._replace(queue=speakers) if speakers else open_floor(public, table)
    return enter(public, State(table, state.desks))


def told(public: Public, seat: Seat, move: Draw) -> Message:
    card = public.news[move.news]
    return message("draw.said", news=card.title, text=card.text)


KIND = MoveKind(
    name="draw",
    type=Draw,
    phases=frozenset({Phase.NEWS}),
    perform=perform,
    told=told,
    by_itself=True,
)
