"""CPU time of the analysis, and how many times longer NegMAS takes for the same answer, when it is importable.

Run by hand: `python tests/bench/bench_analysis.py`; add `million` to time NegMAS on 10^6 packages as well, which
takes minutes. Times are CPU seconds of this process, ours the best of a few runs, those of NegMAS of one. Scenarios
are drawn from a fixed seed: integer points with the best package worth about 100 (or 10,000), so vectors tie as they
do in play. What is compared with NegMAS is named in each line, with the number of vectors both find, because the two
do not always mean the same: `pareto_frontier` leaves out what lies below reservation, and `calc_scenario_stats`
computes a Kalai-Smorodinsky point by another rule besides its frontier, Nash, Kalai and welfare points.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "game")]

from analysis.build import scenario  # noqa: E402  (needs the path above)

from communique.analysis import (  # noqa: E402
    FrontierTooLarge,
    Problem,
    analyse,
    frontier,
    merge_frontier,
    solve,
    tabulate,
)
from communique.model.sheet import Scenario  # noqa: E402


def random_scenario(
    parties: int, sizes: Sequence[int], *, top: int = 100, links: int = 0, rules: int = 0, seed: int = 7
) -> Scenario:
    """Weights from a Dirichlet distribution, options uniform, each issue's worst worth 0 and best its weight."""
    rng = np.random.default_rng(seed)
    points = []
    for _ in range(parties):
        rows = []
        for weight, size in zip(rng.dirichlet(np.full(len(sizes), 1.5)), sizes, strict=True):
            drawn = rng.random(size)
            scaled = (drawn - drawn.min()) / (drawn.max() - drawn.min()) * weight * top
            rows.append([round(float(u)) for u in scaled])
        points.append(rows)

    def pair() -> tuple[int, int, int, int]:
        i, j = (int(k) for k in rng.choice(len(sizes), 2, replace=False))
        return i, int(rng.integers(sizes[i])), j, int(rng.integers(sizes[j]))

    bonus = 8 * top // 100
    linked = [
        (p, *two, int(rng.integers(-bonus, bonus + 1)))
        for two in (pair() for _ in range(links))
        for p in range(parties)
    ]
    ruled = [(kind, *pair()) for kind in ("requires", "excludes") * rules][:rules]
    return scenario(points, [30 * top // 100] * parties, links=linked, rules=ruled)


def cpu(run: Callable[[], Any], times: int = 5) -> tuple[float, Any]:
    """(seconds, answer): the best of a few runs."""
    best, answer = float("inf"), None
    for _ in range(times):
        start = time.process_time()
        answer = run()
        best = min(best, time.process_time() - start)
    return best, answer


def show(what: str, seconds: float, note: str = "") -> None:
    print(f"{what:<58} {1000 * seconds:>11.1f} ms  {note}", flush=True)


def tables() -> None:
    print("Dense tables")
    for parties, sizes in ((3, (4,) * 8), (3, (10,) * 6), (4, (4,) * 8), (5, (4,) * 8)):
        for top in (100, 10_000):
            one = random_scenario(parties, sizes, top=top)
            size = f"{int(np.prod(sizes)):,} packages x {parties}, best {top:,}"
            built, space = cpu(lambda one=one: tabulate(one.public, one.sheets))
            filtered, known = cpu(lambda space=space: frontier(space))
            solved, _ = cpu(lambda known=known: solve(known))
            show(f"{size}: tabulate", built)
            show(f"{size}: frontier", filtered, f"{len(known)} vectors")
            show(f"{size}: all solution points", solved)
    for sizes in ((4,) * 8, (10,) * 6):
        one = random_scenario(3, sizes, links=10)
        taken, _ = cpu(lambda one=one: analyse(one))
        show(f"{int(np.prod(sizes)):,} packages x 3, ten links: analyse", taken)


def merges() -> None:
    print("12 issues x 8 options (6.9e10 packages), without a table")
    for parties, tops in ((3, (100, 10_000)), (4, (100,)), (5, (100,))):
        for top in tops:
            for links, rules in ((0, 0), (10, 0), (10, 4), (20, 8)):
                one = random_scenario(parties, (8,) * 12, top=top, links=links, rules=rules)
                what = f"{parties} parties, best {top:,}, {links} links, {rules} rules"
                try:
                    taken, known = cpu(lambda one=one: merge_frontier(Problem.posed_by(one)), 3 if parties == 3 else 1)
                except FrontierTooLarge as problem:
                    print(f"{what}: {problem}")
                else:
                    show(what, taken, f"{len(known)} vectors")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"Peak memory of this process so far: {memory} MB")


def against_negmas(sizes: Sequence[int]) -> None:
    try:
        from negmas import LinearAdditiveUtilityFunction, make_issue, make_os
        from negmas.preferences import ops
    except ImportError:
        print("NegMAS is not importable here, so there is nothing to compare with.")
        return
    one = random_scenario(3, sizes)
    issues = [make_issue([str(k) for k in range(size)], f"i{n}") for n, size in enumerate(sizes)]
    outcomes = make_os(issues)
    ufuns = tuple(
        LinearAdditiveUtilityFunction(
            {f"i{n}": {str(k): float(u) for k, u in enumerate(row)} for n, row in enumerate(sheet.points)},
            weights={f"i{n}": 1.0 for n in range(len(sizes))},
            outcome_space=outcomes,
            reserved_value=float(sheet.reservation),
        )
        for sheet in one.sheets
    )
    print(f"Against NegMAS: {int(np.prod(sizes)):,} packages x 3, best 100")
    whole, analysis = cpu(lambda: analyse(one))
    space = tabulate(one.public, one.sheets)
    filtered, known = cpu(lambda: frontier(space))
    acceptable = int(known.acceptable.sum())
    show("ours: analyse (table, frontier, six solution points)", whole, f"{len(analysis.frontier)} vectors")
    show("ours: frontier of a table", filtered, f"{len(known.packages)} packages, {acceptable} vectors acceptable")
    rows = space.points.T.astype(float)
    taken, told = cpu(lambda: ops.pareto_frontier_numpy(rows), 1)
    show("NegMAS pareto_frontier_numpy", taken, f"{taken / filtered:,.0f} times; {len(told)} packages")
    taken, told = cpu(lambda: ops.pareto_frontier(ufuns), 1)
    show("NegMAS pareto_frontier", taken, f"{taken / whole:,.0f} times analyse; {len(told[0])} vectors")
    taken, told = cpu(lambda: ops.calc_scenario_stats(ufuns), 1)
    show("NegMAS calc_scenario_stats", taken, f"{taken / whole:,.0f} times analyse; {len(told.pareto_utils)} vectors")


def main() -> None:
    tables()
    merges()
    against_negmas((4,) * 8)
    if "million" in sys.argv[1:]:
        against_negmas((10,) * 6)


if __name__ == "__main__":
    main()
