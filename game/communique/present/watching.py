"""The view of an onlooker: the public table and what everyone heard; no sheet, no desk, no private word."""

from __future__ import annotations

from dataclasses import replace

from communique.model.scenario import NATURE
from communique.model.sheet import Sheet
from communique.rules.state import EMPTY_DESK
from communique.views import Briefing, Hearing, PartyView


def onlooker(view: PartyView) -> PartyView:
    """What anybody at the door may know of what `view` shows. Its seat is NATURE, and its sheet is blank."""
    public = view.public
    blank = Sheet(NATURE, tuple((0,) * size for size in public.sizes), (), 0)
    hearing = Hearing()
    for heard in view.since(0):
        if not heard.private:
            hearing.add(heard)
    briefing = Briefing(public, NATURE, blank)
    return replace(view, briefing=briefing, desk=EMPTY_DESK, hearing=hearing, n=len(hearing.heard))
