"""Whether the table lives: variety, the ladder, skill against hardness, who listens, and what else was promised.

    python tests/bench/bench_table.py variety|ladder|...|all [--games 200] [--seed 9000] [--jobs 2]
                                      [--scenario ID ...] [--level ID ...]

Each part prints its table and then its goals, a line each: `goal: what: figure: met` or `short`. Every figure has an
interval at 95 %; a goal is held to the figure, and where it says "clearly" or "more" to the whole interval. The usual
seeds, from 9000 on, are held out: who tunes a mind takes seeds from 1 to 8999. On two cores a part takes from a
minute (variety, moves) to half an hour (tricks) at 200 games; --games 40 shows the way.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "game"), str(Path(__file__).resolve().parents[1])]

from bench.table.games import Hall
from bench.table.setting import Setting

PARTS = {
    "variety": "variety:run",
    "papers": "variety:papers",
    "ladder": "ladder:run",
    "skill": "skill:run",
    "tricks": "skill:tricks",
    "mediator": "mediator:run",
    "bell": "bell:run",
    "listens": "listens:run",
    "talk": "talk:run",
    "honesty": "honesty:run",
    "respect": "honesty:respect",
    "meters": "meters:run",
    "moves": "meters:moves",
    "somebody": "somebody:run",
    "searcher": "searcher:run",
}
"""By name, the module of `bench/table/` and its function."""


def part(name: str) -> Callable[[Setting], None]:
    """What prints a part's tables."""
    module, _, function = PARTS[name].partition(":")
    found: Callable[[Setting], None] = getattr(import_module(f"bench.table.{module}"), function)
    return found


def main(words: Sequence[str] | None = None) -> Setting:
    """Print the tables asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("part", choices=(*PARTS, "all"), nargs="+")
    parser.add_argument("--games", type=int, default=200)
    parser.add_argument("--seed", type=int, default=9000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--scenario", nargs="*", default=[])
    parser.add_argument("--level", nargs="*", default=[])
    asked = parser.parse_args(words)
    hall = Hall(asked.jobs)
    setting = Setting(asked.games, asked.seed, tuple(asked.scenario), tuple(asked.level), hall)
    for name in PARTS if "all" in asked.part else asked.part:
        start = time.perf_counter()
        part(name)(setting)
        print(f"({name}: {time.perf_counter() - start:.0f} s)\n", flush=True)
    hall.close()
    goals = [line for line in setting.said if line.startswith("goal: ")]
    print(f"{sum(line.endswith(': met') for line in goals)} of {len(goals)} goals met")
    return setting


if __name__ == "__main__":
    main()
