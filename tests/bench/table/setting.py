"""What a run of the bench was asked for, and what every part is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.table.figures import goal
from bench.table.games import Game, Hall, Job, One, levels_of, seated

from communique.loading.scenario_file import list_scenarios


@dataclass
class Setting:
    """A run: how many games of which cases from which seed on; and what it says."""

    games: int = 200
    seed: int = 9000
    scenarios: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    hall: Hall = field(default_factory=lambda: Hall(1))
    said: list[str] = field(default_factory=list)

    def names(self, usual: Sequence[str] = ()) -> tuple[str, ...]:
        """The scenarios to play: those asked for, else the part's usual ones, else all."""
        return self.scenarios or tuple(usual) or tuple(list_scenarios())

    def cells(self, usual: Sequence[str] = (), levels: Sequence[str] = ()) -> list[tuple[str, str]]:
        """(scenario, level) pairs; `levels` are the part's usual ones."""
        return [(name, level) for name in self.names(usual) for level in levels_of(name, self.levels or levels)]

    @property
    def seeds(self) -> range:
        """One a game."""
        return range(self.seed, self.seed + self.games)

    def batch(self, name: str, level: str, lineup: Sequence[One], games: int = 0) -> list[Game]:
        """So many games of one line-up, in figures."""
        seeds = self.seeds[:games] if games else self.seeds
        return self.hall.play([Job(name, level, tuple(lineup), seed) for seed in seeds])

    def own(self, name: str, level: str, lineup: Sequence[One], seat: int, player: One) -> list[Game]:
        """The same with `player` in a seat."""
        return self.batch(name, level, seated(lineup, seat, player))

    def say(self, text: str) -> None:
        """Print, and keep."""
        self.said.append(text)
        print(text, flush=True)

    def goal(self, text: str, figure: object, met: bool) -> None:
        """Print a goal with the figure beside it, and whether it is met."""
        self.say(goal(text, figure, met))
