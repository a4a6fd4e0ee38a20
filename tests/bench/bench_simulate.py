"""Games a second of the session on one core, CPU time, logs and views included; ratios where NegMAS is installed.

    python tests/bench/bench_simulate.py [games]

Nine issues of four or five options, three parties (two principals and a mediator), 20 rounds or 6 sessions: 327,680
packages. Each figure is the best of three runs after a warm-up, since other programs share the machine; each run
plays other games, since negotiators remember what they worked out. NegMAS
(a research library, https://negmas.readthedocs.io) plays the same points by stacked alternating offers with its
own time-based negotiators.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "game"))

from communique.model.scenario import Goal, Issue, News, Option, Party, Public, Role, Seat, Signing
from communique.model.scenario import Line as NewsLine
from communique.model.sheet import Scenario, Sheet
from communique.rules.dice import Dice
from communique.simulation import simulate

LINEUPS = (
    "linear,linear,linear",
    "boulware,linear,conceder",
    "conceder,conceder,mediator",
    "tit-for-tat,linear,mediator",
    "problem-solver,problem-solver,mediator",
    "firm,problem-solver,mediator",
    "firm,firm,mediator",
)


def nine_by_four(seed: int = 1) -> Scenario:
    """Nine issues of four options; weights drawn by the dice, principals wanting opposite ends of most issues."""
    dice = Dice(seed, 0, "bench")
    options = tuple(Option(f"o{k}", f"Option {k}", f"Clause {k}." if k else "") for k in range(4))
    issues = tuple(Issue(f"i{i}", f"Issue {i}", f"Issue {i}", "", "choice", options) for i in range(9))
    roles = (Role.PRINCIPAL, Role.PRINCIPAL, Role.MEDIATOR)
    parties = tuple(
        Party(f"p{p}", f"Party {p}", f"P{p}", role, "", "", "", "", (Goal("A goal.", 3 * p, (1, 2)),))
        for p, role in enumerate(roles)
    )
    lines = (NewsLine("calm", "Calm", "Calm.", -1, 0, 1), NewsLine("sharp", "Sharp", "Sharp.", 1, 1, -1))
    news = tuple(News(f"n{k}", f"News {k}", "", lines) for k in range(6))
    signing = Signing("principals")
    public = Public("nine-by-four", "Nine by four", "", "", "", "", True, parties, issues, signing, news=news)
    sheets = tuple(Sheet(Seat(p), _points(dice, p), (), (45, 45, 40)[p]) for p in range(3))
    return Scenario(public, sheets, f"bench {seed}")


def _points(dice: Dice, seat: int) -> tuple[tuple[int, ...], ...]:
    weights = [4 + dice.below(16) for _ in range(9)]
    rows = []
    for i, weight in enumerate(weights):
        best = weight * 100 // sum(weights)
        row = [best * k // 3 for k in range(4)]
        rows.append(tuple(row if seat == 0 or (seat == 1 and i % 4 == 0) or (seat == 2 and i % 2) else row[::-1]))
    return tuple(rows)


def best(run: Callable[[int], int], times: int = 3) -> float:
    """Games a second of CPU time, the best of some runs, each given its number from 1."""
    rates = []
    for number in range(1, times + 1):
        start = time.process_time()
        games = run(number)
        rates.append(games / (time.process_time() - start))
    return max(rates)


def ours(protocol: str, lineup: str, games: int) -> tuple[float, dict[str, Any]]:
    """Our games a second, and the summary of a batch."""
    scenario, names = nine_by_four(), lineup.split(",")
    simulate(scenario, names, 2, 0, protocol=protocol, engine="plain")
    found: dict[str, Any] = {}

    def run(seed: int) -> int:
        found.update(simulate(scenario, names, games, seed, protocol=protocol, engine="plain").summary())
        return games

    return best(run), found


def theirs(games: int) -> tuple[float, float] | None:
    """NegMAS's games a second on the same points, cold and warm; None when it is not installed.

    Each of its negotiators lists and sorts the outcome space in its first turn. Cold counts that in every game;
    warm leaves the first of the rounds out, as if the lists had been shared.
    """
    try:
        from negmas import SAOMechanism, make_issue
        from negmas.preferences import LinearAdditiveUtilityFunction as Additive
        from negmas.preferences.value_fun import TableFun
        from negmas.sao import BoulwareTBNegotiator, ConcederTBNegotiator, LinearTBNegotiator
    except ImportError:
        return None
    scenario = nine_by_four()
    rounds = scenario.public.rounds
    issues = [make_issue(4, name=issue.id) for issue in scenario.public.issues]
    kinds = (BoulwareTBNegotiator, LinearTBNegotiator, ConcederTBNegotiator)
    cold, warm = [], []
    for _ in range(games):
        mechanism = SAOMechanism(issues=issues, n_steps=rounds)
        for kind, sheet in zip(kinds, scenario.sheets, strict=True):
            values = [TableFun(dict(enumerate(row))) for row in sheet.points]
            mechanism.add(kind(ufun=Additive(values, issues=issues, reserved_value=float(sheet.reservation))))
        start = time.process_time()
        mechanism.step()
        first = time.process_time()
        mechanism.run()
        end = time.process_time()
        played = mechanism.state.step
        cold.append(1 / (end - start))
        warm.append((played - 1) / played / (end - first))
    return max(cold), max(warm)


def main() -> None:
    """Print the table."""
    games = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    reference = theirs(3)
    if reference is None:
        print("NegMAS is not installed: no ratios.")
    else:
        cold, warm = reference
        print(f"NegMAS SAOMechanism, Boulware, linear, conceder: {cold:.2f} games/s cold, {warm:.1f} warm")
    for protocol in ("alternating", "conference"):
        for lineup in LINEUPS:
            rate, summary = ours(protocol, lineup, games)
            ratio = "" if reference is None else f"  {rate / reference[1]:6.1f} x NegMAS warm"
            endings = ", ".join(f"{n} {kind}" for kind, n in summary["endings"].items() if n)
            moves = f"{summary['mean_moves']:6.1f} moves"
            print(f"{protocol:12s}{lineup:42s}{rate:7.1f} games/s{ratio}  {moves}   {endings}")


if __name__ == "__main__":
    main()
