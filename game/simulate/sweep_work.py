"""What a worker does in a sweep: one chunk of games, the same on a laptop and on a cluster.

A job carries all that it needs, so that a worker holds nothing that could be lost with it: a chunk can be played
again anywhere, and comes out the same.
"""

from __future__ import annotations

import pickle
import zlib
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from game import __version__
from game.model.package import Package
from game.model.sheet import Scenario
from game.negotiators.negotiator import Negotiator
from game.negotiators.registry import negotiator
from game.session import Session
from game.simulate.one import run
from game.simulate.sweep_plan import Cell


class SweepError(Exception):
    """A sweep that cannot go on, as one sentence for the person at the keyboard."""


class Job(NamedTuple):
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


class Game(NamedTuple):
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
    games: tuple[Game, ...]
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


def play_chunk(job: Job) -> Chunk:
    """The games of `job`. Raises PlayError when a negotiator makes an illegal move."""
    scenario = unpack(job.scenario)
    players = [negotiator(name) for name in job.cell.lineup]
    games = tuple(_game(scenario, players, job, number) for number in range(job.first, job.stop))
    return Chunk(job.cell.number, job.first, games, __version__)


def _game(scenario: Scenario, players: list[Negotiator], job: Job, number: int) -> Game:
    cell, seed = job.cell, job.cell.game_seed(number)
    session = Session.open(
        scenario, seed, protocol=cell.protocol, level=cell.level, lineup=cell.lineup, rounds=cell.rounds
    )
    run(session, players)
    end, text = session.outcome(), session.log_text()
    return Game(
        number, seed, end.kind, end.agreement, end.rounds, len(session.events), end.package, end.points, end.surplus,
        sha256(text.encode()).hexdigest(), text if job.logs else None,
    )  # fmt: skip
