"""The face of `accept`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="accept",
    category=Category.OFFERS,
    words={},
    title=N_("Accept"),
    group=Group.MAIN,
    key="A",
    icon="accept",
    about=N_("Consent to a standing offer."),
    nothing=N_("There is no standing offer to accept."),
    sound="accept",
    place=1,
)
