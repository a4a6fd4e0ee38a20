"""The face of `offer`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="offer",
    category=Category.OFFERS,
    words={
        "name": N_("offer"),
        "said": N_("{who} offers: {clauses}."),
        "line": N_("Offers: {clauses}."),
        "said_private": N_("{who} offers to {whom}, in private: {clauses}."),
        "line_private": N_("Offers to {whom}, in private: {clauses}."),
        "empty": N_("An offer must speak of at least one clause."),
    },
    title=N_("Offer"),
    group=Group.MAIN,
    key="O",
    icon="offer",
    about=N_("Put your package on the table, to all or to one."),
    sound="offer",
    place=0,
    price=N_("1 point"),
    help=N_("A package of any number of clauses, to all or to one party in a caucus."),
    help_place=0,
)
