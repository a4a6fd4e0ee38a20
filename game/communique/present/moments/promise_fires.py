"""An if-then fires: what it waited for has been initialled, and the promised initials follow by themselves."""

from __future__ import annotations

from communique.model.scenario import Seat
from communique.present.moments._moment import Happening, MomentKind, ToldMoment, Touched, moment
from communique.rules.kind import name_of
from communique.rules.moves.fulfil import Fulfil
from communique.rules.state import Condition
from communique.words import tr


def _tells(happening: Happening) -> ToldMoment | None:
    move, draft = happening.move, happening.before.draft
    if not isinstance(move, Fulfil) or draft is None:
        return None
    public, option = happening.public, draft.terms[move.issue]
    kept = _waited(happening, move.issue, option)
    clause = public.issues[move.issue]
    fixed = tr(
        '{issue}: {party} initials "{option}".',
        issue=clause.short,
        party=happening.who,
        option=clause.options[option].label,
    )
    caption = happening.words
    touched: Touched = ((move.issue, option),)
    if kept is not None:
        caption = tr(
            '{party} had promised its initials once {other} initialled "{option}" ({issue}). It has, and they follow.',
            party=happening.who,
            other=_other(happening, kept.of),
            option=public.issues[kept.other_issue].options[kept.other_option].label,
            issue=public.issues[kept.other_issue].short,
        )
        touched = ((move.issue, option), (kept.other_issue, kept.other_option))
    return moment(
        happening,
        MOMENT.name,
        tr("An if-then comes true"),
        icon="link",
        sound="pen",
        caption=caption,
        changes=(fixed,),
        touched=touched,
    )


def _waited(happening: Happening, issue: int, option: int) -> Condition | None:
    """The promise that was kept, if all have heard it or the seat was party to it; another may be somebody else's."""
    promised = (happening.seat, issue, option)
    known = [c for c in happening.before.conditions if (c.by, c.issue, c.option) == promised]
    return next(iter(known), None)


def _other(happening: Happening, seat: Seat) -> str:
    return name_of(happening.public, seat)


MOMENT = MomentKind("if-then", 20, _tells, of_course=True)
