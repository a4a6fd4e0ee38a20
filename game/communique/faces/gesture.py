"""The face of `gesture`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="gesture",
    category=Category.METERS,
    words={
        "name": N_("gesture"),
        "said": N_("{who} makes a gesture: {text}"),
        "line": N_("Makes a gesture: {text}"),
        "number": N_("There is no gesture number {gesture}."),
        "other": N_('"{gesture}" is for {party} to make.'),
        "made": N_('"{gesture}" has been made already.'),
        "given": N_("That much is given already."),
        "blocked": N_("With what has been given already, this step would leave nothing that can be signed."),
        "cause": N_("{party}: {gesture}"),
    },
    title=N_("Gesture"),
    group=Group.HOME,
    key="G",
    icon="handshake",
    about=N_("A one-sided step, once. It fixes a floor on one issue."),
    place=11,
    price=N_("1 capital"),
    help=N_("A one-sided step, once. It stands, whatever else is agreed."),
    help_place=8,
    grave=True,
)
