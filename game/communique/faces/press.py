"""The face of `press`."""

from __future__ import annotations

from communique.faces._face import Category, Face
from communique.model.message import N_

FACE = Face(
    move="press",
    category=Category.NEWS,
    words={
        "name": N_("press"),
        "said_open": N_("{who} tells the press that the talks are making progress."),
        "line_open": N_("Tells the press that the talks are making progress."),
        "said_neutral": N_("{who} tells the press that the talks go on."),
        "line_neutral": N_("Tells the press that the talks go on."),
        "said_firm": N_("{who} tells the press that its position is firm."),
        "line_firm": N_("Tells the press that its position is firm."),
        "number": N_("The press lines are 0 (open), 1 (neutral) and 2 (firm), not {line}."),
        "brink": N_("Back from the brink: no firm line in this session."),
        "cause_open": N_("{party} took an open line in the press"),
        "cause_firm": N_("{party} took a firm line in the press"),
    },
)
