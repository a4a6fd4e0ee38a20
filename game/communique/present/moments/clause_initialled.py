"""A clause that all signatories have initialled: nothing is agreed until everything is, but this much is near."""

from __future__ import annotations

from communique.model.package import OPEN
from communique.present.moments._moment import Happening, MomentKind, ToldMoment, of_the_talks
from communique.rules.meters import initialled_by_all
from communique.words import joined, tr, tr_n


def _tells(happening: Happening) -> ToldMoment | None:
    before, after, public = happening.before.conference, happening.after.conference, happening.public
    if before is None or after is None or after.draft is None:
        return None
    terms = after.draft.terms
    said = [i for i, choice in enumerate(terms) if choice != OPEN]
    agreed = [i for i in said if initialled_by_all(public, after, i)]
    kept = before.draft is not None
    new = [i for i in agreed if not (kept and initialled_by_all(public, before, i))]
    if not new or (after.agreed is not None and before.agreed is None):
        return None
    names = joined([public.issues[i].short for i in new])
    title = tr_n("A clause is initialled by all", "{n} clauses are initialled by all", len(new))
    caption = tr_n(
        "{clauses}: every signatory has initialled it. That makes {agreed} of {all} clauses of the draft.",
        "{clauses}: every signatory has initialled them. That makes {agreed} of {all} clauses of the draft.",
        len(new),
        clauses=names,
        agreed=len(agreed),
        all=len(said),
    )
    lines = tuple(
        tr('{issue}: "{option}"', issue=public.issues[i].short, option=public.issues[i].options[terms[i]].label)
        for i in new
    )
    return of_the_talks(
        happening,
        MOMENT.name,
        title,
        caption,
        icon="initial",
        sound="pen",
        changes=lines,
        touched=tuple((i, terms[i]) for i in new),
    )


MOMENT = MomentKind("clause", 30, _tells, of_course=True)
