"""The face of `accept`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="accept",
    category=Category.OFFERS,
    words={
        "name": N_("accept"),
        "said": N_("{who} accepts offer {offer}."),
        "line": N_("Accepts offer {offer}."),
        "said_standing": N_("{who} accepts the standing offer."),
        "line_standing": N_("Accepts the standing offer."),
        "none": N_('There is no standing offer "{offer}" to accept.'),
        "already": N_("Your delegation has accepted this offer already."),
        "cause": N_("{party} accepted an offer"),
    },
    title=N_("Accept"),
    group=Group.MAIN,
    key="A",
    icon="accept",
    about=N_("Consent to a standing offer."),
    nothing=N_("There is no standing offer to accept."),
    sound="accept",
    place=1,
    price=N_("free"),
    help=N_("Consent to an offer. When all signatories have, it goes on to signing."),
    help_place=3,
)
