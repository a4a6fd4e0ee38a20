"""News: a card of the deck turns up, and may ask everybody for a line."""

from __future__ import annotations

from communique.present.moments._moment import Happening, MomentKind, ToldMoment, Touched, moment
from communique.rules.moves.draw import Draw
from communique.rules.news import to_plan_with
from communique.words import say


def _tells(happening: Happening) -> ToldMoment | None:
    move = happening.move
    if not isinstance(move, Draw):
        return None
    card = happening.public.news[move.news]
    plans = tuple(say(one) for one in to_plan_with(happening.public, card, move.expected))
    touched: Touched = () if card.watched is None else ((card.watched, -1),)
    return moment(
        happening,
        MOMENT.name,
        card.title,
        caption=card.text,
        icon="dispatch",
        sound="dispatch",
        changes=plans,
        touched=touched,
        asks=bool(card.lines),
    )


MOMENT = MomentKind("news", 10, _tells)
