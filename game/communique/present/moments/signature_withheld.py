"""A hand that was withheld: what lay on the signing table is not signed, and the talks go on."""

from __future__ import annotations

from communique.present.moments._moment import Happening, MomentKind, ToldMoment, of_the_talks
from communique.words import tr


def _tells(happening: Happening) -> ToldMoment | None:
    if happening.before.agreed is None or happening.after.agreed is not None or happening.after.ending is not None:
        return None
    caption = tr("Not enough hands have signed. The text leaves the signing table, and the talks go on.")
    return of_the_talks(happening, MOMENT.name, tr("The text is not signed"), caption, icon="reject", sound="reject")


MOMENT = MomentKind("not-signed", 40, _tells, of_course=True)
