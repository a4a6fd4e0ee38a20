"""What a phone's page shows beside the view of its seat: who holds it, what the class does, what was put together."""

from __future__ import annotations

from dataclasses import dataclass

from communique.host.forms import Hidden
from communique.host.places import MOVE, PROPOSE
from communique.model.package import Terms
from communique.present.naming import ALIASES
from communique.session.notes import OpeningNote
from communique.views import PartyView


@dataclass(frozen=True, slots=True)
class TeamProposal:
    """A move that somebody who shares the seat has proposed, this phone included."""

    number: int
    who: str
    sentence: str
    """What all who hear the move would be told."""
    fields: tuple[tuple[str, str], ...]
    """The fields of the move's form, as they were posted: whoever adopts it posts them again."""
    problem: str = ""
    """Why the move cannot be made now; empty when it can."""
    mine: bool = False
    """True for what this phone proposes itself."""


@dataclass(frozen=True, slots=True)
class PhoneState:
    """All that a phone's page needs beside a view. Public things, and those of the seat's own team."""

    alias: str
    table: str
    """What the table is called."""
    key: str
    """What the forms of this page carry, so that what is sent twice counts once."""
    pen: bool = True
    """True when this phone makes the moves of the seat; else it proposes them."""
    holder: str = ""
    """Who holds the pen, where that is another."""
    team: tuple[str, ...] = ()
    """The aliases of the others who share the seat."""
    taken: int = 0
    """How often the table was taken back."""
    sitting: tuple[tuple[str, ...], ...] = ()
    """By seat, the aliases of who sits there."""
    computers: frozenset[int] = frozenset()
    """The seats that a computer plays now."""
    proposals: tuple[TeamProposal, ...] = ()
    announcement: str = ""
    until: float | None = None
    """When the clock runs out, in seconds since 1970; None while no clock runs."""
    now: float = 0.0
    """When the page is made, by the same count: the host's clock is the one that counts."""
    clock: str = ""
    """What the clock is for."""
    run_out: str = ""
    """What is said once the clock stands at nought."""
    paused: bool = False
    computer_holds: bool = False
    """True while a computer plays this seat."""
    turn: bool = False
    """True when the seat is to move now, and this phone may."""
    practice: bool = False
    """True in a round of practice, which counts for nothing."""
    away_since: int | None = None
    """How much the seat had heard when a computer took over; None when there is nothing to catch up with."""
    seen: int = 0
    """How much of what the seat heard this phone has looked at."""
    note: OpeningNote | None = None
    """The seat's opening note; None while there is none."""
    brief_read: bool = False
    talks: bool = True
    """True while the talks are on, so that there is a table to go to from the brief."""
    package: Terms = ()
    """What the phone has put together; empty for nothing yet."""
    form: str = ""
    """The move whose form is to be open; empty for none."""
    text: str = ""
    """The text on the table that this form is about."""
    refused: str = ""
    """Why what was just sent was not done, in a sentence; empty when it was."""
    ended: str = ""
    """How the talks ended, in a sentence; empty while they go on."""
    names: str = ALIASES
    """Which name of a delegation is said first: one of `present.naming.NAMES`."""
    pulse: tuple[int, int, int] | None = None
    """Satisfaction, trust and fairness as tapped before; None while they were not."""

    @property
    def proposed(self) -> str:
        """What the team proposes to whoever looks at this page, for a script to see what is new; empty for nothing."""
        return " ".join(str(one.number) for one in self.proposals) if self.pen else ""

    def hidden(self, view: PartyView) -> Hidden:
        """What every form of the page carries."""
        return Hidden(view.n, self.key, MOVE if self.pen else PROPOSE)
