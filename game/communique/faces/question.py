"""The face of `question`."""

from communique.faces._face import Category, Face
from communique.model.message import N_

FACE = Face(
    move="question",
    category=Category.OFFERS,
    words={
        "name": N_("question"),
        "said": N_(
            "Whoever runs the game calls the question: what lies on the table is accepted, or the talks adjourn."
        ),
        "line": N_("The question is called: what lies on the table is accepted, or the talks adjourn."),
        "cause": N_("the question was called, and no text found agreement"),
        "again": N_("The question has been called already."),
        "nothing": N_("Nothing lies on the table that the question could be put about."),
        "few": N_("Who has left the table is needed for a signature; the question cannot be put without them."),
    },
)
