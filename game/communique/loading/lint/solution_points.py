"""Whether ideas of fairness disagree, so that there is something to discuss."""

from __future__ import annotations

from communique.analysis.solutions import solve
from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Lint, LintVerdict, failed, known, passed, warned
from communique.model.sheet import Scenario

NAMES = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")


def judge(scenario: Scenario, space: OutcomeSpace) -> LintVerdict:
    """The number of different points among four solution concepts."""
    found = solve(known(space))
    points = {tuple(row) for name in NAMES for row in found[name].vectors.tolist()}
    if not points:
        return failed("0", "No package is acceptable, so there is no solution point: lower some reservations.")
    if len(points) == 1:
        return warned("1", "Four ideas of fairness agree on one package: make stakes uneven, so that they differ.")
    return passed(str(len(points)))


LINT = Lint("solution_points", "The number of different solution points: more than one.", judge)
