"""The face of `adjourn`."""

from communique.faces._face import Category, Face
from communique.model.message import N_

FACE = Face(
    move="adjourn",
    category=Category.OFFERS,
    words={
        "name": N_("adjourn"),
        "said": N_("Whoever runs the game adjourns the talks."),
        "line": N_("The talks are adjourned by whoever runs the game."),
        "cause": N_("the talks were adjourned by whoever runs the game"),
        "sentence": N_("The talks were adjourned by whoever runs the game."),
    },
)
