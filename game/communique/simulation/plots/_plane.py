"""The plane of two parties' points: all packages, the efficient ones, solution points and what no deal is worth."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from textwrap import wrap
from typing import Any, Final

import numpy as np

from communique.analysis import Analysis, Problem, analyse, is_listed, tabulate
from communique.model.sheet import Scenario
from communique.simulation.plots import PlotError
from communique.simulation.plots._page import GREY, PALE, figure, settings
from communique.words import N_, tr

_PANELS: Final = 6
"""Pairs of parties that are drawn side by side, at most."""
_LISTED: Final = 400_000
"""Packages that are drawn one by one, at most; of more only the efficient ones are."""
_SOLUTIONS: Final = (
    ("nash", N_("Nash"), "*", 110),
    ("kalai_smorodinsky", N_("Kalai-Smorodinsky"), "p", 60),
    ("egalitarian", N_("Egalitarian"), "h", 60),
    ("utilitarian", N_("Utilitarian"), "d", 50),
)


def pairs(scenario: Scenario, asked: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of seats that are drawn: the one asked for, or all. Raises PlotError with a sentence."""
    ids = [party.id for party in scenario.public.parties]
    if asked:
        for name in asked:
            if name not in ids:
                raise PlotError(
                    tr('There is no party "{party}"; there are: {parties}.', party=name, parties=", ".join(ids))
                )
        if len(asked) != 2 or asked[0] == asked[1]:
            raise PlotError(tr("A plane has two different parties; name two of {parties}.", parties=", ".join(ids)))
        return [(ids.index(asked[0]), ids.index(asked[1]))]
    found = list(combinations(range(len(ids)), 2))
    if len(found) > _PANELS:
        raise PlotError(
            tr("{count} parties make {pairs} planes, more than fit; name two: --parties {one},{other}.",
               count=len(ids), pairs=len(found), one=ids[0], other=ids[1])
        )  # fmt: skip
    return found


def planes(scenario: Scenario, asked: Sequence[str]) -> tuple[Any, list[tuple[Any, int, int]]]:
    """A figure with one plane for each pair, and (axes, one seat, other seat) of each."""
    drawn = pairs(scenario, asked)
    columns = min(len(drawn), 3)
    rows = -(-len(drawn) // columns)
    page, axes = figure(1.2 + 4.0 * columns, 1.5 + 3.9 * rows, rows, columns)
    for unused in axes[len(drawn) :]:
        unused.set_axis_off()
    found, points = analyse(scenario), _points(scenario)
    panels = []
    with settings():
        for one, (x, y) in zip(axes, drawn, strict=False):
            _plane(one, scenario, found, points, x, y)
            panels.append((one, x, y))
    return page, panels


def _points(scenario: Scenario) -> Any:
    """By package, the parties' points; None where there are too many."""
    problem = Problem.posed_by(scenario)
    if not is_listed(problem) or np.prod([float(n) for n in scenario.public.sizes]) > _LISTED:
        return None
    space = tabulate(scenario.public, scenario.sheets)
    return np.unique(space.points[:, space.feasible].T, axis=0)


def _plane(axes: Any, scenario: Scenario, found: Analysis, points: Any, x: int, y: int) -> None:
    parties = scenario.public.parties
    ordinal = {seat for seat in (x, y) if scenario.sheets[seat].ordinal}
    if points is not None:
        seen = np.unique(points[:, [x, y]], axis=0)
        axes.scatter(
            seen[:, 0], seen[:, 1], s=5, color=PALE, linewidths=0, label=tr("packages"), rasterized=len(seen) > 4000
        )
    efficient = np.unique(found.frontier.vectors[:, [x, y]], axis=0)
    if len(efficient):
        # Between places there is nothing: nobody says how far apart they are.
        line = "-" if len(parties) == 2 and not ordinal else ""
        axes.plot(
            efficient[:, 0], efficient[:, 1], line + "o", color=GREY, ms=2.5, lw=0.9, label=tr("efficient packages")
        )
    for name, said, mark, size in _SOLUTIONS:
        solution = found.solutions[name].vectors
        if len(solution):
            looks = {"s": size, "marker": mark, "facecolor": "none", "edgecolor": "black", "lw": 0.9, "zorder": 5}
            axes.scatter(solution[:, x], solution[:, y], label=tr(said), **looks)
    for seat, rule in ((x, axes.axvline), (y, axes.axhline)):
        no_deal = scenario.sheets[seat].reservation
        rule(no_deal, color="black", lw=0.8, ls=(0, (4, 3)))
    axes.plot([], [], color="black", lw=0.8, ls=(0, (4, 3)), label=tr("no deal"))
    for seat, label in ((x, axes.set_xlabel), (y, axes.set_ylabel)):
        said = N_("{party}, place in its order") if seat in ordinal else N_("{party}, points")
        label(tr(said, party=parties[seat].name))
    # One scale for both, so that a step by one party looks no larger than a step by the other.
    both = np.concatenate(
        [found.frontier.vectors[:, [x, y]].ravel(), [scenario.sheets[seat].reservation for seat in (x, y)]]
    )
    if points is not None:
        both = np.concatenate([both, points[:, [x, y]].ravel()])
    room = max(1.0, 0.05 * float(both.max() - both.min()))
    axes.set_xlim(both.min() - room, both.max() + room)
    axes.set_ylim(both.min() - room, both.max() + room)
    if not ordinal:
        axes.set_aspect("equal")


def finish(page: Any, axes: Any, title: str) -> None:
    """One legend for all planes, and a title of as many lines as it needs."""
    handles, labels = axes.get_legend_handles_labels()
    width = float(page.get_figwidth())
    page.legend(handles, labels, loc="outside lower center", ncols=max(3, int(width / 2.3)))
    lines = [line for part in title.split("\n") for line in wrap(part, int(14 * width), break_on_hyphens=False)]
    page.suptitle("\n".join(lines), x=0.01, ha="left", fontsize=10)
