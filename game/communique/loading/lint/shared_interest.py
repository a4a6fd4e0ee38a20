"""Whether there is common ground that adversaries tend to miss."""

from __future__ import annotations

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Lint, LintVerdict, passed, shared, warned
from communique.model.sheet import Scenario


def judge(scenario: Scenario, space: OutcomeSpace) -> LintVerdict:
    """The number of issues with a provision that all principals like best."""
    found = sum(shared(scenario))
    if found:
        return passed(str(found))
    return warned("0", "Add an issue on which all principals like the same provision best, unknown to each other.")


LINT = Lint("shared_interest", "The issues with a provision that is best for every principal: at least one.", judge)
