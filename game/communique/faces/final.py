"""The face of `final`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="final",
    category=Category.OFFERS,
    words={},
    title=N_("Final text"),
    group=Group.MEDIATOR,
    key="F",
    icon="gavel",
    about=N_("Ask for yes or no, once. The talks end with the answer."),
    nothing=N_("Table a draft first; the final text is put from it."),
    place=17,
)
