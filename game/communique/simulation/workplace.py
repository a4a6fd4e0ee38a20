"""A worker's place: what it has at hand from one job to the next, and how a scenario gets there.

A job carries all that it needs, so nothing here could be lost with a worker: it is there so that what takes longer
than a game (a scenario unpacked, tables, packages in order of value) is made once for many jobs. A place belongs to
the run that made it and ends with it.
"""

from __future__ import annotations

import pickle
import zlib
from dataclasses import replace
from functools import lru_cache

from communique.model.sheet import Scenario
from communique.simulation.apart.kept_apart import SeatHouse
from communique.simulation.batch import BatchPlan, Engine
from communique.simulation.carry import Carry
from communique.simulation.engines.select import by_tables
from communique.simulation.engines.sessions import SessionEngine
from communique.simulation.playing import PlayError
from communique.simulation.tournament.readings import GameReader
from communique.words import tr


def pack(scenario: Scenario) -> bytes:
    """The scenario as a few kilobytes. `Workplace.unpack` is the inverse."""
    return zlib.compress(pickle.dumps(replace(scenario), pickle.HIGHEST_PROTOCOL))  # a copy with nothing worked out


def _unpacked(packed: bytes) -> Scenario:
    scenario = pickle.loads(zlib.decompress(packed))
    assert isinstance(scenario, Scenario)
    return scenario


class Workplace:
    """What a worker has at hand. Holds state: the scenarios it met last, and what has been worked out on them."""

    def __init__(self) -> None:
        self.unpack = lru_cache(maxsize=16)(_unpacked)
        """The scenario that was packed; one and the same object each time, so that what hangs on it is made once."""
        self.house = SeatHouse()
        """Where its entrants are kept apart. Whoever ends with a place closes it; they end with a worker."""
        self._tables = lru_cache(maxsize=2)(self._by_tables)
        self._carried = lru_cache(maxsize=16)(lambda packed, level: Carry())
        self.reader = lru_cache(maxsize=16)(lambda packed, level: GameReader())
        """What reads finished games of a packed scenario at a level; one and the same each time."""

    def engine(self, packed: bytes, plan: BatchPlan) -> Engine:
        """What plays `plan` on the scenario in `packed` by the interpreter.

        Raises PlayError for a negotiator that is there for the one who handed out the games and not here.
        """
        try:
            table = self._tables(packed, plan)
        except KeyError as error:
            raise _absent(error) from None
        return table or self.sessions(packed, plan)

    def sessions(self, packed: bytes, plan: BatchPlan) -> SessionEngine:
        """What plays `plan` by sessions. Raises PlayError as `engine` does."""
        try:
            return SessionEngine(self.unpack(packed), plan, self._carried(packed, plan.level), self.house)
        except KeyError as error:
            raise _absent(error) from None

    def _by_tables(self, packed: bytes, plan: BatchPlan) -> Engine | None:
        return by_tables(self.unpack(packed), plan)


def _absent(error: KeyError) -> PlayError:
    return PlayError(tr("A worker cannot play: {reason}", reason=error.args[0]))
