"""The face of `final`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="final",
    category=Category.OFFERS,
    words={
        "name": N_("final"),
        "said": N_("{who} puts the final text, yes or no: {clauses}."),
        "line": N_("Puts the final text, yes or no: {clauses}."),
        "mediator": N_("Only the mediator can put a final text."),
        "used": N_("The final text has been put already."),
        "empty": N_("A final text must speak of at least one clause."),
        "few": N_("Too few parties are at the table to sign a final text."),
    },
    title=N_("Final text"),
    group=Group.MEDIATOR,
    key="F",
    icon="gavel",
    about=N_("Ask for yes or no, once. Nothing new is put forward after it."),
    nothing=N_("Table a draft first; the final text is put from it."),
    place=17,
    help_title=N_("Final text (mediator)"),
    price=N_("once"),
    help=N_("Yes or no, once. After a no there is the closing call."),
    help_place=14,
    grave=True,
)
