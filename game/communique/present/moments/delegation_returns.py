"""A return: a delegation that had left takes its seat again."""

from __future__ import annotations

from communique.present.moments._moment import Happening, MomentKind, ToldMoment, moment
from communique.rules.moves.come_back import Return
from communique.words import tr


def _tells(happening: Happening) -> ToldMoment | None:
    if not isinstance(happening.move, Return):
        return None
    title = tr("{party} is back at the table", party=happening.who)
    return moment(happening, MOMENT.name, title, icon="home", sound="chair")


MOMENT = MomentKind("return", 20, _tells)
