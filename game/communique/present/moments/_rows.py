"""Which rows something bears on, and what it changed there, in words."""

from __future__ import annotations

from communique.model.package import OPEN, Terms
from communique.model.scenario import Public
from communique.present.moments._moment import Happening, Touched
from communique.words import tr


def draft_touched(happening: Happening) -> Touched:
    """The clauses of the draft that are others than before."""
    before, after = happening.before.draft, happening.after.draft
    if after is None:
        return ()
    old = before.terms if before is not None else (OPEN,) * len(after.terms)
    return differing(old, after.terms)


def draft_changes(happening: Happening) -> tuple[str, ...]:
    """The clauses of the draft that are others than before, in words."""
    before, after = happening.before.draft, happening.after.draft
    if after is None:
        return (tr("The draft is off the table."),) if before is not None else ()
    old = before.terms if before is not None else (OPEN,) * len(after.terms)
    return tuple(changed(happening.public, i, old[i], after.terms[i]) for i, _ in differing(old, after.terms))


def differing(old: Terms, new: Terms) -> Touched:
    """The clauses of `new` that are others than in `old`; an issue left open has no option to point at."""
    return tuple((i, k) for i, k in enumerate(new) if k != old[i])


def changed(public: Public, issue: int, old: int, new: int) -> str:
    """`Corridor: road only → road and rail`."""
    return tr(
        "{issue}: {before} → {after}",
        issue=public.issues[issue].short,
        before=says(public, issue, old),
        after=says(public, issue, new),
    )


def says(public: Public, issue: int, option: int) -> str:
    """What terms say of an issue; a word for nothing."""
    return tr("open") if option == OPEN else public.issues[issue].options[option].label
