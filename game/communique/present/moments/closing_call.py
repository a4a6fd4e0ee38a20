"""The closing call: what lies on the table may still be accepted or refused."""

from __future__ import annotations

from communique.present.moments._moment import Happening, MomentKind, ToldMoment, of_the_talks
from communique.present.transcript import CALL
from communique.words import tr


def _tells(happening: Happening) -> ToldMoment | None:
    before, after = happening.before.conference, happening.after.conference
    if before is None or after is None or before.call or not after.call:
        return None
    return of_the_talks(happening, MOMENT.name, tr("The closing call"), tr(CALL), icon="gavel", sound="bell")


MOMENT = MomentKind("closing-call", 70, _tells, of_course=True)
