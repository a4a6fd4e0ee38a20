"""Skill against hardness: the trader beside the stonewaller, the firm style, a mute seat, and cheap tricks."""

from __future__ import annotations

from bench.table.figures import Mean, mean, paired, table
from bench.table.games import Game, One, defaults, named, principals_of, seat_names
from bench.table.ladder import deals, gain, surplus
from bench.table.players import MUTE, STONEWALLER, TRADER
from bench.table.setting import Setting
from bench.table.tricks import TRICKS

CASES = ("sochi-2021", "harbour-at-sel")
HARD: tuple[One, ...] = (TRADER, STONEWALLER, "firm", MUTE)


def ahead(one: list[Game], other: list[Game], seat: int) -> Mean:
    """How much more the first gains in the seat, game by game."""
    return paired([game.surplus[seat] for game in one], [game.surplus[seat] for game in other])


def run(setting: Setting) -> None:
    """Print the tables."""
    rows: list[list[object]] = []
    beaten: dict[str, list[str]] = {"stonewaller": [], "firm": [], "mute": []}
    cells = 0
    for name, level in setting.cells(CASES):
        for seat in principals_of(name):
            cells += 1
            where = f"{name} {level} {seat_names(name)[seat]}"
            found = {named(one): setting.own(name, level, defaults(name, level), seat, one) for one in HARD}
            trader = found["trader"]
            for one, games in found.items():
                more = "" if one == "trader" else str(ahead(trader, games, seat))
                rows.append([where, one, surplus(games, seat), gain(games, seat), deals(games), more])
            for one in ("stonewaller", "firm"):
                if ahead(trader, found[one], seat).low <= 0:
                    beaten[one].append(where)
            if surplus(found["mute"], seat).value >= surplus(trader, seat).value / 3:
                beaten["mute"].append(where)
    head = ["case and seat", "player", "own surplus", "over opening", "deals", "trader ahead by"]
    setting.say(
        table(f"Skill: one player in a seat, others as the level's defaults, {setting.games} games", head, rows)
    )
    for one in ("stonewaller", "firm"):
        text = f"the trader gains clearly more than the {one} in every seat"
        setting.goal(text, f"not in {len(beaten[one])} of {cells}", not beaten[one])
    text = "a mute seat gains less than a third of the trader's"
    setting.goal(text, f"not in {len(beaten['mute'])} of {cells}", not beaten["mute"])


def tricks(setting: Setting) -> None:
    """Print how cheap tricks do beside the trader."""
    rows: list[list[object]] = []
    goals: list[tuple[str, object, bool]] = []
    better: dict[str, list[str]] = {}
    cells = [(*cell, seat) for cell in setting.cells(CASES) for seat in principals_of(cell[0])]
    for trick in TRICKS:
        gaps: list[float] = []
        own, opening = [], []
        for name, level, seat in cells:
            trader = setting.own(name, level, defaults(name, level), seat, TRADER)
            games = setting.own(name, level, defaults(name, level), seat, trick)
            gaps += [a.surplus[seat] - b.surplus[seat] for a, b in zip(games, trader, strict=True)]
            own += [game.surplus[seat] for game in games]
            opening += [game.gain[seat] for game in games]
            if ahead(games, trader, seat).low > 0:
                better.setdefault(trick.name, []).append(f"{name} {level} {seat_names(name)[seat]}")
        seats, more = better.get(trick.name, []), mean(gaps)
        told = f"{len(seats)} of {len(cells)}"
        rows.append([trick.name, mean(own), mean(opening), more, told, "; ".join(seats)])
        goals.append((f"{trick.name} gains less than the trader", more, more.value < 0 and not seats))
    head = ["trick", "own surplus", "over opening", "more than the trader", "seats ahead", "where"]
    setting.say(table(f"Tricks beside the trader, {setting.games} games a seat", head, rows))
    for goal in goals:
        setting.goal(*goal)
