"""Moments: what a person at the table should not miss. One kind a file, found by scan.

Each kind looks at one thing that a seat has heard, with the public table before and after it, and says whether it is
one of its moments. All comes from one view: what was said among others in private makes no moment.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from communique.present.moments._digest import DIGEST, digest
from communique.present.moments._moment import Happening, MomentKind, ToldMoment, Touched
from communique.present.past_tables import tables_of
from communique.present.telling import TELLING
from communique.views import PartyView

__all__ = [
    "DIGEST",
    "MOMENTS",
    "Happening",
    "MomentKind",
    "ToldMoment",
    "Touched",
    "digest",
    "happenings",
    "moments",
    "moments_in",
]


def _scan() -> tuple[MomentKind, ...]:
    names = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    found: list[MomentKind] = [import_module(f"{__name__}.{name}").MOMENT for name in names]
    return tuple(sorted(found, key=lambda kind: kind.place))


MOMENTS: tuple[MomentKind, ...] = _scan()
"""Every kind, in the order in which one move's are told."""


def happenings(view: PartyView, since: int = 0) -> tuple[Happening, ...]:
    """What the seat has heard from number `since` on, each with the table before and after."""
    tables, told = tables_of(view), view.fold(TELLING).lines
    return tuple(
        Happening(view, number, heard, tables[number], tables[number + 1], told[number])
        for number, heard in enumerate(view.since(since), start=since)
    )


def moments_in(happening: Happening) -> tuple[ToldMoment, ...]:
    """The moments that one thing brought about, as far as its hearer did not make them itself."""
    kinds = [kind for kind in MOMENTS if kind.of_course or not happening.own]
    found = [kind.tells(happening) for kind in kinds]
    return tuple(moment for moment in found if moment is not None)


def moments(view: PartyView, since: int = 0) -> tuple[ToldMoment, ...]:
    """The moments from number `since` of what the seat has heard on, in order."""
    return tuple(moment for happening in happenings(view, since) for moment in moments_in(happening))
