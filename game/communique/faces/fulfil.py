"""The face of `fulfil`."""

from __future__ import annotations

from communique.faces._face import Category, Face
from communique.model.message import N_

FACE = Face(
    move="fulfil",
    category=Category.MARKS,
    words={
        "name": N_("fulfil"),
        "said": N_("{who} initials {issue}, as it had promised."),
        "line": N_("Initials {issue}, as it had promised."),
    },
)
