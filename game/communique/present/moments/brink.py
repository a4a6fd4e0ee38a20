"""Back from the brink: a session opens at the highest tension."""

from __future__ import annotations

from communique.present.moments._moment import Happening, MomentKind, ToldMoment, of_the_talks
from communique.words import tr


def _tells(happening: Happening) -> ToldMoment | None:
    before, after = happening.before.conference, happening.after.conference
    if before is None or after is None or not after.brink or before.session == after.session:
        return None
    caption = tr("Tension is at its highest. This session steps back from the brink: no firm line in the press.")
    return of_the_talks(happening, MOMENT.name, tr("Back from the brink"), caption, icon="warning", sound="bell")


MOMENT = MomentKind("brink", 65, _tells, of_course=True)
