"""Which engine plays a batch where there is no compiler, or no time for one."""

from __future__ import annotations

from communique.model.sheet import Scenario
from communique.simulation.batch import Engine, Plan
from communique.simulation.engines.tabular_lineup import Driven, driven


def by_tables(scenario: Scenario, plan: Plan) -> Engine | None:
    """The engine `tables` for this plan; None when it cannot play it. Raises what opening a game raises."""
    table = driven(scenario, plan)
    return None if table is None else from_tables(table)


def from_tables(table: Driven) -> Engine:
    """The engine `tables`. It brings numpy with it, which a conference can do without."""
    from communique.simulation.engines.tables import Tabled

    return Tabled(table)
