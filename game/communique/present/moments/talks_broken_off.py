"""A party of alternating offers breaks off the talks; whoever watches the others may read it before the end."""

from __future__ import annotations

from communique.present.moments._moment import Happening, MomentKind, ToldMoment, moment
from communique.rules.moves.leave import Leave
from communique.words import tr


def _tells(happening: Happening) -> ToldMoment | None:
    if not isinstance(happening.move, Leave):
        return None
    title = tr("{party} breaks off the talks", party=happening.who)
    return moment(happening, MOMENT.name, title, icon="leave", sound="chair")


MOMENT = MomentKind("broken-off", 20, _tells)
