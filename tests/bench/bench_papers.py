"""Fresh papers in figures: how long a case takes to draw, who is ahead in it, and how many texts are signed.

    python tests/bench/bench_papers.py [--papers 200] [--games 200] [SCENARIO ...]

Drawing is timed in processor seconds, the file read before. A principal's lead is its gain over no deal less the
other's, at the principals' own Nash point and where the smaller gain is largest, with 1.96
standard errors. Texts are those signed in one game for each of so many papers, between the level's default line-up.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from math import sqrt
from statistics import mean, quantiles, stdev
from time import process_time

from communique import simulate
from communique.analysis.pareto import frontier
from communique.analysis.problem import Problem
from communique.analysis.solutions import egalitarian, nash_principals
from communique.analysis.space import tabulate_problem
from communique.loading.fresh import fresh
from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.model.sheet import Scenario
from communique.words import tr_n


def main() -> None:
    """Print the figures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("scenarios", nargs="*", metavar="SCENARIO")
    asked.add_argument("--papers", type=int, default=200)
    asked.add_argument("--games", type=int, default=200)
    given = asked.parse_args()
    for name in given.scenarios or list_scenarios():
        written = load_scenario(name)
        cases, seconds = zip(*(_drawn(written, number) for number in range(given.papers)), strict=True)
        tail = quantiles(seconds, n=100)
        print(f"{name}: {given.papers} papers, {len({case.digest for case in cases})} different")
        print(f"  drawing: mean {mean(seconds):.3f} s, 95 % under {tail[94]:.3f} s, slowest {max(seconds):.3f} s")
        for line in _leads(cases):
            print(f"  {line}")
        for level in written.public.levels:
            print(f"  {_texts(cases[: given.games], level.id)}", flush=True)


def _drawn(written: Scenario, number: int) -> tuple[Scenario, float]:
    start = process_time()
    case = fresh(written, number)
    return case, process_time() - start


def _leads(cases: tuple[Scenario, ...]) -> Iterator[str]:
    gains = [_gains(case) for case in cases]
    parties = cases[0].public.parties
    for name in gains[0]:
        for one, other in combinations(gains[0][name], 2):
            lead = [float(found[name][one] - found[name][other]) for found in gains]
            spread = 1.96 * stdev(lead) / sqrt(len(lead))
            average = mean(float(found[name][one] + found[name][other]) / 2 for found in gains)
            yield (
                f"{name}: {parties[one].short} ahead of {parties[other].short} by {mean(lead):+.2f} ± {spread:.2f}, "
                f"of {average:.1f} on average"
            )


def _gains(case: Scenario) -> dict[str, dict[int, int]]:
    """By solution and principal, the gain over no deal; of several points the first."""
    space = tabulate_problem(Problem.posed_by(case))
    known = frontier(space)
    known = known.select(space.seats.acceptable_to_all(known.vectors.T))
    found = {"nash": nash_principals(known).vectors[0], "max-min": egalitarian(known).vectors[0]}
    return {
        name: {seat: int(vector[seat]) - space.seats.reservations[seat] for seat in space.seats.principals}
        for name, vector in found.items()
    }


def _texts(cases: tuple[Scenario, ...], level: str) -> str:
    rows = [simulate(case, games=1, seed=number, level=level).rows[0] for number, case in enumerate(cases)]
    signed = Counter(row.package for row in rows if row.agreement)
    endings = Counter(row.kind for row in rows)
    most = max(signed.values(), default=0)
    told = ", ".join(f"{kind} {count}" for kind, count in endings.most_common())
    texts, games = tr_n("{n} text", "{n} texts", len(signed)), tr_n("{n} game", "{n} games", len(rows))
    return f"{level}: {texts} in {games}, the commonest {most} times ({told})"


if __name__ == "__main__":
    main()
