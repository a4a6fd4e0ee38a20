"""Each number of the statesman by itself, made smaller and larger, in paired games; printed, nothing asserted.

    python tests/bench/bench_statesman.py [NUMBER ...] [--games 200] [--kept FILE]

A number up to 500 is halved and doubled; of a larger one, a part or a time in thousandths, what it lacks of 1000 is.
Each is varied where it counts:

* `two`: Lantern Strait, against boulware and against micro, in both seats.
* `three`: the three reaches, with boulware and tit-for-tat at the table, in every seating.
* `discounted`: Lantern Strait with a discount of 1/2 on everybody's points, against boulware and against tit-for-tat.

All three are 100 rounds of alternating offers, on fresh papers 5001 and on: a variant plays the very games, papers,
seats and seeds, that the statesman as it stands has played. What is compared is its own surplus, in percent of its
range from no deal to its best package; the 95 % interval is over papers, whose games are averaged first.

Numbers that decide nothing before the end are tried from there on: the game up to then is the same, and a test holds
that it is. What has been played is kept in `--kept FILE` after each paper, so that a stopped run tells something.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import permutations
from math import sqrt
from pathlib import Path
from statistics import fmean, stdev
from typing import NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "game"))

from communique.loading.fresh import fresh
from communique.loading.scenario_file import load_scenario
from communique.model.scenario import NATURE
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
    **dict.fromkeys(("ease", "eased", "eased_to", "trust_many", "decent_many", "lately"), "three"),
    **dict.fromkeys(("hope", "late", "pace", "pace_alone"), "discounted"),
}
"""By number, the setting in which it counts; the rest counts among two."""
SINCE = {
    **dict.fromkeys(("turn", "settled", "floor", "highest"), 95),
    **dict.fromkeys(("yielding", "yielding_last", "moves", "moved", "nearly", "decent", "decent_many"), 95),
    **dict.fromkeys(("needy", "decent_most", "slack", "sure", "last"), 95),
    **dict.fromkeys(("eased", "eased_to"), 89),
    "ease": 79,
}
"""By number, the round before which no decision asks for it, with any value that is tried."""
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


def surpluses(case: Scenario, names: tuple[str, ...], players: dict[str, Player], seed: int) -> dict[str, float]:
    """By player, what it gains over no deal in one game, in percent of its range; the first plays it whole.

    The others take the first one's chair from their round on, with all that it has heard and made of it by then.
    """
    usual, *others = players
    found = {}
    begun = opened(case, names, players[usual].mind, seed)
    waiting = {name: players[name].since for name in others}
    forks: dict[str, Session] = {}
    seated = _seated(names, players[usual].mind)
    while begun.turn != NATURE:
        table = begun.state.table.alternating
        assert table is not None
        for name in [name for name, since in waiting.items() if table.round >= since]:
            del waiting[name]
            forks[name] = _fork(begun)
        chair = begun.chair(begun.turn)
        assert chair.submit(seated[begun.turn].decide(chair.view(), chair.dice())) is None
    found[usual] = _gain(case, names, begun)
    for name in others:
        if name in forks:
            run(forks[name], _seated(names, players[name].mind))
        found[name] = _gain(case, names, forks[name]) if name in forks else found[usual]
    return found


def opened(case: Scenario, names: tuple[str, ...], own: Negotiator, seed: int) -> Session:
    """A game that begins."""
    lineup = [player.name for player in _seated(names, own)]
    return Session.open(case, seed, protocol="alternating", lineup=lineup, rounds=ROUNDS)


def _seated(names: tuple[str, ...], own: Negotiator) -> list[Negotiator]:
    return [own if name == "own" else negotiator(name) for name in names]


def _fork(session: Session) -> Session:
    """The same game, to go another way from here, with all that its seats have made of what they heard.

    That would be worked out again otherwise; nobody changes it in place (`Fold.copy`).
    """
    other = session.branch(len(session.events))
    for own, theirs in zip(other._hearings, session._hearings, strict=True):
        own.folds.update(theirs.folds)
    return other


def _gain(case: Scenario, names: tuple[str, ...], session: Session) -> float:
    seat = names.index("own")
    sheet = case.sheets[seat]
    low = sheet.no_deal(case.public, 0)
    return 100 * session.outcome().surplus[seat] / max(1, sum(map(max, sheet.points)) - low)


class Player(NamedTuple):
    """A statesman, and the round from which it is another than the usual one."""

    mind: Negotiator
    since: int = 0


def statesman(**changes: int) -> Negotiator:
    """The statesman with these numbers changed."""
    mind = NEGOTIATOR.mind
    assert isinstance(mind, StatesmanMind)
    return replace(NEGOTIATOR, mind=StatesmanMind(replace(mind.style, **changes), mind.player))


def gained(setting: str, games: int, players: dict[str, Player], kept: Path | None) -> dict[str, list[float]]:
    """By player and paper, the mean surplus of its games."""
    seatings = list(line_ups(setting))
    found: dict[str, list[float]] = {name: [] for name in players}
    for number in range(FIRST, FIRST + -(-games // len(seatings))):
        case = papers(setting, number)
        rows = [surpluses(case, names, players, number) for names in seatings]
        for name in players:
            found[name].append(fmean(row[name] for row in rows))
        if kept is not None:
            kept.write_text(json.dumps({setting: found}), encoding="utf-8")
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
    asked.add_argument("--kept", type=Path)
    given = asked.parse_args()
    known = StatesmanNumbers()
    names = given.numbers or [field.name for field in fields(known)]
    for setting in SCENARIOS:
        here = [name for name in names if WHERE.get(name, "two") == setting]
        tried = {f"{name} {value}": {name: value} for name in here for value in varied(name, getattr(known, name))}
        if not tried:
            continue
        players = {key: Player(statesman(**one), SINCE.get(next(iter(one)), 0)) for key, one in tried.items()}
        found = gained(setting, given.games, {"": Player(statesman())} | players, given.kept)
        usual = found.pop("")
        print(f"\n{setting}: {len(usual)} papers, {len(usual) * len(list(line_ups(setting)))} games a line; "
              f"as it stands {fmean(usual):.1f} percent of its range", flush=True)  # fmt: skip
        for key, rows in found.items():
            gaps = [row - before for row, before in zip(rows, usual, strict=True)]
            print(f"{key:20} {told(fmean(gaps), SPREAD * stdev(gaps) / sqrt(len(gaps)))}", flush=True)


if __name__ == "__main__":
    main()
