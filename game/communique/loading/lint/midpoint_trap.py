"""Whether splitting every difference falls short, as it should."""

from __future__ import annotations

import numpy as np

from communique.analysis.measures import left_on_table, midpoint
from communique.analysis.problem import Problem
from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Lint, LintVerdict, known, passed, warned
from communique.model.sheet import Scenario


def judge(scenario: Scenario, space: OutcomeSpace) -> LintVerdict:
    """What the issue-by-issue midpoint leaves on the table."""
    problem = space.problem or Problem.posed_by(scenario)
    package = midpoint(problem)
    if not space.feasible[space.encode(package)]:
        return passed("not feasible")
    left = left_on_table(known(space), np.asarray(problem.points(package)))
    if not left.efficient:
        return passed(f"{left.gain} left for each")
    return warned(
        "efficient",
        "Splitting every difference is already efficient: let parties weigh issues differently, so that trading pays.",
    )


LINT = Lint("midpoint_trap", "Whether the issue-by-issue midpoint is efficient: it should not be.", judge)
