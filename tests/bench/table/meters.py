"""Meters and moves: what each is worth to the game, by leaving it out or by counting."""

from __future__ import annotations

from collections import Counter

from bench.table.figures import Share, paired, table
from bench.table.games import METERS, Game, Job, defaults, principals_of, seat_names, seated
from bench.table.players import REFERENCE
from bench.table.setting import Setting

from communique.rules.moves import KINDS, kind_of
from communique.session import Session

CASES = ("sochi-2021", "lantern-strait")


def run(setting: Setting) -> None:
    """Print what holding each meter constant changes for the reference players."""
    rows: list[list[object]] = []
    most: dict[str, float] = {}
    for name, level in setting.cells(CASES, ("envoy", "minister")):
        for seat in principals_of(name):
            for player in REFERENCE:
                lineup = seated(defaults(name, level), seat, player)
                plain = _games(setting, name, level, lineup, "")
                cells: list[object] = []
                for meter in (*METERS, "all"):
                    held = _games(setting, name, level, lineup, meter)
                    change = paired([g.surplus[seat] for g in held], [g.surplus[seat] for g in plain])
                    other = sum(a.kind != b.kind or a.package != b.package for a, b in zip(held, plain, strict=True))
                    if abs(change.value) > change.half:
                        most[meter] = max(most.get(meter, 0.0), abs(change.value))
                    cells.append(f"{change} ({100 * other / len(plain):.0f} %)")
                rows.append([f"{name} {level} {seat_names(name)[seat]}", player.name, *cells])
    title = f"Meters: change of own surplus with one held constant (and other endings), {setting.games} games"
    setting.say(table(title, ["case and seat", "player", *METERS, "all"], rows))
    for meter in METERS:
        text = f"{meter} held constant changes some reference player by 2 points or more"
        setting.goal(text, f"{most.get(meter, 0.0):.1f}", most.get(meter, 0.0) >= 2)


def _games(setting: Setting, name: str, level: str, lineup: tuple[object, ...], meter: str) -> list[Game]:
    jobs = [Job(name, level, lineup, seed, meter=meter) for seed in setting.seeds]  # type: ignore[arg-type]
    found: list[Game] = setting.hall.play(jobs)
    return found


def made(session: Session) -> frozenset[str]:
    """The kinds of moves that seats made in a finished game."""
    kinds = (kind_of(event.move) for event in session.events)
    return frozenset(kind.name for kind in kinds if not kind.by_itself)


def moves(setting: Setting) -> None:
    """Print in how many games each move is made by the default line-ups."""
    rows: list[list[object]] = []
    most: Counter[str] = Counter()
    cells = setting.cells()
    found = {}
    for name, level in cells:
        jobs = [Job(name, level, defaults(name, level), seed, made) for seed in setting.seeds]
        found[name, level] = setting.hall.play(jobs)
    names = [kind.name for kind in KINDS.values() if not kind.by_itself and "conference" in kind.protocols]
    for move in names:
        shares = {cell: Share(sum(move in one for one in games), len(games)) for cell, games in found.items()}
        cell = max(shares, key=lambda c: shares[c].value)
        most[move] = round(100 * shares[cell].value)
        rows.append([move, *(f"{100 * share.value:.0f}" for share in shares.values()), f"{shares[cell]}"])
    head = ["move", *(f"{name[:7]} {level[:5]}" for name, level in cells), "most"]
    setting.say(
        table(f"Moves: percent of games in which the default line-up makes one, {setting.games} games", head, rows)
    )
    rare = [move for move in names if most[move] < 5]
    setting.goal("every move is made in 5 % of games by some default line-up", ", ".join(rare) or "all", not rare)
