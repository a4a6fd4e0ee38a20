"""Draw: chance turns up a card of the event deck. The value is in the log, so undo cannot re-roll it."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.message import Message, message
from communique.model.scenario import Public, Seat
from communique.rules.flow import enter, open_floor, present
from communique.rules.kind import Move, MoveKind
from communique.rules.meters import add_capital, add_tension
from communique.rules.news import in_sentences, to_plan_with
from communique.rules.state import NO_NEWS, Phase, State, Talks


@dataclass(frozen=True, slots=True)
class Draw(Move):
    """Card `news` of the scenario's deck is this session's news. Card `expected` is announced for the next, or none."""

    news: int
    expected: int = NO_NEWS


def perform(public: Public, state: Talks, seat: Seat, move: Draw) -> Talks:
    table = state.table
    card = public.news[move.news]
    table = table._replace(awaiting_news=False, news=move.news, drawn=(*table.drawn, move.news), expected=move.expected)
    cause = message("draw.cause", news=card.title)
    table = add_tension(public, table, card.tension, cause)
    for p, by in enumerate(card.capital):
        table = add_capital(table, Seat(p), by, cause)
    speakers = present(public, table) if card.lines else ()
    table = table._replace(queue=speakers) if speakers else open_floor(public, table)
    return enter(public, State(table, state.desks))


def told(public: Public, seat: Seat, move: Draw) -> Message:
    card = public.news[move.news]
    more = to_plan_with(public, card, move.expected)
    if not more:
        return message("draw.said", news=card.title, text=card.text)
    return message("draw.said_more", news=card.title, text=card.text, more=in_sentences(more))


KIND = MoveKind(
    name="draw",
    type=Draw,
    phases=frozenset({Phase.NEWS}),
    perform=perform,
    told=told,
    by_itself=True,
)
