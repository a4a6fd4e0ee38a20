"""Who gets how much from whom: a heat map of all pairs."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from communique.simulation.plots import PlotError, PlotKind, PlotWishes
from communique.simulation.plots._page import figure, settings, short
from communique.simulation.plots.league import table_report
from communique.simulation.statistics.intervals import mean
from communique.simulation.tournament.observations import read_table
from communique.simulation.tournament.reviewers_report import MEASURES
from communique.words import N_, number, tr

_SAID = 30
"""With more entrants than this, cells have no room for figures."""


def draw(source: str, wishes: PlotWishes) -> Any:
    """The heat map of the table at `source`: rows get, columns are met. Where nobody met, a cell is empty."""
    found = table_report(source, wishes.measure)
    names = [one.negotiator for one in found.entrants]
    figure_of = MEASURES[wishes.measure][1]
    met: dict[tuple[str, str], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for row in read_table(Path(source)):
        value = figure_of(row)
        for other in set(row.others):
            if value is not None:
                met[row.negotiator, other][row.scenario].append(value)
    if not met:
        raise PlotError(tr("{path}: nobody met anybody in this table.", path=source))
    cells = np.array([[_mean(met.get((one, other), {})) for other in names] for one in names])
    size = 2.2 + 0.34 * len(names)
    page, (axes,) = figure(size + 0.6, size)
    with settings():
        image = axes.imshow(np.ma.masked_invalid(cells), cmap="cividis", aspect="equal")
        axes.set_xticks(
            range(len(names)), [short(name) for name in names], rotation=55, ha="right", rotation_mode="anchor"
        )
        axes.set_yticks(range(len(names)), [short(name) for name in names])
        axes.grid(visible=False)
        axes.set_xlabel(tr("whom it meets"))
        axes.set_ylabel(tr("who gets"))
        axes.set_title(tr("{measure} by whom one meets", measure=tr(MEASURES[wishes.measure][0])))
        _figures(axes, cells, image)
        page.colorbar(
            image, ax=axes, shrink=0.7, label=tr(MEASURES[wishes.measure][0]), format=lambda x, _: number(x, 2)
        )
    return page


def _mean(by_scenario: dict[str, list[float]]) -> float:
    return mean([mean(values) for values in by_scenario.values()]) if by_scenario else float("nan")


def _figures(axes: Any, cells: Any, image: Any) -> None:
    if len(cells) > _SAID:
        return
    low, high = image.get_clim()
    size = max(5.0, 8.5 - 0.15 * len(cells))
    for (row, column), value in np.ndenumerate(cells):
        if not np.isnan(value):
            dark = value < (low + high) / 2
            said = number(value, 2).removeprefix("0") if 0 < value < 1 else number(value, 2)
            axes.text(column, row, said, ha="center", va="center", fontsize=size, color="white" if dark else "black")


PLOT = PlotKind("heat", N_("Who gets how much from whom."), N_("A table of games (tournament --table)."), draw)
