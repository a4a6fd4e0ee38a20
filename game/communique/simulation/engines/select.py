"""Which engine plays a batch where there is no compiler, or no time for one."""

from __future__ import annotations

from communique.model.sheet import Scenario
from communique.simulation.batch import BatchPlan, Engine
from communique.simulation.engines.tabular_lineup import TabularLineup, tabular_lineup


def by_tables(scenario: Scenario, plan: BatchPlan) -> Engine | None:
    """The engine `tables` for this plan; None when it cannot play it. Raises what opening a game raises."""
    table = tabular_lineup(scenario, plan)
    return None if table is None else from_tables(table)


def from_tables(table: TabularLineup) -> Engine:
    """The engine `tables`. It brings numpy with it, which a conference can do without."""
    from communique.simulation.engines.tables import TablesEngine

    return TablesEngine(table)
