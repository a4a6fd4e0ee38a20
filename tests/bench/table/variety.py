"""Variety: whether two games of the default line-ups are two games."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from bench.table.figures import Share, table
from bench.table.games import Game, Job, cut_of, defaults, levels_of, played
from bench.table.setting import Setting

from communique.analysis import analyse
from communique.model.package import decode

USUAL = {"guided": 12, "delegate": 30, "envoy": 60, "minister": 60}
SMALL = {"guided": 8, "envoy": 20}
"""Of a case that has four issues and no more."""


def run(setting: Setting) -> None:
    """Print the tables."""
    rows: list[list[object]] = []
    goals = []
    for name, level in setting.cells():
        games = setting.batch(name, level, defaults(name, level))
        texts = Counter(game.package for game in games if game.deal)
        signed = sum(texts.values())
        commonest = Share(texts.most_common(1)[0][1] if texts else 0, len(games))
        least = least_texts(name, level)
        stuck = settled_one_way(name, level, games)
        rows.append([f"{name} {level}", signed, len(texts), least or "-", commonest, endings(games), stuck or "none"])
        goals.append((f"{name} {level}: {least or '-'} different texts", len(texts), len(texts) >= least))
        goals.append((f"{name} {level}: no text in more than 15 % of games", commonest, commonest.value <= 0.15))
        goals.append((f"{name} {level}: no clause one way in more than 85 % of texts", stuck or "none", not stuck))
    head = ["case", "signed", "texts", "goal", "commonest", "endings", "clauses settled one way"]
    setting.say(table(f"Variety: default line-ups, {setting.games} games each, seeds from {setting.seed}", head, rows))
    for one in goals:
        setting.goal(*one)
    _all_endings(setting)


def _all_endings(setting: Setting) -> None:
    for level in ("envoy", "minister"):
        seen = Counter[str]()
        for name, at in setting.cells(levels=(level,)):
            if at == level:
                seen.update(game.kind for game in setting.batch(name, level, defaults(name, level)))
        if seen:
            told = ", ".join(f"{n} {kind}" for kind, n in seen.most_common())
            setting.goal(f"all five endings among the defaults at {level}", told, len(seen) == 5)


def papers(setting: Setting) -> None:
    """Print the variety with fresh papers in each game: one number draws one case, played at each level."""
    rows: list[list[object]] = []
    goals: list[tuple[str, object, bool]] = []
    for name in setting.names():
        levels = levels_of(name, setting.levels)
        tasks = [(name, levels, number) for number in setting.seeds]
        found: list[tuple[Game, ...]] = setting.hall.call(_with_papers, tasks)
        for level, games in zip(levels, zip(*found, strict=True), strict=True):
            texts = Counter(game.package for game in games if game.deal)
            commonest = Share(texts.most_common(1)[0][1] if texts else 0, len(games))
            rows.append([f"{name} {level}", sum(texts.values()), len(texts), commonest, endings(games)])
            least = setting.games // 2
            goals.append((f"{name} {level}: {least} different texts or more", len(texts), len(texts) >= least))
    head = ["case", "signed", "texts", "commonest", "endings"]
    setting.say(table(f"Fresh papers: default line-ups, {setting.games} papers, a game each", head, rows))
    for one in goals:
        setting.goal(*one)


def _with_papers(name: str, levels: Sequence[str], number: int) -> tuple[Game, ...]:
    """A game at each level of the case that the number draws."""
    return tuple(played(Job(name, level, defaults(name, level), number, papers=number)) for level in levels)


def endings(games: Sequence[Game]) -> str:
    """How games ended, the commonest first."""
    return ", ".join(f"{n} {kind}" for kind, n in Counter(game.kind for game in games).most_common())


def least_texts(name: str, level: str) -> int:
    """How many different texts are wanted of 200 games."""
    small = len(cut_of(name, levels_of(name)[-1]).public.issues) <= 4
    known = SMALL if small else USUAL
    return known.get(level, 0)


def settled_one_way(name: str, level: str, games: Sequence[Game]) -> str:
    """The clauses that more than 85 % of the signed texts settle one way, except where the frontier leaves no other.

    Those on which people hang are left out: a table that settles them in full every time does as it should.
    """
    signed = [game.package for game in games if game.deal and game.package is not None]
    out = []
    for i, issue in enumerate(cut_of(name, level).public.issues):
        if signed and not issue.humanitarian:
            option, count = Counter(package[i] for package in signed).most_common(1)[0]
            if count > 0.85 * len(signed) and frontier_options(name, level)[i] != frozenset({option}):
                out.append(f"{issue.id}={option} {100 * count / len(signed):.0f} %")
    return ", ".join(out)


@lru_cache(maxsize=64)
def frontier_options(name: str, level: str) -> tuple[frozenset[int], ...]:
    """By issue, the options that efficient packages acceptable to all hold."""
    frontier = analyse(cut_of(name, level)).frontier
    good = frontier.select(frontier.acceptable)
    packages = [decode(int(number), good.sizes) for number in good.packages]
    return tuple(frozenset(package[i] for package in packages) for i in range(len(good.sizes)))
