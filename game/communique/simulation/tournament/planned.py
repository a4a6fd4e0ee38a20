"""What a tournament is made of: its plan, the games to be played and the games that were, as they stand in its file."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from communique.loading.guess import shortened
from communique.simulation.apart.failure import Failure
from communique.simulation.apart.limits import Limits
from communique.simulation.deadline import Deadline
from communique.simulation.tournament.readings import SeatReading


class TournamentError(ValueError):
    """A plan that cannot be played, or a file of another one: what, where and why, in one sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(shortened(sentence))


@dataclass(frozen=True, slots=True)
class TournamentPlan:
    """What is played. Equal plans play equal games."""

    scenarios: tuple[tuple[str, str], ...]
    """(id, digest) of each scenario."""
    negotiators: tuple[str, ...]
    repetitions: int
    seed: int
    protocol: str
    rounds: Deadline
    """The deadline of alternating offers, or the range that it is drawn from; None for each scenario's own."""
    mirror: bool
    """Whether a negotiator also meets itself. Where there are fewer negotiators than seats, it has to."""
    max_line_ups: int | None
    """The most line-ups (with their seatings) on each scenario, drawn by the seed; None for all."""
    level: str
    """The level at which every scenario is played; empty for the whole of it."""
    limits: Limits | None = None
    """What entrants may use; None where all negotiators are ours, whom no limit can strike."""
    readings: bool = False
    """Whether each game is also read for models and conduct, see `readings`."""

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON; limits stand there only where there are some, and readings where there are any."""
        told = asdict(self)
        if self.limits is None:
            del told["limits"]
        if not self.readings:
            del told["readings"]
        return told


class Pairing(NamedTuple):
    """One game to be played."""

    scenario: int
    lineup: tuple[str, ...]
    """By seat."""
    repetition: int


class TournamentGame(NamedTuple):
    """A finished game."""

    number: int
    """Its place among the tournament's games."""
    kind: str
    agreement: bool
    points: tuple[int, ...]
    """By party, at the end."""
    no_deal: tuple[int, ...]
    """By party."""
    rounds: int
    """Rounds or sessions begun."""
    deadline: int
    """Rounds of alternating offers there were; 0 in a conference."""
    package: tuple[int, ...] | None
    sha256: str
    """Of the game's log text, see `communique.simulation.batch.GameRow`."""
    failure: Failure | None = None
    """Who failed, and how; None where nobody did. The game is over then, and everybody has no deal."""
    readings: tuple[SeatReading, ...] | None = None
    """By seat, what was read off the game; None where that was not asked for."""
    stood_in: tuple[int, ...] = ()
    """By seat, how many of its moves a declared fallback made in its place; empty where nobody's were."""
