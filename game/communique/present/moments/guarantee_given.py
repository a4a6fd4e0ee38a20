"""A guarantee: a mediator underwrites something, and options that were locked are open."""

from __future__ import annotations

from communique.present.moments._moment import Happening, MomentKind, ToldMoment, moment
from communique.rules.moves.guarantee import GiveGuarantee
from communique.words import tr


def _tells(happening: Happening) -> ToldMoment | None:
    move = happening.move
    if not isinstance(move, GiveGuarantee):
        return None
    public = happening.public
    touched = tuple(
        (i, k)
        for i, issue in enumerate(public.issues)
        for k, option in enumerate(issue.options)
        if option.guarantee == move.guarantee
    )
    opened = tuple(
        tr('{issue}: "{option}" is open now.', issue=public.issues[i].short, option=public.issues[i].options[k].label)
        for i, k in touched
    )
    title = tr("A guarantee: {guarantee}", guarantee=public.guarantees[move.guarantee].title)
    return moment(happening, MOMENT.name, title, icon="unlock", sound="gesture", changes=opened, touched=touched)


MOMENT = MomentKind("guarantee", 20, _tells)
