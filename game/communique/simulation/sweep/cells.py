"""The grid that a plan spans, cell by cell: scenarios, levels, protocols and line-ups, each where it fits.

A cell's seed follows from what it holds and not from its number, so that it stays when a plan grows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import Any, NamedTuple

from communique.model.scenario import Public
from communique.model.sheet import Scenario
from communique.rules.dice import dice
from communique.rules.state import ALTERNATING_OFFERS
from communique.simulation.deadline import Deadline, written
from communique.simulation.playing import default_lineup


class Cell(NamedTuple):
    """One combination of the grid; `number` counts from 0 in the order of the plan."""

    number: int
    scenario: int
    """Index into the plan's scenarios."""
    level: str
    """Empty for the whole scenario."""
    protocol: str
    rounds: Deadline
    """The deadline of alternating offers; None for the scenario's own, and in the conference."""
    lineup: tuple[str, ...]
    """Negotiators' names by seat."""
    seed: int

    @property
    def facts(self) -> tuple[Any, ...]:
        """What makes it another cell than others, ready for JSON."""
        return self.scenario, self.level, self.protocol, written(self.rounds), self.lineup

    def game_seed(self, game: int) -> int:
        """The seed of game number `game`: 53 bits, so that JSON, SQLite and spreadsheets keep it exactly."""
        return dice(self.seed, game, "game") >> 11


class PlannedLineup(NamedTuple):
    """A line-up as the plan says it: seats by name, and who may take each of the others."""

    place: int
    fixed: Mapping[str, str]
    all_of: tuple[str, ...]

    def assignments(self, public: Public, *, protocol: str, level: str) -> Iterator[tuple[str, ...]]:
        """Negotiators by seat. Seats that nothing is said about are played as usual."""
        usual = default_lineup(public, protocol=protocol, level=level)
        seats = [
            (self.fixed[party.id],) if party.id in self.fixed else self.all_of or (fallback,)
            for party, fallback in zip(public.parties, usual, strict=True)
        ]
        return product(*seats)

    def fits(self, public: Public) -> bool:
        """True when the scenario has every party that is named."""
        return self.fixed.keys() <= {party.id for party in public.parties}

    def count(self, public: Public) -> int:
        """How many assignments there are in this scenario."""
        return prod(1 if party.id in self.fixed else max(1, len(self.all_of)) for party in public.parties)


class PlanGrid(NamedTuple):
    """The axes of a plan."""

    scenarios: Sequence[Scenario]
    levels: Sequence[str]
    protocols: Sequence[str]
    rounds: Sequence[Deadline]
    """Deadlines of alternating offers."""
    lineups: Sequence[PlannedLineup]
    seed: int

    def most(self) -> int:
        """How many cells there are, at most: line-ups that come out equal are played once."""
        each = (line.count(s.public) for s in self.scenarios for line in self.lineups if line.fits(s.public))
        return sum(each) * len(self.levels) * len(self._manners())

    def cells(self) -> Iterator[Cell]:
        """The cells in the order of the plan, line-ups counting fastest."""
        seen: set[str] = set()
        for index, scenario in enumerate(self.scenarios):
            for level, (protocol, rounds), line in product(self._levels(scenario), self._manners(), self.lineups):
                if not line.fits(scenario.public):
                    continue
                for names in line.assignments(scenario.public, protocol=protocol, level=level):
                    key = json.dumps([scenario.public.id, level, protocol, written(rounds), names])
                    if key not in seen:
                        seed = dice(self.seed, 0, f"sweep {key}")
                        yield Cell(len(seen), index, level, protocol, rounds, names, seed)
                        seen.add(key)

    def _manners(self) -> list[tuple[str, Deadline]]:
        """Each protocol with each deadline that it has."""
        return [(p, rounds) for p in self.protocols for rounds in (self.rounds if p == ALTERNATING_OFFERS else (None,))]

    def _levels(self, scenario: Scenario) -> list[str]:
        have = {"", *(level.id for level in scenario.public.levels)}
        return [level for level in self.levels if level in have]
