"""The analysis of a scenario by its id, its file or itself: the door for whoever loads scenarios."""

from __future__ import annotations

import os
from collections.abc import Sequence

from communique.analysis.effort import Effort
from communique.analysis.joint_analysis import Analysis
from communique.analysis.joint_analysis import analyse as analysed
from communique.loading.scenario_file import scenario_of
from communique.model.package import Package
from communique.model.sheet import Scenario


def analyse(
    scenario: Scenario | str | os.PathLike[str],
    *,
    at: Package | None = None,
    floors: Sequence[int] = (),
    tension: int = 0,
    effort: Effort | None = None,
) -> Analysis:
    """What a scenario holds, as `communique.analysis.analyse` says; `scenario` is one, or the id or file of one.

    Raises what that raises, and ScenarioError where the scenario cannot be loaded.
    """
    return analysed(scenario_of(scenario), at=at, floors=floors, tension=tension, effort=effort)
