"""The face of `guarantee`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="guarantee",
    category=Category.METERS,
    words={
        "name": N_("guarantee"),
        "said": N_("{who} gives a guarantee: {text}"),
        "line": N_("Gives a guarantee: {text}"),
        "number": N_("There is no guarantee number {guarantee}."),
        "other": N_('"{guarantee}" is for {party} to give.'),
        "given": N_('"{guarantee}" has been given already.'),
    },
    title=N_("Guarantee"),
    group=Group.MEDIATOR,
    key="Y",
    icon="lock",
    about=N_("Underwrite something, and unlock what needs it."),
    place=16,
    help_title=N_("Guarantee (mediator)"),
    price=N_("capital"),
    help=N_("Unlocks an option that needs somebody to watch over it."),
    help_place=13,
    grave=True,
)
