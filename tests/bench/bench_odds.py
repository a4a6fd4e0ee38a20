"""The odds that the seat screen shows: the trader in each seat of each level, the others as the level has them.

    python tests/bench/bench_odds.py [--games 100] [--seed 9000] [--jobs 2] [--scenario ID ...] [--write]

For each seat: how many games ended in an agreement in force, the trader's mean gain over no deal as that stood at the
opening, and the most the seat can gain so in a text that can be signed. `--write` keeps it in
`game/communique/loading/odds.json`, each scenario with the digest and the edition of the rules it was measured with;
scenarios not asked for stay as they were there. To be run anew when a scenario or a mind changes: at 100 games under
four minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "game"), str(Path(__file__).resolve().parents[1])]

from bench.table.figures import Share, mean, table
from bench.table.games import Game, Hall, cut_of, defaults, levels_of, scenario_of, seat_names
from bench.table.players import TRADER
from bench.table.setting import Setting

from communique.analysis.space import tabulate
from communique.loading.measured_odds import ODDS_FILE
from communique.model.sheet import Scenario
from communique.rules.protocol import protocol
from communique.words import tr_n

HEAD = ("case", "seat", "deals", "gain", "most", "percent")


def most(case: Scenario) -> list[int]:
    """By seat, the most that a text which can be signed at the opening brings over no deal; 0 where there is none."""
    tension = protocol("conference").opening(case.public).table.tension
    space = tabulate(case.public, case.sheets, tension=tension)
    if not space.acceptable.any():
        return [0] * len(case.sheets)
    best = space.points[:, space.acceptable].max(axis=1)
    return [int(b) - r for b, r in zip(best, space.seats.reservations, strict=True)]


def seat_figures(games: Sequence[Game], seat: int, most: int) -> dict[str, Any]:
    """What stands in the file for a seat: deals, the mean gain to a tenth, the most."""
    return {
        "deals": sum(game.deal for game in games),
        "gain": round(mean(game.gain[seat] for game in games).value, 1),
        "most": most,
    }


def scenario_figures(setting: Setting, name: str) -> dict[str, Any]:
    """What stands in the file for a scenario, all its games played; its table is printed."""
    rows: list[list[object]] = []
    levels: dict[str, dict[str, Any]] = {}
    for level in levels_of(name):
        could = most(cut_of(name, level))
        levels[level] = {}
        for seat, party in enumerate(seat_names(name)):
            games = setting.own(name, level, defaults(name, level), seat, TRADER)
            found = levels[level][party] = seat_figures(games, seat, could[seat])
            share, gain = Share(found["deals"], len(games)), mean(game.gain[seat] for game in games)
            part = f"{100 * gain.value / could[seat]:.0f} %" if could[seat] > 0 else "-"
            rows.append([f"{name} {level}", party, share, gain, could[seat], part])
    played = tr_n("{n} game", "{n} games", setting.games)
    setting.say(table(f"Odds: the trader, others as the level's defaults, {played}", HEAD, rows))
    case = scenario_of(name)
    head = {"digest": case.digest, "rules": case.public.rules, "games": setting.games, "seed": setting.seed}
    return {**head, "levels": levels}


def odds_text(found: Mapping[str, Any]) -> str:
    """The file's text: a line a seat, so that a change can be read."""
    text = json.dumps({name: found[name] for name in sorted(found)}, indent=1)
    return re.sub(r"\{\s+(\"deals\": [^}]*?)\s+\}", lambda seat: f"{{{' '.join(seat[1].split())}}}", text) + "\n"


def main(words: Sequence[str] | None = None) -> dict[str, Any]:
    """Print the odds, and keep them when told to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--games", type=int, default=100)
    parser.add_argument("--seed", type=int, default=9000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--scenario", nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args(words)
    start = time.perf_counter()
    hall = Hall(asked.jobs)
    setting = Setting(asked.games, asked.seed, tuple(asked.scenario), hall=hall)
    found = {name: scenario_figures(setting, name) for name in setting.names()}
    hall.close()
    if asked.write:
        kept = json.loads(ODDS_FILE.read_text(encoding="utf-8")) if ODDS_FILE.exists() else {}
        shipped = {name: one for name, one in kept.items() if name in Setting().names()}
        ODDS_FILE.write_text(odds_text({**shipped, **found}), encoding="utf-8")
    print(f"({time.perf_counter() - start:.0f} s)")
    return found


if __name__ == "__main__":
    main()
