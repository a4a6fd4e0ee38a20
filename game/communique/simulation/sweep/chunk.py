"""What a worker does in a sweep: one chunk of games, the same on a laptop and on a cluster.

A job carries all that it needs, so that a worker holds nothing that could be lost with it: a chunk can be played
again anywhere, and comes out the same.
"""

from __future__ import annotations

import pickle
import zlib
from functools import lru_cache
from typing import NamedTuple

from communique import __version__
from communique.model.package import Package
from communique.model.sheet import Scenario
from communique.simulation.batch import BatchPlan, Engine, GameRow
from communique.simulation.engines.select import by_tables
from communique.simulation.engines.sessions import Plain
from communique.simulation.playing import PlayError
from communique.simulation.sweep.plan import Cell


class SweepError(Exception):
    """A sweep that cannot go on, as one sentence for the person at the keyboard."""


class ChunkJob(NamedTuple):
    """A chunk to be played."""

    scenario: bytes
    """The whole scenario, packed; see `pack`."""
    cell: Cell
    first: int
    stop: int
    logs: bool

    @property
    def name(self) -> str:
        """The chunk in words for people."""
        return f"games {self.first} to {self.stop - 1} of cell {self.cell.number}"


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


class Chunk(NamedTuple):
    """A chunk that was played."""

    cell: int
    first: int
    games: tuple[SweptGame, ...]
    version: str
    """Of the program that played it."""


def pack(scenario: Scenario) -> bytes:
    """The scenario as a few kilobytes. Inverse of `unpack`."""
    return zlib.compress(pickle.dumps(scenario, pickle.HIGHEST_PROTOCOL))


@lru_cache(maxsize=16)
def unpack(packed: bytes) -> Scenario:
    """The scenario in `packed`; one and the same object each time, so that what hangs on it is made once."""
    scenario = pickle.loads(zlib.decompress(packed))
    assert isinstance(scenario, Scenario)
    return scenario


def engine_for(packed: bytes, plan: BatchPlan) -> Engine:
    """What plays `plan` on the scenario in `packed` by the interpreter.

    Raises PlayError for a negotiator that is there for the one who handed out the games and not here.
    """
    try:
        return _tables(packed, plan) or Plain(unpack(packed), plan)
    except KeyError as error:
        raise PlayError(f"A worker cannot play: {error.args[0]}") from None


@lru_cache(maxsize=2)
def _tables(packed: bytes, plan: BatchPlan) -> Engine | None:
    """The engine `tables`, kept for the next chunk with what it has worked out by then."""
    return by_tables(unpack(packed), plan)


def play_chunk(job: ChunkJob) -> Chunk:
    """The games of `job`. Raises PlayError when a negotiator makes an illegal move."""
    cell = job.cell
    engine = engine_for(job.scenario, BatchPlan(cell.lineup, cell.seed, cell.protocol, cell.level, cell.rounds))
    seeds = [(number, cell.game_seed(number)) for number in range(job.first, job.stop)]
    games = tuple(_game(row, log if job.logs else None) for row, log in engine.played(seeds))
    return Chunk(cell.number, job.first, games, __version__)


def _game(row: GameRow, log: bytes | None) -> SweptGame:
    return SweptGame(
        row.game, row.seed, row.kind, row.agreement, row.rounds, row.moves, row.package, row.points, row.surplus,
        row.sha256, None if log is None else log.decode(),
    )  # fmt: skip
