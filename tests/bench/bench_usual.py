"""Usual results: many tables of the level's computer delegations, for the teacher's pack.

    python tests/bench/bench_usual.py [--games 1000] [--seed 9500] [--jobs 2] [--scenario ID ...] [--level ID ...]
        [--write]

`--write` keeps them in `game/communique/loading/usual.json`, each scenario with the digest and the edition of the rules
it was measured with; what was not asked for stays as it was there. Due when a scenario or a mind changes. A thousand
tables of two delegations take half a minute of one core, of six delegations two or three.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import quantiles
from typing import Any

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "game")]

from communique import simulate
from communique.analysis.joint_analysis import analyse
from communique.analysis.measures import left_on_table
from communique.analysis.problem import Problem
from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.loading.usual_results import USUAL_FILE
from communique.model.levels import at_level
from communique.model.package import Package
from communique.model.sheet import Scenario


def quartiles(values: Sequence[int]) -> list[int]:
    """The values of a quarter, a half and three quarters; of a single one, that one."""
    return [round(one) for one in quantiles(values, n=4)] if len(values) > 1 else list(values) * 3


def left_over(case: Scenario, packages: Sequence[Package]) -> dict[Package, tuple[int, bool]]:
    """For each text the gain still open to all, and whether it is efficient."""
    known, problem = analyse(case).frontier, Problem.posed_by(case)
    found = {}
    for package in set(packages):
        left = left_on_table(known, problem.points(package))
        found[package] = left.gain, left.efficient
    return found


def level_figures(scenario: Scenario, level: str, games: int, seed: int, jobs: int) -> dict[str, Any]:
    """What stands in the file for a level."""
    case = at_level(scenario, level)
    rows = simulate(scenario, games=games, seed=seed, level=level, workers=jobs).rows
    signed = [row for row in rows if row.agreement and row.package is not None]
    packages = [row.package for row in signed if row.package is not None]
    left = left_over(case, packages)
    gains = sorted(left[package][0] for package in packages)
    return {
        "games": games,
        "seed": seed,
        "endings": dict(Counter(str(row.kind) for row in rows).most_common()),
        "agreements": len(signed),
        "texts": len(left),
        "efficient": sum(left[package][1] for package in packages),
        "left": gains[len(gains) // 2] if gains else 0,
        "points": {
            party.id: quartiles([row.points[seat] for row in signed] or [0])
            for seat, party in enumerate(case.public.parties)
        },
        "options": {
            issue.id: {
                issue.options[k].id: count for k, count in sorted(Counter(package[i] for package in packages).items())
            }
            for i, issue in enumerate(case.public.issues)
        },
    }


def usual_text(found: Mapping[str, Any]) -> str:
    """The file's text: a line for each figure of a level, so that a change can be read."""
    text = json.dumps({name: found[name] for name in sorted(found)}, indent=1, sort_keys=False)
    return re.sub(r"\[\s+([^\]]*?)\s+\]", lambda row: f"[{' '.join(row[1].split())}]", text) + "\n"


def main(words: Sequence[str] | None = None) -> dict[str, Any]:
    """Measure, and keep what was measured when told to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--games", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=9500)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--scenario", nargs="*", default=[])
    parser.add_argument("--level", nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args(words)
    found: dict[str, Any] = json.loads(USUAL_FILE.read_text(encoding="utf-8")) if USUAL_FILE.exists() else {}
    for name in asked.scenario or list_scenarios():
        scenario = load_scenario(name)
        head = {"digest": scenario.digest, "rules": scenario.public.rules}
        same = {key: found.get(name, {}).get(key) for key in head} == head
        levels = dict(found[name]["levels"]) if same else {}
        for level in asked.level or [one.id for one in scenario.public.levels]:
            start = time.perf_counter()
            levels[level] = level_figures(scenario, level, asked.games, asked.seed, asked.jobs)
            seconds = time.perf_counter() - start
            print(f"{name} {level}: {levels[level]['endings']} ({seconds:.0f} s)", flush=True)
            found[name] = {**head, "levels": levels}
            if asked.write:
                USUAL_FILE.write_text(usual_text(found), encoding="utf-8")
    return found


if __name__ == "__main__":
    main()
