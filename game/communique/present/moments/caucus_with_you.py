"""A caucus: another delegation has opened a private channel with one's own."""

from __future__ import annotations

from communique.present.moments._moment import Happening, MomentKind, ToldMoment, moment
from communique.rules.moves.caucus import Caucus
from communique.words import tr


def _tells(happening: Happening) -> ToldMoment | None:
    move = happening.move
    if not isinstance(move, Caucus) or move.to != happening.view.seat:
        return None
    caption = tr(
        "{party} meets you in private until the session ends. What is said there is heard by nobody else.",
        party=happening.who,
    )
    title = tr("{party} draws you aside", party=happening.who)
    return moment(happening, MOMENT.name, title, icon="caucus", sound="chair", caption=caption)


MOMENT = MomentKind("caucus", 20, _tells)
