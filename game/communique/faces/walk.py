"""The face of `walk`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="walk",
    category=Category.TALK,
    words={
        "name": N_("walk"),
        "said": N_("{who} leaves the table."),
        "line": N_("Leaves the table."),
        "left": N_("Your delegation has left already."),
        "cause": N_("{party} left the table"),
        "cause_unwarned": N_("{party} left the table without warning"),
    },
    title=N_("Leave the table"),
    group=Group.HOME,
    key="L",
    icon="leave",
    about=N_("Walk out: tension rises, and unwarned it costs trust. You may return in a later turn."),
    place=14,
    help_with="warn",
    grave=True,
)
