"""What a delegation is called before people who take a role: a neutral name first, or the one that it has in the case.

Classes give roles by lot. Who is dealt a side in a conflict that is near to them should not be called by its name all
lesson long; so papers and phones say the neutral name first unless a teacher asks for the other.
"""

from __future__ import annotations

from typing import Final

from communique.model.scenario import Party, Role
from communique.words import tr

ALIASES: Final = "aliases"
REAL: Final = "real"
NAMES: Final = (ALIASES, REAL)
"""Which name of a delegation is said first: the neutral one, or the one that it has in the case."""


def called(party: Party, names: str) -> str:
    """The name of a delegation in tables and lines: neutral, or its own. `names` is one of `NAMES`."""
    return party.alias if names == ALIASES else party.short


def introduced(party: Party, names: str) -> str:
    """Both names of a delegation, the one that is used first."""
    first, second = (party.alias, party.short) if names == ALIASES else (party.short, party.alias)
    return tr("{first} ({second})", first=first, second=second)


def head_of(party: Party) -> str:
    """Who leads the delegation in the case, and what it is at the table. Never said of whoever plays it."""
    if party.role is Role.MEDIATOR:
        return tr(
            "Head of delegation: {name}, {office} · mediator, with interests of its own",
            name=party.head,
            office=party.office,
        )
    return tr("Head of delegation: {name}, {office} · principal", name=party.head, office=party.office)
