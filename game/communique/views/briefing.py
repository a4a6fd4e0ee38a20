"""The briefing: the public part and one party's own sheet, all that a delegation brings to the table."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.model.scenario import Party, Public, Seat
from communique.model.sheet import Scenario, Sheet


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a seat knows before the first word. Nothing in it, not even a digest, depends on another sheet."""

    public: Public
    seat: Seat
    sheet: Sheet
    worked_out: dict[object, object] = field(default_factory=dict, compare=False, repr=False)
    """What the seat's player has worked out from this briefing and nothing else, such as all packages in order of
    value. It lives as long as the briefing; whoever plays many games may hand it on (`communique.simulation.carry`)."""

    @property
    def party(self) -> Party:
        """The seat's own delegation."""
        return self.public.parties[self.seat]


def brief(scenario: Scenario, seat: Seat) -> Briefing:
    """The briefing of `seat`. Raises IndexError when there is no such seat."""
    return Briefing(scenario.public, seat, scenario.sheets[seat], scenario.worked_out.setdefault(seat, {}))
