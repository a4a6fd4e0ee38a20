"""What a case holds: packages, the efficient ones, solution points and no deal, on the plane of each two parties."""

from __future__ import annotations

from typing import Any

from communique.loading.scenario_file import load_scenario
from communique.simulation.plots import PlotKind, PlotWishes
from communique.simulation.plots._page import settings
from communique.simulation.plots._plane import finish, planes
from communique.words import N_, tr


def draw(source: str, wishes: PlotWishes) -> Any:
    """The planes of the scenario `source`."""
    scenario = load_scenario(source, papers=wishes.papers)
    page, panels = planes(scenario, wishes.parties)
    with settings():
        said = N_("{title}: what its packages are worth, by the assumptions of its author")
        if any(sheet.ordinal for sheet in scenario.sheets):
            said = N_("{title}: how its packages are ordered, by the assumptions of its author")
        told = tr(said, title=scenario.public.title)
        finish(page, panels[0][0], told)
    return page


PLOT = PlotKind("frontier", N_("What the packages of a case are worth to each two parties."), N_("A scenario."), draw)
