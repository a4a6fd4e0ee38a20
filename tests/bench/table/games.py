"""Games in bulk: what is to be played, by whom, and what is measured of it, on one process or several.

A job names a scenario, a level, a line-up and a seed. A line-up holds names of registered negotiators, players of the
bench, or both. What comes back is what the job's measure makes of the finished session; nothing else leaves a worker.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from communique.loading.fresh import fresh
from communique.loading.scenario_file import load_scenario
from communique.model.levels import at_level
from communique.model.package import Package
from communique.model.scenario import Role
from communique.model.sheet import Scenario
from communique.negotiators.negotiator import Negotiator
from communique.negotiators.registry import negotiator
from communique.session import Session
from communique.simulation.playing import default_lineup, run

One = str | Negotiator
_CHUNK: Final = 8


class Game(NamedTuple):
    """A finished game in figures."""

    kind: str
    package: Package | None
    deal: bool
    surplus: tuple[int, ...]
    """By party, over the no-deal value at the end."""
    gain: tuple[int, ...]
    """By party, over the no-deal value of the opening."""


Measure = Callable[[Session], Any]


def figures(session: Session) -> Game:
    """What a finished game came to."""
    end, scenario = session.outcome(), session.scenario
    opening = session.rules.opening(scenario.public).table.tension
    before = [sheet.no_deal(scenario.public, opening) for sheet in scenario.sheets]
    gain = tuple(p - b for p, b in zip(end.points, before, strict=True))
    return Game(str(end.kind), end.package, end.agreement, end.surplus, gain)


@dataclass(frozen=True)
class Job:
    """One game."""

    scenario: str
    level: str
    lineup: tuple[One, ...]
    seed: int
    measure: Measure = figures
    meter: str = ""
    """A meter that is held constant; see `held`."""
    papers: int | None = None
    """The seed of fresh papers; None plays the case as written."""


@lru_cache(maxsize=32)
def scenario_of(name: str) -> Scenario:
    """The scenario with this id or in this file."""
    return load_scenario(Path(name) if name.endswith((".yaml", ".yml")) else name)


def case_of(job: Job) -> Scenario:
    """The scenario that the job plays, fresh papers drawn."""
    return scenario_of(job.scenario) if job.papers is None else drawn(job.scenario, job.papers)


@lru_cache(maxsize=64)
def drawn(name: str, papers: int) -> Scenario:
    """The scenario with papers drawn from this number, which takes about a second."""
    return fresh(scenario_of(name), papers)


def defaults(name: str, level: str) -> tuple[str, ...]:
    """Who plays when nobody says."""
    return default_lineup(scenario_of(name).public, level=level)


def levels_of(name: str, only: Sequence[str] = ()) -> tuple[str, ...]:
    """The scenario's levels, easiest first; of these `only` some. A scenario without levels has one without a name."""
    levels = scenario_of(name).public.levels
    return tuple(one.id for one in levels if not only or one.id in only) if levels else ("",)


def cut_of(name: str, level: str) -> Scenario:
    """The scenario as it is played at the level."""
    return at_level(scenario_of(name), level) if level else scenario_of(name)


def seat_names(name: str) -> tuple[str, ...]:
    """Ids of the parties by seat."""
    return tuple(party.id for party in scenario_of(name).public.parties)


def principals_of(name: str) -> tuple[int, ...]:
    """The seats that are no mediator's."""
    return tuple(p for p, party in enumerate(scenario_of(name).public.parties) if party.role is Role.PRINCIPAL)


def mediators_of(name: str) -> tuple[int, ...]:
    """The mediators' seats."""
    return tuple(p for p, party in enumerate(scenario_of(name).public.parties) if party.role is Role.MEDIATOR)


def seated(lineup: Sequence[One], seat: int, player: One) -> tuple[One, ...]:
    """The line-up with `player` in a seat."""
    return (*lineup[:seat], player, *lineup[seat + 1 :])


def named(one: One) -> str:
    """A player's name."""
    return one if isinstance(one, str) else one.name


def players_of(lineup: Iterable[One]) -> list[Negotiator]:
    """The minds of a line-up."""
    return [negotiator(one) if isinstance(one, str) else one for one in lineup]


def opened(job: Job) -> Session:
    """The job's game before its first move."""
    names = tuple(map(named, job.lineup))
    return Session.open(case_of(job), job.seed, level=job.level, lineup=names)


def played(job: Job) -> Any:
    """The job's game played to its end, and measured."""
    with held(job.meter):
        session = opened(job)
        run(session, players_of(job.lineup))
        return job.measure(session)


def _several(jobs: Sequence[Job]) -> list[Any]:
    gc.disable()
    try:
        out = [played(job) for job in jobs]
    finally:
        gc.enable()
    gc.collect(0)
    return out


class Hall:
    """Where jobs are played: results in the order of the jobs, each game played once however often it is asked for."""

    def __init__(self, jobs: int = 2) -> None:
        self._workers = jobs
        self._known: dict[Job, Any] = {}
        self._pool = ProcessPoolExecutor(jobs) if jobs > 1 else None

    def play(self, jobs: Sequence[Job]) -> list[Any]:
        """What each job's measure makes of its game."""
        new = [job for job in dict.fromkeys(jobs) if job not in self._known]
        chunks = [new[k : k + _CHUNK] for k in range(0, len(new), _CHUNK)]
        results = map(_several, chunks) if self._pool is None else self._pool.map(_several, chunks)
        for chunk, found in zip(chunks, results, strict=True):
            self._known.update(zip(chunk, found, strict=True))
        return [self._known[job] for job in jobs]

    def call(self, what: Callable[..., Any], every: Sequence[tuple[Any, ...]]) -> list[Any]:
        """`what` of each tuple of arguments, spread over the workers."""
        if self._pool is None:
            return [what(*one) for one in every]
        return list(self._pool.map(what, *zip(*every, strict=True))) if every else []

    def close(self) -> None:
        """Let the workers go."""
        if self._pool is not None:
            self._pool.shutdown()


METERS: Final = ("credibility", "capital", "trust", "tension")


@contextmanager
def held(meter: str) -> Iterator[None]:
    """While it lasts, the meter (or `all`) stays where it is: its function in `rules/meters.py` changes nothing.

    Modules of the rules import these functions by name, so each of them is given the idle one for the time.
    """
    import sys

    from communique.rules import meters

    chosen = METERS if meter == "all" else (meter,) if meter else ()
    undo: list[tuple[Any, str, Any]] = []
    for name in (f"add_{one}" for one in chosen):
        original = getattr(meters, name, None)
        idle = _idle_second if name == "add_tension" else _idle_first
        for module in [m for key, m in list(sys.modules.items()) if key.startswith("communique.")]:
            if original is not None and module.__dict__.get(name) is original:
                undo.append((module, name, original))
                setattr(module, name, idle)
    try:
        yield
    finally:
        for module, name, original in undo:
            setattr(module, name, original)


def _idle_first(table: Any, *rest: Any, **named: Any) -> Any:
    return table


def _idle_second(public: Any, table: Any, *rest: Any, **named: Any) -> Any:
    return table
