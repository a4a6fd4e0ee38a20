"""Learning curves: a figure against steps, a line for each series, with what several runs of it differ by."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

from communique.files import read_regular
from communique.simulation.plots import PlotError, PlotKind, PlotWishes
from communique.simulation.plots._page import figure, look, settings
from communique.simulation.statistics.intervals import MeanInterval, t_interval
from communique.words import N_, tr

_MOST: Final = 1 << 28
"""Bytes of a file, at most."""
_MARKED: Final = 12
"""A line bears so many marks, about."""


def draw(source: str, wishes: PlotWishes) -> Any:
    """The curves of the file at `source`, CSV with the columns `step` and `value`, and `series` and `run` if need be.

    Where a series has several runs, the line is their mean and the band its 95 % interval by Student's t.
    """
    series, head = _read(Path(source))
    page, (axes,) = figure(6.4, 3.8)
    with settings():
        for k, (name, steps) in enumerate(series.items()):
            at = sorted(steps)
            found = [
                t_interval([steps[step]]) if len(steps[step]) > 1 else MeanInterval(steps[step][0], None, None)
                for step in at
            ]
            every = max(1, len(at) // _MARKED)
            axes.plot(
                at, [one.value for one in found], lw=1.6, ms=5, markevery=every, label=name or tr("mean"), **look(k)
            )
            if all(one.low is not None for one in found):
                axes.fill_between(at, [one.low for one in found], [one.high for one in found], alpha=0.18, lw=0,
                                  color=look(k)["color"])  # fmt: skip
        runs = max(len(values) for steps in series.values() for values in steps.values())
        axes.set_xlabel(tr("steps"))
        axes.set_ylabel(head)
        axes.set_title(tr("Mean of {runs} runs, with its 95 % interval", runs=runs) if runs > 1 else tr("One run"))
        if len(series) > 1 or next(iter(series)):
            page.legend(loc="outside lower center", ncols=min(4, len(series)))
    return page


def _read(path: Path) -> tuple[dict[str, dict[float, list[float]]], str]:
    """By series and step the values of all runs, and what they are called."""
    try:
        rows = list(csv.DictReader(io.StringIO(read_regular(path, _MOST).decode("utf-8"))))
    except (OSError, ValueError):
        raise PlotError(tr("{path}: the file cannot be read as CSV.", path=path)) from None
    found: dict[str, dict[float, list[float]]] = defaultdict(lambda: defaultdict(list))
    for line, row in enumerate(rows, start=2):
        try:
            found[row.get("series") or ""][float(row["step"])].append(float(row["value"]))
        except (KeyError, TypeError, ValueError):
            raise PlotError(
                tr('{path}:{line}: a line needs "step" and "value", both numbers.', path=path, line=line)
            ) from None
    if not found:
        raise PlotError(tr("{path}: there are no steps in this file.", path=path))
    return found, tr("value")


PLOT = PlotKind(
    "curves", N_("Learning curves."), N_("A CSV file with the columns step and value, series and run."), draw
)
