"""What lies in front of one person at the table and is nobody else's business: the package being put together.

It outlives the screen, so that a look at the help or the settings does not sweep the table: the window's game keeps
one for each person. State: all of it.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass, field

from communique.model.package import OPEN, Terms
from communique.model.scenario import Seat
from communique.present.advice import Discretion
from communique.views import PartyView


@dataclass(slots=True)
class Notepad:
    """One person's package and where they were looking."""

    package: Terms
    compare: str = ""
    """Id of the offer the package is held against, `draft`, or empty."""
    look: str = ""
    """Id of the text that the person looks at now, which is outlined in the place of `compare`; empty for none."""
    filter: str = "all"
    search: str = ""
    """Words that are looked for in the transcript."""
    searching: bool = False
    page: int = 0
    """The open page where columns have become tabs."""
    page_before: int = -1
    """The page that was open before what others did was turned to; -1 for none."""
    clock: tuple[tuple[int, bool], float] | None = None
    """Which floor turn's clock was stopped, by session and whether it is the closing call's, and the seconds left."""
    seen: int = 0
    """How much of the transcript has been shown."""
    reason: int = 0
    """The reason given last for a rejection, as its number: the next one starts from it."""
    told: int = -1
    """Up to which number of what was heard its moments have been shown; -1 before the person has sat down."""
    card: int = -1
    """The number of the card at which the recap was opened; -1 for the newest."""
    discretion: Discretion = field(default_factory=Discretion)
    """What the adviser has said so far."""

    @property
    def looked_for(self) -> str:
        """The words that the transcript is cut to now."""
        return self.search if self.searching else ""

    def choose(self, issue: int, option: int) -> None:
        """Put `option` (or OPEN) into the package."""
        self.package = self.package[:issue] + (option,) + self.package[issue + 1 :]


def notepad_of(kept: MutableMapping[Seat, Notepad], view: PartyView) -> Notepad:
    """The notepad of the view's seat among those `kept` for a game; a fresh one, kept from now on, the first time."""
    if view.seat not in kept:
        kept[view.seat] = Notepad(opening_package(view))
    return kept[view.seat]


def opening_package(view: PartyView) -> Terms:
    """Everything open; in alternating offers, which know no open issues, the seat's own best of each issue."""
    if view.table.conference is not None:
        return (OPEN,) * len(view.public.issues)
    return tuple(row.index(max(row)) for row in view.sheet.points)
