"""Boulware, linear and conceder on 65,536 packages, 100 rounds: our engines against NegMAS, CPU time of one core.

    python tests/bench/bench_bulk.py [games]

A batch is so many games for the compiled engine, a tenth for the tables, a hundredth for the plain one. Ratios are
taken in one run: rounds of each in turn, the best of each. NegMAS (https://negmas.readthedocs.io) plays the same points
by `SAOMechanism`, at its defaults and at its best documented settings: `sync_calls=True`, and inverters that are sorted
once and shared by all games. Our figures include logs and, for the plain engine, views; the first batch of each engine
(lists, compilation) is left out of both theirs and ours, and printed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "game"))

from bench_tournament import eight_by_four

from communique.simulation import simulate

LINEUP = ("boulware", "linear", "conceder")
_PASSES = 5


def ours(engine: str, games: int) -> Callable[[int], tuple[int, int]]:
    """A batch of our games as a function of its seed; it returns (games, moves)."""
    scenario = eight_by_four(3)

    def run(seed: int) -> tuple[int, int]:
        rows = simulate(scenario, LINEUP, games, seed, protocol="alternating", engine=engine).rows
        return games, sum(row.moves for row in rows)

    return run


def theirs(best: bool) -> Callable[[int], tuple[int, int]] | None:
    """One game of NegMAS; None when it is not installed."""
    try:
        from negmas import SAOMechanism, make_issue
        from negmas.preferences import LinearAdditiveUtilityFunction as Additive
        from negmas.preferences.inv_ufun import PresortingInverseUtilityFunction as Inverse
        from negmas.preferences.value_fun import TableFun
        from negmas.sao import BoulwareTBNegotiator, ConcederTBNegotiator, LinearTBNegotiator
    except ImportError:
        return None
    scenario = eight_by_four(3)
    issues = [make_issue(4, name=issue.id) for issue in scenario.public.issues]
    ufuns = []
    for sheet in scenario.sheets:
        values = [TableFun(dict(enumerate(row))) for row in sheet.points]
        ufuns.append(Additive(values, issues=issues, reserved_value=float(sheet.reservation)))
    inverses: dict[int, Any] = {}
    if best:
        for ufun in ufuns:
            inverses[id(ufun)] = Inverse(ufun)
            inverses[id(ufun)].init()
    options = {"ufun_inverter": lambda ufun: inverses[id(ufun)]} if best else {}

    def run(seed: int) -> tuple[int, int]:
        mechanism = SAOMechanism(issues=issues, n_steps=scenario.public.rounds, sync_calls=best)
        for kind, ufun in zip((BoulwareTBNegotiator, LinearTBNegotiator, ConcederTBNegotiator), ufuns, strict=True):
            mechanism.add(kind(ufun=ufun, **options))
        mechanism.run()
        return 1, 3 * mechanism.state.step

    return run


def main() -> None:
    """Print the table."""
    games = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    entries = {
        "NegMAS, defaults": theirs(False),
        "NegMAS, shared inverters": theirs(True),
        "plain engine": ours("plain", max(1, games // 100)),
        "tables engine": ours("tables", max(1, games // 10)),
        "compiled engine": ours("compiled", games),
    }
    rates: dict[str, float] = {}
    for name, run in entries.items():
        if run is None:
            print(f"{name}: NegMAS is not installed, no ratios.")
            continue
        start = time.process_time()
        run(0)
        print(f"{name:26s}first batch {time.process_time() - start:6.2f} s", flush=True)
    moves: dict[str, float] = {}
    for number in range(1, _PASSES + 1):
        for name, run in entries.items():
            if run is None:
                continue
            start = time.process_time()
            played, made = run(number)
            rates[name] = max(rates.get(name, 0.0), played / (time.process_time() - start))
            moves[name] = made / played
    for name, rate in rates.items():
        ratios = [f"{rate / rates[other]:9,.1f} x {other}" for other in rates if other.startswith("NegMAS")]
        print(f"{name:26s}{rate:10,.1f} games/s {moves[name]:6.1f} moves a game {''.join(ratios)}")


if __name__ == "__main__":
    main()
