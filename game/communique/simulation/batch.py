"""What a batch is: a plan, a row for each game, and an engine that plays them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

from communique.model.package import Package
from communique.rules.dice import dice
from communique.simulation.apart.failure import Failure
from communique.simulation.apart.limits import Limits
from communique.simulation.deadline import Deadline

Progress = Callable[[int, int], None]
"""Hears how many of how many games or chunks are done."""
PURPOSE: Final = "game"
"""Of the dice that seed the games of a batch."""


class GameRow(NamedTuple):
    """One game of a batch."""

    game: int
    seed: int
    kind: str
    agreement: bool
    points: tuple[int, ...]
    surplus: tuple[int, ...]
    rounds: int
    moves: int
    package: Package | None
    sha256: str
    """Of the game's log text; where somebody failed, of the log so far and a line that says who and how."""
    failure: Failure | None = None
    """Who failed, and how; None where nobody did."""
    stood_in: tuple[int, ...] = ()
    """By seat, how many of its moves another negotiator made in its place; empty where nobody's were."""


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """What is played; all that a worker needs besides the scenario. An engine does not ask for the seed."""

    lineup: tuple[str, ...]
    seed: int
    protocol: str
    level: str
    rounds: Deadline
    limits: Limits | None = None
    """What entrants may use, who are kept apart then; None where all play in the process that plays the game."""


class Engine(Protocol):
    """What plays the games of one batch."""

    def played(self, games: Sequence[tuple[int, int]]) -> Iterator[tuple[GameRow, bytes]]:
        """The games of these numbers and seeds, in order: each as a row, and its log.

        Raises PlayError when a negotiator makes an illegal move or does not come to an end.
        """
        ...


def seeded(plan: BatchPlan, first: int, stop: int) -> list[tuple[int, int]]:
    """The numbers and seeds of games `first` to `stop` - 1 of the plan, for `Engine.played`."""
    return [(game, dice(plan.seed, game, PURPOSE)) for game in range(first, stop)]
