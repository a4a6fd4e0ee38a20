"""The last session begins, or the last round: what is to be agreed has to be agreed now."""

from __future__ import annotations

from communique.present.moments._moment import Happening, MomentKind, ToldMoment, of_the_talks
from communique.words import tr


def _tells(happening: Happening) -> ToldMoment | None:
    public, rounds = happening.public, happening.after.alternating is not None
    last = (public.rounds if rounds else public.sessions) - 1
    if happening.after.ending is not None or happening.after.when != last or happening.before.when == last:
        return None
    if rounds:
        title, caption = tr("The last round"), tr("What is not accepted in this round is not agreed.")
    else:
        title = tr("The last session begins")
        caption = tr("Session {n} of {last}. What is to be agreed has to be agreed now.", n=last + 1, last=last + 1)
    return of_the_talks(happening, MOMENT.name, title, caption, icon="clock", sound="bell")


MOMENT = MomentKind("last-session", 70, _tells, of_course=True)
