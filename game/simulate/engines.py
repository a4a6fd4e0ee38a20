"""Which engine plays a batch where there is no compiler, or no time for one."""

from __future__ import annotations

from game.model.sheet import Scenario
from game.simulate.batch import Engine, Plan
from game.simulate.driven import Driven, driven


def by_tables(scenario: Scenario, plan: Plan) -> Engine | None:
    """The engine `tables` for this plan; None when it cannot play it. Raises what opening a game raises."""
    table = driven(scenario, plan)
    return None if table is None else from_tables(table)


def from_tables(table: Driven) -> Engine:
    """The engine `tables`. It brings numpy with it, which a conference can do without."""
    from game.simulate.tabled import Tabled

    return Tabled(table)
