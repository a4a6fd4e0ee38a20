"""The face of `warn`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="warn",
    category=Category.TALK,
    words={
        "name": N_("warn"),
        "said": N_("{who} warns that it will leave in this session unless the talks move."),
        "line": N_("Warns that it will leave in this session unless the talks move."),
        "stands": N_("Your warning of this session stands already."),
        "unbelieved": N_("Nobody believes your warnings any more."),
        "cause": N_("{party} warned of leaving"),
    },
    title=N_("Warn of leaving"),
    group=Group.HOME,
    key="W",
    icon="warning",
    about=N_("To be kept in this session, or credibility pays."),
    place=13,
    help_title=N_("Warn, walk, return"),
    price=N_("1 capital"),
    help=N_("A warning that is not kept costs credibility."),
    help_place=11,
    grave=True,
)
