"""What a sweep costs beside the playing: packing, processes and the file. CPU and wall-clock time.

    python tests/bench/bench_sweep.py [games]

One cell of `lantern-strait` by alternating offers, the fastest games there are, so every overhead is at its worst.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "game"))

from communique.simulation import simulate
from communique.simulation.sweep.whole_grid import read_plan_text, sweep

PLAN = """
format: communique-sweep 1
scenarios: [lantern-strait]
protocols: [alternating]
lineups: [{osmark: linear, pellin: linear}]
games: %d
chunk: %d
"""


def main() -> None:
    """Print the table."""
    games = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    plan = read_plan_text(PLAN % (games, 50))
    plain = measured(
        "simulate, 1 process",
        games,
        lambda: simulate(plan.scenarios[0], ["linear", "linear"], games, 1, protocol="alternating", engine="tables"),
    )
    for workers, chunk in ((1, 50), (2, 50), (1, 1)):
        with TemporaryDirectory() as folder:
            cut, name = read_plan_text(PLAN % (games, chunk)), f"sweep, {workers} workers, chunks of {chunk}"
            took = measured(name, games, lambda: sweep(cut, folder, workers=workers))  # noqa: B023 - called at once
        print(f"{'':32s}{took / plain:5.2f} x the CPU time of simulate")
    for journal in ("delete", "wal"):
        print(f"{journal:6s} journal: {1000 * commit(journal):5.2f} ms for a chunk of 50 rows")


def measured(name: str, games: int, run: Callable[[], object]) -> float:
    """CPU seconds of `run`, its processes included; printed with the wall-clock time."""
    wall, before = time.perf_counter(), os.times()
    run()
    took, after = time.perf_counter() - wall, os.times()
    cpu = sum(after[:4]) - sum(before[:4])
    print(f"{name:32s}{1000 * cpu / games:5.2f} ms CPU a game, {games / took:6.0f} games/s on the wall")
    return cpu


def commit(journal: str, chunks: int = 100) -> float:
    """Seconds for the transaction of a chunk."""
    row = (0, 123456789012345, "joint", 1, 9, 18, "3 1 3 2", "74 82", "10 18", "0" * 64)
    with TemporaryDirectory() as folder:
        db = sqlite3.connect(Path(folder) / "x.sqlite")
        db.execute(f"pragma journal_mode = {journal}")
        db.execute("create table game (game integer primary key, a, b, c, d, e, f, g, h, i, j)")
        start = time.perf_counter()
        for chunk in range(chunks):
            with db:
                rows = [(50 * chunk + k, *row) for k in range(50)]
                db.executemany(f"insert into game values ({', '.join('?' * 11)})", rows)
        took = time.perf_counter() - start
        db.close()
    return took / chunks


if __name__ == "__main__":
    main()
