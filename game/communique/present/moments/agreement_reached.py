"""Agreement: terms that enough have accepted or initialled lie on the signing table."""

from __future__ import annotations

from communique.model.package import OPEN
from communique.present.moments._moment import Happening, MomentKind, ToldMoment, of_the_talks
from communique.rules.kind import name_of
from communique.rules.state import TextSource
from communique.words import joined, tr


def _tells(happening: Happening) -> ToldMoment | None:
    before, after = happening.before.agreed, happening.after.agreed
    if after is None or before is not None or after.source is TextSource.FINAL:
        return None
    parties = joined([name_of(happening.public, seat) for seat in after.consent])
    if after.source is TextSource.CLOSING:
        title = tr("What all have initialled can be signed")
        caption = tr("Time is up. This much is common ground; the rest stays open.")
    else:
        title = tr("Agreement reached")
        caption = tr("{parties} agree on one text. It goes to the signing table.", parties=parties)
    touched = tuple((i, k) for i, k in enumerate(after.terms) if k != OPEN)
    return of_the_talks(happening, MOMENT.name, title, caption, icon="sign", sound="agreement", touched=touched)


MOMENT = MomentKind("agreement", 60, _tells, of_course=True)
