"""The final text: the mediator asks for yes or no, once."""

from __future__ import annotations

from communique.model.package import OPEN
from communique.present.moments._moment import Happening, MomentKind, ToldMoment, moment
from communique.rules.moves.final import FinalText
from communique.words import tr


def _tells(happening: Happening) -> ToldMoment | None:
    move = happening.move
    if not isinstance(move, FinalText):
        return None
    caption = tr("{party} puts the final text: yes or no. Nothing new is put forward after it.", party=happening.who)
    touched = tuple((i, k) for i, k in enumerate(move.terms) if k != OPEN)
    return moment(
        happening,
        MOMENT.name,
        tr("The final text"),
        icon="gavel",
        sound="gavel",
        caption=caption,
        touched=touched,
    )


MOMENT = MomentKind("final-text", 20, _tells)
