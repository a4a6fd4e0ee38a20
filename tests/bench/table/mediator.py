"""The mediator: whether it matters, and whether it looks after itself."""

from __future__ import annotations

from bench.table.figures import Mean, Share, difference, mean, table
from bench.table.games import Game, One, defaults, mediators_of, named, principals_of
from bench.table.ladder import deals, gain, surplus
from bench.table.players import RANDOM, SILENT
from bench.table.setting import Setting

BUILT_IN = ("mediator", "facilitator", "power-broker")
CASES = ("sochi-2021", "two-valleys")


def joint(games: list[Game], seats: tuple[int, ...]) -> Mean:
    """What the principals gain together over no deal, in the mean."""
    return mean(sum(game.surplus[seat] for seat in seats) for game in games)


def run(setting: Setting) -> None:
    """Print the table. An absent mediator is one that passes whenever it can: the rules know no empty chair."""
    rows: list[list[object]] = []
    goals: list[tuple[str, str, bool]] = []
    who: tuple[One, ...] = (SILENT, RANDOM, *BUILT_IN)
    for name, level in setting.cells(CASES, ("envoy", "minister")):
        seats = principals_of(name)
        for seat in mediators_of(name):
            found = {named(one): setting.own(name, level, defaults(name, level), seat, one) for one in who}
            for one, games in found.items():
                below = Share(sum(game.deal and game.surplus[seat] < 0 for game in games), max(1, deals(games).hits))
                cells = [deals(games), joint(games, seats), surplus(games, seat), gain(games, seat), below]
                rows.append([f"{name} {level}", one, *cells])
            goals += _goals(f"{name} {level}", found, seat, seats, defaults(name, level)[seat])
    head = ["case", "mediator", "deals", "principals' joint gain", "own surplus", "over opening", "deals under its own"]
    setting.say(table(f"The mediator: principals as the level's defaults, {setting.games} games", head, rows))
    for goal in goals:
        setting.goal(*goal)


def _goals(
    where: str, found: dict[str, list[Game]], seat: int, seats: tuple[int, ...], usual: str
) -> list[tuple[str, str, bool]]:
    silent, present = found[SILENT.name], found.get(usual, found["mediator"])
    fewer = deals(present).interval[0] > deals(silent).interval[1]
    less = difference(joint(present, seats), joint(silent, seats))
    text = f"{where}: without a mediator agreement or joint gain falls clearly"
    out = [(text, f"{deals(silent)} against {deals(present)}, joint gain {less} less", fewer or less.low > 0)]
    idle = max((found[one.name] for one in (SILENT, RANDOM)), key=lambda games: surplus(games, seat).value)
    for one in BUILT_IN:
        more = difference(surplus(found[one], seat), surplus(idle, seat))
        out.append((f"{where}: {one} gains more itself than a silent and a random one", f"{more}", more.low > 0))
        below = Share(sum(game.deal and game.surplus[seat] < 0 for game in found[one]), deals(found[one]).hits)
        out.append((f"{where}: {one} signs nothing under its own no deal", str(below), below.hits == 0))
    return out
