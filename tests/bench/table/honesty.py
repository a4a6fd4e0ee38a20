"""Honesty: whether lies pay, whether inflaming pays, and whether giving to the firm style ends in giving all."""

from __future__ import annotations

from bench.table.figures import mean, table
from bench.table.games import defaults, principals_of, seat_names, seated
from bench.table.ladder import gain, surplus
from bench.table.players import TRADER
from bench.table.setting import Setting
from bench.table.skill import ahead
from bench.table.tricks import Inflamer, Inflaming

from communique.negotiators.registry import NEGOTIATORS

CASES = ("sochi-2021", "lantern-strait", "harbour-at-sel")
AGAINST = ("sochi-2021", "lantern-strait")
EXCUSED = ("random", "conceder")


def run(setting: Setting) -> None:
    """Print the tables."""
    _lies(setting)
    _inflames(setting)


def _lies(setting: Setting) -> None:
    rows: list[list[object]] = []
    pays = []
    for name, level in setting.cells(CASES):
        for seat in principals_of(name):
            lineup = defaults(name, level)
            false = setting.own(name, level, lineup, seat, "two-faced")
            true = setting.own(name, level, lineup, seat, "problem-solver")
            more, where = ahead(false, true, seat), f"{name} {level} {seat_names(name)[seat]}"
            if more.low > 0:
                pays.append(where)
            rows.append([where, surplus(false, seat), surplus(true, seat), more])
    head = ["case and seat", "two-faced", "problem-solver", "two-faced ahead by"]
    setting.say(table(f"Honesty, {setting.games} games a cell", head, rows))
    text = "two-faced gains no more than problem-solver at every level and seat"
    setting.goal(text, f"clearly more in {len(pays)} of {len(rows)}", not pays)


def _inflames(setting: Setting) -> None:
    rows: list[list[object]] = []
    idle = 0
    for name, level in setting.cells(CASES, ("envoy", "minister")):
        for seat in principals_of(name):
            lineup = defaults(name, level)
            for plain, hot in ((TRADER, Inflamer()), ("problem-solver", Inflaming("problem-solver"))):
                one, other = (setting.own(name, level, lineup, seat, player) for player in (hot, plain))
                more = ahead(one, other, seat)
                opening = mean(a.gain[seat] - b.gain[seat] for a, b in zip(one, other, strict=True))
                idle += more.low <= 0 and opening.low <= 0
                where = f"{name} {level} {seat_names(name)[seat]}"
                rows.append([where, hot.name, surplus(one, seat), gain(one, seat), more, opening])
    head = ["case and seat", "player", "own surplus", "over opening", "ahead of itself without by", "over opening"]
    setting.say(table(f"Inflaming: firm to the press, and a warning each session; {setting.games} games", head, rows))
    text = "inflaming gains nothing in 9 of 10 seats"
    setting.goal(text, f"nothing in {idle} of {len(rows)}", idle >= 0.9 * len(rows))


def respect(setting: Setting) -> None:
    """Print what each style keeps against the firm one."""
    rows: list[list[object]] = []
    for style in sorted(NEGOTIATORS):
        if style in ("mediator", "facilitator", "power-broker"):
            continue
        ours = both = 0
        for name, level in setting.cells(AGAINST, ("envoy",)):
            seats = principals_of(name)
            for seat in seats:
                lineup = tuple(defaults(name, level))
                for other in seats:
                    lineup = seated(lineup, other, style if other == seat else "firm")  # type: ignore[assignment]
                games = setting.batch(name, level, lineup)
                ours += sum(game.surplus[seat] for game in games)
                both += sum(game.surplus[other] for game in games for other in seats)
        share = ours / both if both > 0 else 0.0
        rows.append([style, f"{100 * share:.0f} %", both])
        if style not in EXCUSED:
            rows[-1].append("met" if share >= 1 / 3 else "short")
        else:
            rows[-1].append("excused")
    head = ["style", "its share of the joint gain", "joint gain, all games", "a third or more"]
    setting.say(table(f"Self-respect: each style against the firm one, {setting.games} games a seat", head, rows))
    low = [str(row[0]) for row in rows if row[3] == "short"]
    setting.goal("no style but random and conceder ends under a third against firm", ", ".join(low) or "none", not low)
