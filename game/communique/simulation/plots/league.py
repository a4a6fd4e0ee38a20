"""A league as dots with their intervals, best on top."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from communique.simulation.plots import PlotError, PlotKind, PlotWishes
from communique.simulation.plots._page import COLOURS, GREY, figure, settings, short
from communique.simulation.tournament.observations import read_table
from communique.simulation.tournament.planned import TournamentError
from communique.simulation.tournament.reviewers_report import MEASURES, StatisticsReport, report_of
from communique.words import N_, tr, tr_n


def table_report(source: str, measure: str) -> StatisticsReport:
    """The statistics of a table of games. Raises PlotError with a sentence."""
    try:
        rows = read_table(Path(source))
        if not rows:
            raise PlotError(tr("{path}: there are no games in this table.", path=source))
        return report_of(rows, measure, seed=1)
    except TournamentError as error:
        raise PlotError(str(error)) from None


def draw(source: str, wishes: PlotWishes) -> Any:
    """The league of the table at `source`."""
    found = table_report(source, wishes.measure)
    entrants = found.entrants[::-1]
    page, (axes,) = figure(6.6, 1.2 + 0.26 * len(entrants))
    with settings():
        for place, one in enumerate(entrants):
            if one.by_bootstrap.low is not None and one.by_bootstrap.high is not None:
                axes.plot([one.by_bootstrap.low, one.by_bootstrap.high], [place - 0.22] * 2, color=GREY, lw=1)
            if one.by_t.low is not None and one.by_t.high is not None:
                axes.plot([one.by_t.low, one.by_t.high], [place] * 2, color=COLOURS[0], lw=2, solid_capstyle="butt")
            axes.plot([one.by_t.value], [place], "o", color=COLOURS[0], ms=5)
        axes.plot([], [], "-o", color=COLOURS[0], lw=2, ms=5, label=tr("mean, 95 % by Student's t over seatings"))
        axes.plot([], [], "-", color=GREY, lw=1, label=tr("95 % of resampled line-ups"))
        axes.set_yticks(range(len(entrants)), [short(one.negotiator) for one in entrants])
        axes.set_ylim(-0.7, len(entrants) - 0.3)
        axes.grid(axis="y", visible=False)
        axes.set_xlabel(tr(MEASURES[found.measure][0]))
        axes.set_title(tr_n("League of {n} entrant", "League of {n} entrants", len(entrants)))
        page.legend(loc="outside lower right", ncols=2)
    return page


PLOT = PlotKind(
    "league", N_("A league as dots with their intervals."), N_("A table of games (tournament --table)."), draw
)
