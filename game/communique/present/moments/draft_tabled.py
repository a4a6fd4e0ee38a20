"""A draft: a new single text, or a new version of it, lies on the table."""

from __future__ import annotations

from communique.model.package import OPEN
from communique.present.moments._moment import Happening, MomentKind, ToldMoment, moment
from communique.present.moments._rows import draft_changes, draft_touched
from communique.words import tr


def _tells(happening: Happening) -> ToldMoment | None:
    before, after = happening.before.draft, happening.after.draft
    if after is None or (before is not None and before.version == after.version):
        return None
    if happening.seat != after.by:  # a gesture lifts the draft as well: that is a moment of its own
        return None
    if before is None:
        clauses = sum(choice != OPEN for choice in after.terms)
        caption = tr(
            "{party} lays one text on the table: {n} of {all} issues.",
            party=happening.who,
            n=clauses,
            all=len(after.terms),
        )
        title = tr("A draft is on the table")
    else:
        caption, title = happening.words, tr("The draft, version {n}", n=after.version)
    return moment(
        happening,
        MOMENT.name,
        title,
        icon="draft",
        sound="offer",
        caption=caption,
        changes=draft_changes(happening) if before is not None else (),
        touched=draft_touched(happening),
    )


MOMENT = MomentKind("draft", 20, _tells)
