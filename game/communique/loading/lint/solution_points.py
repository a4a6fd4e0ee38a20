"""Whether ideas of fairness disagree, so that there is something to discuss."""

from __future__ import annotations

from communique.analysis.solutions import solve
from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, failed, passed, warned
from communique.loading.lint._samples import accord, sample
from communique.model.sheet import Scenario
from communique.words import N_, tr

NAMES = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """The number of different points among four solution concepts."""
    found = solve(efficient())
    points = {tuple(row) for name in NAMES for row in found[name].vectors.tolist()}
    if not points:
        return failed("0", tr("No package is acceptable, so there is no solution point: lower some reservations."))
    if len(points) == 1:
        return warned("1", tr("Four ideas of fairness agree on one package: make stakes uneven, so that they differ."))
    return passed(str(len(points)))


LINT = Lint(
    "solution_points",
    N_("The number of different solution points: more than one."),
    judge,
    passes=lambda: sample([[[*range(11)], [0, 3]], [[*range(10, -1, -1)], [2, 0]]], [0, 4]),
    trips=accord,
    of_deals=True,
)
