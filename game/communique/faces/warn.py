"""The face of `warn`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="warn",
    category=Category.TALK,
    words={},
    title=N_("Warn of leaving"),
    group=Group.HOME,
    key="W",
    icon="warning",
    about=N_("To be kept in this session, or credibility pays."),
    place=13,
)
