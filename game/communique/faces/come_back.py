"""The face of `return`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="return",
    category=Category.TALK,
    words={
        "name": N_("return"),
        "said": N_("{who} returns to the table."),
        "line": N_("Returns to the table."),
        "here": N_("Your delegation is at the table."),
        "cause": N_("{party} returned to the table"),
    },
    title=N_("Return to the table"),
    group=Group.HOME,
    key="L",
    icon="home",
    about=N_("Take your seat again."),
    place=15,
    help_with="warn",
)
