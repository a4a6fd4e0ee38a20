"""Whether there is common ground that adversaries tend to miss."""

from __future__ import annotations

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, passed, shared, warned
from communique.loading.lint._samples import accord, even
from communique.model.sheet import Scenario
from communique.words import N_, tr


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """The number of issues with a provision that all principals like best."""
    found = sum(shared(scenario))
    if found:
        return passed(str(found))
    return warned("0", tr("Add an issue on which all principals like the same provision best, unknown to each other."))


LINT = Lint(
    "shared_interest",
    N_("The issues with a provision that is best for every principal: at least one."),
    judge,
    passes=accord,
    trips=even,
)
