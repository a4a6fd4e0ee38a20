"""How many deals of a batch were efficient: nothing could have helped one party without costing another (Pareto 1906).

Counted over the packages of the level played, whatever gestures had fixed, as research on people counts its deals.
"""

from __future__ import annotations

from communique.analysis.pareto import frontier
from communique.analysis.space import tabulate
from communique.model.levels import at_level
from communique.model.sheet import Scenario
from communique.simulation.runner import Results


def efficient_deals(results: Results, scenario: Scenario) -> tuple[int, int]:
    """The agreements of the batch, and how many of them were efficient."""
    played = at_level(scenario, results.plan.level) if results.plan.level else scenario
    space = tabulate(played.public, played.sheets)
    best = set(frontier(space).packages.tolist())
    signed = [row.package for row in results.rows if row.agreement and row.package is not None]
    return len(signed), sum(space.encode(package) in best for package in signed)
