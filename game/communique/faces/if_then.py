"""The face of `if-then`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="if-then",
    category=Category.OFFERS,
    words={
        "name": N_("if-then"),
        "said": N_('{who} will initial "{option}" ({issue}) if {whom} initials "{other_option}" ({other_issue}).'),
        "line": N_('Will initial "{option}" ({issue}) if {whom} initials "{other_option}" ({other_issue}).'),
        "said_private": N_(
            '{who} will initial "{option}" ({issue}) if {whom} initials "{other_option}" ({other_issue}), '
            "said in private."
        ),
        "line_private": N_(
            'Will initial "{option}" ({issue}) if {whom} initials "{other_option}" ({other_issue}), said in private.'
        ),
        "signatories": N_("Only those who sign can promise their initials."),
        "another": N_("Name another party that signs."),
        "private": N_("Promise in private only to the party whose initials you ask for."),
        "option": N_("There is no option {option} of issue {issue}."),
        "trust": N_("{party} trusts your word too little for an if-then."),
        "trust_mediated": N_("{party} trusts your word too little for an if-then; ask the mediator to draft it."),
        "stands": N_("This promise stands already."),
    },
    title=N_("If-then"),
    group=Group.TALK,
    key="I",
    icon="link",
    about=N_("We initial this if you initial that. It fires by itself."),
    place=9,
    help_title=N_("If, then"),
    price=N_("1 point"),
    help=N_("We initial this once you have initialled that. It comes true by itself."),
    help_place=2,
)
