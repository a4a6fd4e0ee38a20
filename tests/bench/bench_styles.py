"""What the conference styles come to on the shipped scenarios, and how well they are told apart by their moves.

    python tests/bench/bench_styles.py [games] [scenario ...]

First, by scenario and level: two (or more) of one style with a mediator, how often they agree, the median of the
largest equal gain that they left on the table, how games ended, and games a second of CPU time. Then the confusion
matrices of a classifier trained on some line-ups and seeds and tried on others.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "game"), str(Path(__file__).resolve().parents[1])]

from fingerprints import MEDIATORS, PRINCIPALS, trials

from communique.analysis import analyse
from communique.analysis.measures import left_on_table
from communique.analysis.pareto import Frontier
from communique.analysis.problem import Problem
from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.model.levels import at_level
from communique.model.scenario import Role
from communique.model.sheet import Scenario
from communique.simulation import play


def shared(scenario: Scenario, style: str, mediator: str) -> list[str]:
    """A line-up in which all principals have one style."""
    return [mediator if party.role is Role.MEDIATOR else style for party in scenario.public.parties]


def batch(whole: Scenario, level: str, lineup: Sequence[str], games: int, known: tuple[Problem, Frontier]) -> str:
    """A line of figures on so many games of one line-up."""
    problem, frontier = known
    ends: Counter[str] = Counter()
    left = []
    start = time.process_time()
    for seed in range(1, games + 1):
        outcome = play(whole, lineup, seed, level=level).outcome()
        ends[outcome.kind] += 1
        if outcome.agreement and outcome.package is not None:
            left.append(left_on_table(frontier, problem.points(outcome.package)).gain)
    rate = games / (time.process_time() - start)
    gain = f"{median(left):4.1f}" if left else "   -"
    kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(ends.items()))
    return f"agree {100 * len(left) / games:4.0f} %  left {gain}  {rate:5.0f} games/s  {kinds}"


def results(name: str, games: int) -> None:
    """Print what each style comes to among its own kind on one scenario, on every level."""
    whole = load_scenario(name)
    mediated = any(party.role is Role.MEDIATOR for party in whole.public.parties)
    for level in ("", *(level.id for level in whole.public.levels)):
        cut = at_level(whole, level) if level else whole
        known = Problem.posed_by(cut), analyse(cut).frontier
        print(f"\n{name}, {level or 'no level'}")
        for style in PRINCIPALS:
            for mediator in MEDIATORS if mediated else ("",):
                line = batch(whole, level, shared(whole, style, mediator), games, known)
                print(f"  {style:17s}{mediator:13s}{line}", flush=True)


def classified(name: str, level: str, seeds: int) -> None:
    """Print the confusion matrices of one scenario: seeds from 1 to learn from, seeds from 101 to be tried on."""
    train, test = range(1, 1 + seeds), range(101, 101 + seeds)
    for role, trial in trials(load_scenario(name), train, test, level).items():
        print(f"\n{name}, {level or 'no level'}, {role.value}s: {100 * trial.share:.1f} % told rightly")
        print(trial.text(), flush=True)


def main() -> None:
    """Print both."""
    games = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    names = sys.argv[2:] or list_scenarios()
    for name in names:
        results(name, games)
    for name in names:
        classified(name, "", 2)
        if any(level.id == "envoy" for level in load_scenario(name).public.levels):
            classified(name, "envoy", 2)


if __name__ == "__main__":
    main()
