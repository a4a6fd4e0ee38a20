"""Each number of the statesman by itself, made smaller and larger, in paired games; printed, nothing asserted.

    python tests/bench/bench_statesman.py [NUMBER ...] [--games 200]

A number up to 500 is halved and doubled; of a larger one, a part or a time in thousandths, what it lacks of 1000 is.
Each is varied where it counts:

* `two`: Lantern Strait, against boulware and against micro, in both seats.
* `three`: the three reaches, with boulware and tit-for-tat at the table, in every seating.
* `discounted`: Lantern Strait with a discount of 1/2 on everybody's points, against boulware and against tit-for-tat.

All three are 100 rounds of alternating offers, on fresh papers 5001 and on: a variant plays the very games, papers,
seats and seeds, that the statesman as it stands has played. What is compared is its own surplus, in percent of its
range from no deal to its best package; the 95 % interval is over papers, whose games are averaged first.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import permutations
from math import sqrt
from pathlib import Path
from statistics import fmean, stdev

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "game"))

from communique.loading.fresh import fresh
from communique.loading.scenario_file import load_scenario
from communique.model.sheet import Scenario
from communique.negotiators.negotiator import Negotiator
from communique.negotiators.registry import negotiator
from communique.negotiators.statesman import NEGOTIATOR, StatesmanMind, StatesmanNumbers
from communique.session import Session
from communique.simulation.playing import run

ROUNDS = 100
FIRST = 5001
OTHERS = {"two": ("boulware", "micro"), "three": ("boulware", "tit-for-tat"), "discounted": ("boulware", "tit-for-tat")}
SCENARIOS = {"two": "lantern-strait", "three": "three-reaches", "discounted": "lantern-strait"}
WHERE = {
    **dict.fromkeys(("ease", "eased", "eased_to", "trust_many", "decent_many"), "three"),
    **dict.fromkeys(("hope", "late", "pace", "pace_alone"), "discounted"),
}
"""By number, the setting in which it counts; the rest counts among two."""
SPREAD = 1.96


def varied(name: str, value: int) -> tuple[int, ...]:
    """The smaller and the larger value that are tried, without those that would mean nothing."""
    if name == "decent_many":  # a factor, and not a part of something
        return value // 2, 2 * value
    if value <= 500:
        return value // 2, 2 * value
    lacks = 1000 - value
    tried = (1000 - 2 * lacks, 1000 - lacks // 2)
    known = StatesmanNumbers()
    # What comes down has to begin before it ends.
    return tuple(
        one for one in tried
        if one != value and not (name == "ease" and one >= known.eased) and not (name == "eased" and one <= known.ease)
    )  # fmt: skip


def line_ups(setting: str) -> Iterator[tuple[str, ...]]:
    """Who plays which seat; the statesman's seat is called "own"."""
    if setting == "three":
        yield from permutations(("own", *OTHERS[setting]))
    else:
        for other in OTHERS[setting]:
            yield from permutations(("own", other))


def papers(setting: str, number: int) -> Scenario:
    """The setting's case on fresh papers."""
    case = fresh(load_scenario(SCENARIOS[setting]), number)
    if setting != "discounted":
        return case
    sheets = tuple(replace(sheet, discount="0.5") for sheet in case.sheets)
    return replace(case, sheets=sheets, digest=f"{case.digest} 1/2")


def surplus(case: Scenario, names: tuple[str, ...], own: Negotiator, seed: int) -> float:
    """What the statesman gains over no deal in one game, in percent of its range."""
    seated = [own if name == "own" else negotiator(name) for name in names]
    lineup = [player.name for player in seated]
    session = Session.open(case, seed, protocol="alternating", lineup=lineup, rounds=ROUNDS)
    run(session, seated)
    seat = names.index("own")
    sheet = case.sheets[seat]
    low = sheet.no_deal(case.public, 0)
    return 100 * session.outcome().surplus[seat] / max(1, sum(map(max, sheet.points)) - low)


def statesman(**changes: int) -> Negotiator:
    """The statesman with these numbers changed."""
    mind = NEGOTIATOR.mind
    assert isinstance(mind, StatesmanMind)
    return replace(NEGOTIATOR, mind=StatesmanMind(replace(mind.style, **changes), mind.player))


def gained(setting: str, games: int, players: dict[str, Negotiator]) -> dict[str, list[float]]:
    """By player and paper, the mean surplus of its games; what is worked out once for a paper serves all players."""
    seatings = list(line_ups(setting))
    found: dict[str, list[float]] = {name: [] for name in players}
    for number in range(FIRST, FIRST + -(-games // len(seatings))):
        case = papers(setting, number)
        for name, player in players.items():
            found[name].append(fmean(surplus(case, names, player, number) for names in seatings))
    return found


def told(mean: float, half: float) -> str:
    """A difference with its interval."""
    verdict = "" if abs(mean) > half else ", no difference seen"
    return f"{mean:+.1f} ± {half:.1f}{verdict}"


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("numbers", nargs="*", metavar="NUMBER")
    asked.add_argument("--games", type=int, default=200)
    given = asked.parse_args()
    known = StatesmanNumbers()
    names = given.numbers or [field.name for field in fields(known)]
    for setting in SCENARIOS:
        here = [name for name in names if WHERE.get(name, "two") == setting]
        tried = {f"{name} {value}": {name: value} for name in here for value in varied(name, getattr(known, name))}
        if not tried:
            continue
        found = gained(setting, given.games, {"": statesman()} | {key: statesman(**one) for key, one in tried.items()})
        usual = found.pop("")
        print(f"\n{setting}: {len(usual)} papers, {len(usual) * len(list(line_ups(setting)))} games a line; "
              f"as it stands {fmean(usual):.1f} percent of its range", flush=True)  # fmt: skip
        for key, rows in found.items():
            gaps = [row - before for row, before in zip(rows, usual, strict=True)]
            print(f"{key:20} {told(fmean(gaps), SPREAD * stdev(gaps) / sqrt(len(gaps)))}", flush=True)


if __name__ == "__main__":
    main()
