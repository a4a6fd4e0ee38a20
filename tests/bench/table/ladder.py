"""The ladder: what three fixed players come to in each seat, from level to level."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bench.table.figures import Mean, Share, difference, mean, table
from bench.table.games import Game, defaults, levels_of, mediators_of, principals_of, seat_names
from bench.table.players import REFERENCE, TRADER
from bench.table.setting import Setting

AGREES = {"guided": 0.95, "delegate": 0.90, "envoy": 0.80, "minister": 0.65}


def surplus(games: Sequence[Game], seat: int) -> Mean:
    """A seat's own, over no deal as it stood at the end."""
    return mean(game.surplus[seat] for game in games)


def gain(games: Sequence[Game], seat: int) -> Mean:
    """A seat's own, over no deal as it stood at the opening."""
    return mean(game.gain[seat] for game in games)


def deals(games: Sequence[Game]) -> Share:
    """How many ended in an agreement."""
    return Share(sum(game.deal for game in games), len(games))


def run(setting: Setting) -> None:
    """Print the tables."""
    rows: list[list[object]] = []
    found: dict[tuple[str, str, str, int], list[Game]] = {}
    for name, level in setting.cells():
        for seat, party in enumerate(seat_names(name)):
            for player in REFERENCE:
                games = setting.own(name, level, defaults(name, level), seat, player)
                found[name, level, player.name, seat] = games
                told = [surplus(games, seat), gain(games, seat), deals(games)]
                rows.append([f"{name} {level}", party, player.name, *told])
    head = ["case", "seat", "player", "own surplus", "over opening", "deals"]
    setting.say(
        table(f"Ladder: one reference player, others as the level's defaults, {setting.games} games", head, rows)
    )
    for name in setting.names():
        _falls(setting, name, found)
    _agrees(setting, found)
    for name, level in setting.cells(levels=("minister",)):
        share = deals(setting.batch(name, level, defaults(name, level)))
        setting.goal(f"{name} minister: default line-ups agree in 40 to 75 %", share, 0.40 <= share.value <= 0.75)


def _falls(setting: Setting, name: str, found: dict[tuple[str, str, str, int], list[Game]]) -> None:
    levels = levels_of(name, setting.levels)
    for lower, upper in pairwise(levels):
        for player in REFERENCE:
            for role, seats in (("as a principal", principals_of(name)), ("as a mediator", mediators_of(name))):
                steps, clear = [], True
                for seat in seats:
                    easy, hard = (surplus(found[name, level, player.name, seat], seat) for level in (lower, upper))
                    fall = difference(easy, hard)
                    steps.append(f"{seat_names(name)[seat]} {fall}")
                    clear = clear and fall.low > 0
                text = f"{name}: {player.name} {role} gains less at {upper} than at {lower}, clearly, in each seat"
                if seats:
                    setting.goal(text, "; ".join(steps), clear)


def _agrees(setting: Setting, found: dict[tuple[str, str, str, int], list[Game]]) -> None:
    for name, level in setting.cells():
        least = AGREES.get(level)
        if least is None:
            continue
        shares = {party: deals(found[name, level, TRADER.name, s]) for s, party in enumerate(seat_names(name))}
        told = "; ".join(f"{party} {share}" for party, share in shares.items())
        met = all(share.value >= least for share in shares.values())
        setting.goal(f"{name} {level}: the trader agrees in {100 * least:.0f} % or more", told, met)
