"""A warning: a delegation says that it will leave in this session unless the talks move."""

from __future__ import annotations

from communique.present.moments._moment import Happening, MomentKind, ToldMoment, moment
from communique.rules.moves.warn import Warn
from communique.words import tr


def _tells(happening: Happening) -> ToldMoment | None:
    if not isinstance(happening.move, Warn):
        return None
    title = tr("{party} warns of leaving", party=happening.who)
    return moment(happening, MOMENT.name, title, icon="warning", sound="reject")


MOMENT = MomentKind("warning", 20, _tells)
