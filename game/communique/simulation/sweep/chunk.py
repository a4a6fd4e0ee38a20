"""What a worker does in a sweep: one chunk of games, the same on a laptop and on a cluster.

A job carries all that it needs, so that a worker holds nothing that could be lost with it: a chunk can be played
again anywhere, and comes out the same.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from communique.model.package import Package
from communique.simulation.apart.failure import Failure
from communique.simulation.apart.limits import USUAL_LIMITS, Limits
from communique.simulation.batch import BatchPlan, GameRow
from communique.simulation.sweep.cells import Cell
from communique.simulation.workplace import Workplace
from communique.version import VERSION
from communique.words import tr


class SweepError(Exception):
    """A sweep that cannot go on, as one sentence for the person at the keyboard."""


class ChunkJob(NamedTuple):
    """A chunk to be played."""

    scenario: bytes
    """The whole scenario, packed; see `communique.simulation.workplace.pack`."""
    cell: Cell
    first: int
    stop: int
    logs: bool
    limits: Limits = USUAL_LIMITS
    """What entrants may use."""

    @property
    def name(self) -> str:
        """The chunk in words for people."""
        return tr("games {first} to {last} of cell {cell}", first=self.first, last=self.stop - 1, cell=self.cell.number)


class SweptGame(NamedTuple):
    """One game that was played."""

    game: int
    seed: int
    kind: str
    agreement: bool
    rounds: int
    moves: int
    package: Package | None
    points: tuple[int, ...]
    surplus: tuple[int, ...]
    sha256: str
    """Of the game's log text."""
    log: str | None
    """The log text, when logs are kept."""
    failure: Failure | None
    """Who failed, and how; None where nobody did."""


class Chunk(NamedTuple):
    """A chunk that was played."""

    cell: int
    first: int
    games: tuple[SweptGame, ...]
    version: str
    """Of the program that played it."""


def chunk_player() -> Callable[[ChunkJob], Chunk]:
    """What plays chunks in one worker, with a place of its own."""
    return partial(play_chunk, Workplace())


def play_chunk(place: Workplace, job: ChunkJob) -> Chunk:
    """The games of `job`. Raises PlayError when a negotiator of ours makes an illegal move."""
    cell = job.cell
    plan = BatchPlan(cell.lineup, cell.seed, cell.protocol, cell.level, cell.rounds, job.limits)
    engine = place.engine(job.scenario, plan)
    seeds = [(number, cell.game_seed(number)) for number in range(job.first, job.stop)]
    games = tuple(_game(row, log if job.logs else None) for row, log in engine.played(seeds))
    return Chunk(cell.number, job.first, games, VERSION)


def _game(row: GameRow, log: bytes | None) -> SweptGame:
    return SweptGame(
        row.game, row.seed, row.kind, row.agreement, row.rounds, row.moves, row.package, row.points, row.surplus,
        row.sha256, None if log is None else log.decode(), row.failure,
    )  # fmt: skip
