"""What a batch is: a plan, a row for each game, and an engine that plays them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from game.model.package import Package


class Row(NamedTuple):
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
    """Of the game's log text."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is played; all that a worker needs besides the scenario."""

    lineup: tuple[str, ...]
    seed: int
    protocol: str
    level: str
    rounds: int | None


class Engine(Protocol):
    """What plays the games of one batch."""

    def games(self, first: int, stop: int) -> list[Row]:
        """Games `first` to `stop` - 1, in order. Raises PlayError when one does not come to an end."""
        ...
