"""Many moments in one: for whoever let them go by, or was away from the table."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.scenario import NATURE
from communique.present.moments._moment import ToldMoment, Touched
from communique.words import tr, tr_n

DIGEST = "digest"
"""The kind of such a moment, which is none of `MOMENTS`."""


def digest(told: Sequence[ToldMoment]) -> ToldMoment:
    """One moment that names all of `told`, which are two or more, the oldest first."""
    lines = tuple(
        moment.title
        if moment.who in moment.title or moment.seat == NATURE
        else tr("{party}: {line}", party=moment.who, line=moment.title)
        for moment in told
    )
    rows: Touched = tuple(dict.fromkeys(row for moment in told for row in moment.touched))
    return ToldMoment(
        number=told[-1].number,
        kind=DIGEST,
        seat=NATURE,
        who=tr("The talks"),
        title=tr_n("{n} thing happened meanwhile", "{n} things happened meanwhile", len(told)),
        caption=tr("All of it can be looked up in what has happened since your last move."),
        changes=lines,
        touched=rows,
        icon="history",
        sound="page",
    )
