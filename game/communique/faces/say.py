"""The face of `say`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="say",
    category=Category.TALK,
    words={
        "name": N_("say"),
        "said": N_("{who} says: “{text}”"),
        "line": N_("“{text}”"),
        "said_private": N_("{who} says to {whom}, in private: “{text}”"),
        "line_private": N_("To {whom}, in private: “{text}”"),
        "said_nothing": N_("{who} says nothing."),
        "line_nothing": N_("Says nothing."),
        "often": N_("You have spoken {most} times in this turn; that is the most."),
        "long": N_("Words of your own have at most {most} characters; these have {count}."),
        "letters": N_("Words of your own stand in one line, in characters that print."),
    },
    title=N_("Say"),
    group=Group.TALK,
    icon="tell",
    about=N_("Say something in words of your own. Computer delegations take no notice of it."),
    place=21,
    price=N_("free"),
    help=N_("Words of your own, to all or in private. They change nothing; computer delegations take no notice."),
    help_place=17,
)
