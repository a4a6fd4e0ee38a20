"""What the kernels of the analysis cost against each other, on the same inputs, in one run.

Run by hand: `python tests/bench/bench_kernels.py [filter merge milp]`. CPU seconds of this process, the two of a pair
by turns and the best of a few of each; the answers are compared as well. `filter` takes what merging really filters,
from two to six parties; `merge` whole frontiers of 12 issues of 8 options; `milp` every solution point by HiGHS with
one thread and with two, each in a process of its own, since a process keeps the threads it began with: of that the time
on the clock is shown too, which means something on an idle machine only.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "game")]

from bench_analysis import random_scenario  # noqa: E402  (needs the path above)

from communique.analysis import FrontierTooLarge, Problem, merge_frontier, milp, moo_filter  # noqa: E402
from communique.analysis import merge as merging  # noqa: E402
from communique.analysis.dominance import efficient  # noqa: E402
from communique.analysis.effort import Effort  # noqa: E402

FILTERED = ((2, (8,) * 12), (3, (8,) * 12), (4, (8,) * 12), (5, (8,) * 10), (6, (6,) * 8))
"""By parties, issues whose merging is watched: with more parties a smaller case, so that ours ends in seconds."""
CASES = ((5, 0, 0), (5, 20, 8), (6, 0, 0), (6, 20, 8))
"""Parties, links and rules of what is solved point by point."""


def paired(one: Callable[[], Any], other: Callable[[], Any], times: int = 3) -> tuple[float, float, Any, Any]:
    """(CPU seconds of one, of the other, their answers), the best of `times`, by turns."""
    best, answers = [float("inf")] * 2, [None, None]
    for _ in range(times):
        for k, run in enumerate((one, other)):
            start = time.process_time()
            answers[k] = run()
            best[k] = min(best[k], time.process_time() - start)
    return best[0], best[1], answers[0], answers[1]


def without(run: Callable[[], Any]) -> Any:
    """`run` as where moocore is not installed."""
    with patch.object(moo_filter, "is_there", lambda: False):
        return run()


def filters() -> None:
    print("The filter, on what merging hands to it: ours, moocore, how many times sooner")
    for parties, sizes in FILTERED:
        watched: list[np.ndarray] = []

        def keep(points: np.ndarray, effort: Effort | None = None, watched: list[np.ndarray] = watched) -> np.ndarray:
            watched.append(points.copy())
            return efficient(points, effort)

        with patch.object(merging, "efficient", keep):
            merge_frontier(Problem.posed_by(random_scenario(parties, sizes, links=10, rules=4)))
        inputs = [points for points in watched if points.shape[1] > 96]
        ours, theirs, mine, other = paired(
            lambda inputs=inputs: without(lambda: [efficient(points) for points in inputs]),
            lambda inputs=inputs: [moo_filter.undominated(points) for points in inputs],
        )
        assert all(np.array_equal(a, b) for a, b in zip(mine, other, strict=True))
        count = sum(points.shape[1] for points in inputs)
        print(f"{parties} parties, {count:>9,} vectors {ours:9.3f} s {theirs:9.3f} s {ours / theirs:7.1f}", flush=True)


def merges() -> None:
    print("Frontiers of 12 issues of 8 options: ours alone, with moocore, how many times sooner")
    for parties, top, links, rules in ((4, 100, 10, 4), (4, 10_000, 10, 4), (5, 100, 0, 0), (5, 100, 10, 4)):
        problem = Problem.posed_by(random_scenario(parties, (8,) * 12, top=top, links=links, rules=rules))
        what = f"{parties} parties, best {top:,}, {links} links, {rules} rules"
        try:
            ours, theirs, mine, other = paired(
                lambda problem=problem: without(lambda: merge_frontier(problem)),
                lambda problem=problem: merge_frontier(problem),
                times=2,
            )
        except FrontierTooLarge as error:
            print(f"{what}: {error}")
            continue
        assert np.array_equal(mine.vectors, other.vectors)
        assert np.array_equal(mine.packages, other.packages)
        print(f"{what:<40} {len(mine):>7,} vectors {ours:8.2f} s {theirs:8.2f} s {ours / theirs:6.1f}", flush=True)


def milps() -> None:
    print("Every solution point by HiGHS, 12 issues of 8 options: threads, seconds on the clock, CPU seconds")
    for case in CASES:
        for _ in range(2):
            for threads in (1, 2):
                words = [sys.executable, __file__, "solve", str(threads), *map(str, case)]
                done = subprocess.run(words, capture_output=True, text=True, check=True)
                print(f"{case[0]} parties, {case[1]} links, {case[2]} rules: {done.stdout.strip()}", flush=True)


def solve(threads: int, parties: int, links: int, rules: int) -> None:
    """One of `milps`, in a process of its own."""
    made = milp._silent

    def with_threads(kind: Any) -> Any:
        solver = made(kind)
        set_option = solver.setOptionValue

        def chosen(option: str, value: Any) -> Any:
            if option == "threads":
                set_option("parallel", "on" if threads > 1 else "off")
                value = threads
            return set_option(option, value)

        solver.setOptionValue = chosen
        return solver

    problem = Problem.posed_by(random_scenario(parties, (8,) * 12, links=links, rules=rules))
    with patch.object(milp, "_silent", with_threads):
        clock, start = time.perf_counter(), time.process_time()
        found = milp.solve_by_milp(problem, effort=Effort(10**11))
        clock, start = time.perf_counter() - clock, time.process_time() - start
    assert not found.unproved
    figures = [str(point.figure) for point in found.solutions.values()]
    print(f"{threads} threads {clock:7.2f} s {start:7.2f} s  {' '.join(figures)}")


def main() -> None:
    match sys.argv[1:]:
        case ["solve", *numbers]:
            solve(*map(int, numbers))
        case chosen:
            for name, part in (("filter", filters), ("merge", merges), ("milp", milps)):
                if not chosen or name in chosen:
                    part()


if __name__ == "__main__":
    main()
