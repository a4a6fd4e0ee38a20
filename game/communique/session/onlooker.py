"""An onlooker: whoever watches a game without a seat. Sees the public table and hears what everybody heard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.model.scenario import NATURE, Seat
from communique.model.sheet import Sheet
from communique.rules.state import EMPTY_DESK
from communique.views import Briefing, Hearing, PartyView

if TYPE_CHECKING:
    from communique.session.session import Session


class Onlooker:
    """A place at the door. Holds no state of its own; has no sheet, no desk, hears no private word, makes no move."""

    __slots__ = ("_session",)

    def __init__(self, session: Session) -> None:
        self._session = session

    def view(self) -> PartyView:
        """What anybody at the door may know now. Its seat is NATURE, and its sheet is blank."""
        return _public_part(self._session.chair(Seat(0)).view())


def _public_part(view: PartyView) -> PartyView:
    """What is the same in the views of all seats."""
    public = view.public
    blank = Sheet(NATURE, tuple((0,) * size for size in public.sizes), (), 0)
    hearing = Hearing()
    for heard in view.since(0):
        if not heard.private:
            hearing.add(heard)
    briefing = Briefing(public, NATURE, blank)
    return replace(view, briefing=briefing, desk=EMPTY_DESK, hearing=hearing, n=len(hearing.heard))
