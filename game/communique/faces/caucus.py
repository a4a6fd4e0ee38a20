"""The face of `caucus`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="caucus",
    category=Category.TALK,
    words={
        "name": N_("caucus"),
        "said": N_("{who} meets {whom} in private."),
        "line": N_("Meets {whom} in private."),
        "said_shuttle": N_("{who} shuttles to {whom} in private."),
        "line_shuttle": N_("Shuttles to {whom} in private."),
        "another": N_("Choose another party to meet."),
        "two": N_("With two delegations at the table, every talk is a caucus."),
        "closed": N_('This session\'s news, "{news}", leave no room for meetings in private.'),
        "left": N_("{party} has left the table."),
        "open": N_("A caucus with {party} is open already."),
        "trust": N_("Trust between you and {party} is too low to meet alone ({least} is needed)."),
    },
    title=N_("Caucus"),
    group=Group.TALK,
    mediator_title=N_("Shuttle"),
    key="C",
    icon="caucus",
    about=N_("Meet one delegation in private until the session ends."),
    place=10,
    price=N_("1 point"),
    help=N_("A private talk with one delegation for this session."),
    help_place=9,
)
