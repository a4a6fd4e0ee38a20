"""A walk-out: a delegation leaves the table, with or without a warning."""

from __future__ import annotations

from communique.present.moments._moment import Happening, MomentKind, ToldMoment, moment
from communique.rules.moves.walk import Walk
from communique.words import tr


def _tells(happening: Happening) -> ToldMoment | None:
    table = happening.before.conference
    if not isinstance(happening.move, Walk) or table is None:
        return None
    warned = table.warned[happening.seat]
    said = tr("It had warned of it, and has kept its word.") if warned else tr("It had not warned of it.")
    return moment(
        happening,
        MOMENT.name,
        tr("{party} walks out", party=happening.who),
        icon="leave",
        sound="chair",
        caption=tr("{first} {next}", first=happening.words, next=said),
    )


MOMENT = MomentKind("walk-out", 20, _tells)
