"""The face of `consult`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="consult",
    category=Category.METERS,
    words={
        "name": N_("consult"),
        "said": N_("{who} consults those at home."),
        "line": N_("Consults those at home."),
        "cause": N_("{party} consulted those at home"),
    },
    title=N_("Consult at home"),
    group=Group.HOME,
    key="U",
    icon="home",
    about=N_("Capital +1, and a report on the texts in play."),
    place=12,
    price=N_("1 point"),
    help=N_("Which audience at home would reject the draft? Gives 1 capital."),
    help_place=10,
)
