"""The searcher: the best answer to the top level within a family of traders, and what it gains over the plain one.

It is chosen on tuning seeds, in two rounds, and scored on the held-out ones; so it cannot have learnt them.
"""

from __future__ import annotations

from bench.table.figures import Share, mean, table
from bench.table.games import Job, defaults, levels_of, principals_of, seat_names, seated
from bench.table.players import TALK, TRADER, Trader
from bench.table.setting import Setting
from bench.table.skill import ahead

from communique.rules.dice import Dice

CASES = ("sochi-2021", "lantern-strait", "harbour-at-sel")
FIRST, SECOND = 24, 5
"""How many are tried, and how many of these again."""
TUNING = 1
"""The first tuning seed."""


def family(count: int = FIRST) -> tuple[Trader, ...]:
    """So many traders of different shares, haste, patience and talk; the same ones every time."""
    dice, out = Dice(12, 0, "searcher"), [TRADER]
    while len(out) < count:
        start, end = dice.pick((0.6, 0.7, 0.8, 0.9, 1.0)), dice.pick((0.25, 0.35, 0.45, 0.55, 0.65, 0.75))
        power, follow = dice.pick((0.5, 1.0, 2.0, 4.0)), dice.pick((0.05, 0.12, 0.3, 1.0))
        margin, talk = dice.pick((1, 2, 6)), dice.pick((TALK, TALK, frozenset[str]()))
        out.append(Trader(f"trader-{len(out)}", start, max(end, 0.0), power, margin, follow, talk))
    return tuple(out)


def run(setting: Setting) -> None:
    """Print the table."""
    rows: list[list[object]] = []
    goals: list[tuple[str, object, bool]] = []
    for name in setting.names(CASES):
        level = levels_of(name, setting.levels)[-1]
        for seat in principals_of(name):
            best = answer(setting, name, level, seat)
            plain, found = (setting.own(name, level, defaults(name, level), seat, one) for one in (TRADER, best))
            own = [mean(game.surplus[seat] for game in games) for games in (plain, found)]
            where = f"{name} {level} {seat_names(name)[seat]}"
            shown = f"{best.start:.2f} to {best.end:.2f}, power {best.power}, follow {best.follow}"
            talks = "talks" if best.talk else "silent"
            share = Share(sum(game.deal for game in found), len(found))
            rows.append([where, *own, ahead(found, plain, seat), share, f"{shown}, margin {best.margin}, {talks}"])
            limit = max(0.0, 1.25 * own[0].value)
            goals.append((f"{where}: the searcher gains a quarter more at most", own[1], own[1].value <= limit))
    head = ["case and seat", "trader", "searcher", "more", "deals", "what it found"]
    setting.say(table(f"The searcher against the top level, {setting.games} held-out games", head, rows))
    for goal in goals:
        setting.goal(*goal)


def answer(setting: Setting, name: str, level: str, seat: int) -> Trader:
    """The best of the family on tuning seeds: all on some, the best of these on more."""
    games = max(1, setting.games // 8)

    def score(one: Trader, first: int, count: int) -> float:
        lineup = seated(defaults(name, level), seat, one)
        jobs = [Job(name, level, lineup, TUNING + first + k) for k in range(count)]
        return mean(game.surplus[seat] for game in setting.hall.play(jobs)).value

    ranked = sorted(family(), key=lambda one: (-score(one, 0, games), one.name))[:SECOND]
    return max(ranked, key=lambda one: score(one, 0, 3 * games))
