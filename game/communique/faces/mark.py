"""The face of `mark`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="mark",
    category=Category.MARKS,
    words={
        "name": N_("mark"),
        "said": N_("{who} {marks}."),
        "line": N_("{line}."),
        "said_stand": N_("{who} lets its marks stand."),
        "line_stand": N_("Lets its marks stand."),
        "then_initials": N_("initials {issues}"),
        "then_holds": N_("holds {issues}"),
        "then_blocks": N_("blocks {issues}"),
        "first_initials": N_("Initials {issues}"),
        "first_holds": N_("Holds {issues}"),
        "first_blocks": N_("Blocks {issues}"),
        "none": N_("no mark"),
        "initial": N_("initial"),
        "hold": N_("hold"),
        "block": N_("block"),
        "no_draft": N_("There is no draft on the table to mark."),
        "signatories": N_("Only those who sign mark the draft."),
        "count": N_("Give one mark from 0 to 3 for each of the {issues} issues."),
        "open": N_('The draft leaves "{issue}" open; there is nothing to mark.'),
        "missing": N_('Mark "{issue}" too: initial, hold or block.'),
        "same": N_("This changes no mark."),
        "capital": N_("Withdrawing initials costs 1 capital, and there is none left."),
    },
    title=N_("Mark"),
    group=Group.MAIN,
    key="M",
    icon="initial",
    about=N_("Initial, hold or block clauses of the draft."),
    nothing=N_("There is no draft on the table to mark."),
    place=2,
    help_title=N_("Initial, hold, block"),
    price=N_("free"),
    help=N_("Your mark on a clause of the draft. Taking an initial back costs capital, trust and credibility."),
    help_place=4,
)
