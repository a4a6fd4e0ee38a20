"""The face of `announce`."""

from __future__ import annotations

from communique.faces._face import Category, Face
from communique.model.message import N_

FACE = Face(
    move="announce",
    category=Category.OFFERS,
    words={
        "name": N_("announce"),
        "said": N_("{parties} announce terms agreed in caucus: {clauses}."),
        "line": N_("{parties} announce terms agreed in caucus: {clauses}."),
    },
)
