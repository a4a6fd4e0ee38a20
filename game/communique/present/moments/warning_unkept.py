"""A warning that was not kept: its session has closed, and the delegation is still there."""

from __future__ import annotations

from communique.model.scenario import Seat
from communique.present.moments._moment import Happening, MomentKind, ToldMoment, of_the_talks
from communique.rules.kind import name_of
from communique.words import joined, tr, tr_n


def _tells(happening: Happening) -> ToldMoment | None:
    before, after = happening.before.conference, happening.after.conference
    if before is None or after is None:
        return None
    who = [name_of(happening.public, Seat(p)) for p, count in enumerate(after.unkept) if count > before.unkept[p]]
    if not who:
        return None
    caption = tr_n(
        "{parties} warned of leaving and stayed; its credibility pays for it.",
        "{parties} warned of leaving and stayed; their credibility pays for it.",
        len(who),
        parties=joined(who),
    )
    return of_the_talks(happening, MOMENT.name, tr("A warning was not kept"), caption, icon="warning", sound="reject")


MOMENT = MomentKind("unkept-warning", 50, _tells, of_course=True)
