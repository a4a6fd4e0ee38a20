"""Whether there is common ground that adversaries tend to miss."""

from __future__ import annotations

from game.analysis.space import OutcomeSpace
from game.loading.lint._lint import Lint, Verdict, passed, warned
from game.model.sheet import Scenario


def judge(scenario: Scenario, space: OutcomeSpace) -> Verdict:
    """The number of issues with a provision that all principals like best."""
    rows = [scenario.sheets[seat].points for seat in scenario.public.principals]
    shared = 0
    for issue, size in enumerate(scenario.public.sizes):
        own = [row[issue] for row in rows]
        shared += any(all(row[o] == max(row) > row[0] for row in own) for o in range(1, size))
    if shared:
        return passed(str(shared))
    return warned("0", "Add an issue on which all principals like the same provision best, unknown to each other.")


LINT = Lint("shared_interest", "The issues with a provision that is best for every principal: at least one.", judge)
