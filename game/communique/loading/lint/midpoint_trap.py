"""Whether splitting every difference falls short, as it should."""

from __future__ import annotations

import numpy as np

from communique.analysis.measures import left_on_table, midpoint
from communique.analysis.problem import Problem
from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, passed, warned
from communique.loading.lint._samples import even, uneven
from communique.model.sheet import Scenario
from communique.words import N_, tr


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """What the issue-by-issue midpoint leaves on the table."""
    problem = space.problem or Problem.posed_by(scenario)
    package = midpoint(problem)
    if not space.feasible[space.encode(package)]:
        return passed(tr("not feasible"))
    left = left_on_table(efficient(), np.asarray(problem.points(package)))
    if not left.efficient:
        return passed(tr("{gain} left for each", gain=left.gain))
    return warned(
        tr("efficient"),
        tr(
            "Splitting every difference is already efficient: let parties weigh issues differently, so that "
            "trading pays."
        ),
    )


LINT = Lint(
    "midpoint_trap",
    N_("Whether the issue-by-issue midpoint is efficient: it should not be."),
    judge,
    passes=uneven,
    trips=even,
)
