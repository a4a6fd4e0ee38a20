"""A gesture: a one-sided step, which fixes a floor on one issue."""

from __future__ import annotations

from communique.present.moments._moment import Happening, MomentKind, ToldMoment, moment
from communique.rules.moves.gesture import MakeGesture
from communique.words import tr


def _tells(happening: Happening) -> ToldMoment | None:
    move = happening.move
    if not isinstance(move, MakeGesture):
        return None
    gesture = happening.public.gestures[move.gesture]
    issue = happening.public.issues[gesture.issue]
    fixed = tr(
        '{issue}: at least "{option}" from now on.', issue=issue.short, option=issue.options[gesture.floor].label
    )
    return moment(
        happening,
        MOMENT.name,
        tr("A gesture: {gesture}", gesture=gesture.title),
        icon="handshake",
        sound="gesture",
        changes=(fixed,),
        touched=((gesture.issue, gesture.floor),),
    )


MOMENT = MomentKind("gesture", 20, _tells)
