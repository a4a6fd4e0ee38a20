"""How many of the acceptable packages leave nothing on the table.

The more parties, the likelier a package is best in some respect: of 86 packages to which six parties assign points
at random, 53 are efficient on average. So the range is under 10 %, or under that average where it is more. The
average is exact and needs no drawing: E(n, 1) = 1 and E(n, d) = E(1, d-1)/1 + ... + E(n, d-1)/n for n packages and
d parties (Bentley, Kung, Schkolnick & Thompson 1978, "On the average number of maxima in a set of vectors").
"""

from __future__ import annotations

import numpy as np

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, agreements, failed, passed, warned
from communique.loading.lint._samples import even, sample
from communique.model.sheet import Scenario
from communique.words import N_, number, percent, tr

MOST = 10.0


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """Percent of the packages acceptable to all that are efficient."""
    acceptable = int(space.acceptable_to_all.sum())
    if not acceptable:
        return failed(tr("none"), tr("No package is acceptable to all, so none of them can be efficient."))
    share = 100 * len(agreements(space, efficient)) / acceptable
    most = max(MOST, 100 * by_chance(acceptable, space.seats.count) / acceptable)
    if share < most:
        return passed(percent(share, 1))
    return warned(
        percent(share, 1),
        tr(
            "Almost any deal is a good one: let parties weigh issues more differently, so that under {most} % of "
            "acceptable packages are efficient.",
            most=number(most),
        ),
    )


def by_chance(packages: int, parties: int) -> float:
    """How many of `packages` are efficient on average when points of different parties are unrelated and never tie."""
    expected = np.ones(packages)
    for _ in range(parties - 1):
        expected = np.cumsum(expected / np.arange(1, packages + 1))
    return float(expected[-1])


LINT = Lint(
    "efficient_share",
    N_("The share of acceptable packages that are efficient: under 10 %, or what chance gives where that is more."),
    judge,
    passes=lambda: sample([[[*range(11)]]] * 2, [0, 0]),
    trips=even,
    of_deals=True,
)
