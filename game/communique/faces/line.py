"""The face of `line`."""

from __future__ import annotations

from communique.faces._face import Category, Face
from communique.model.message import N_

FACE = Face(
    move="line",
    category=Category.NEWS,
    words={
        "name": N_("line"),
        "said": N_("{who}: {text}"),
        "line": N_("{text}"),
        "said_own": N_("{text}"),
        "line_own": N_("{text}"),
        "other": N_("That is not this session's news."),
        "number": N_("Choose a line from 0 to {last}, not {line}."),
        "cause": N_("{party} on {news}: {line}"),
    },
)
