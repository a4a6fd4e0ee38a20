"""How many good agreements there are to choose from.

With 2 to 15 % of packages acceptable and under 10 % of these efficient, at most 1.5 % of all packages can be good
agreements, so a small space cannot hold 25 of them: there 1 % of its packages is enough.
"""

from __future__ import annotations

from math import ceil

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, agreements, passed, warned
from communique.loading.lint._samples import accord, hopeless
from communique.model.sheet import Scenario
from communique.words import N_, tr

LEAST = 25
SMALL = 2500
"""Packages below which 1 % of them is asked for instead of `LEAST`."""


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """The number of efficient packages that are acceptable to all."""
    found = len(agreements(space, efficient))
    least = LEAST if space.packages >= SMALL else ceil(space.packages / 100)
    if found >= least:
        return passed(str(found))
    return warned(
        str(found),
        tr(
            "Too few good agreements to argue about: add an issue or an option until {least} acceptable packages "
            "are efficient.",
            least=least,
        ),
    )


LINT = Lint(
    "efficient_count",
    N_("The packages both acceptable to all and efficient: at least 25, or 1 % of a space under 2,500 packages."),
    judge,
    passes=accord,
    trips=hopeless,
    of_deals=True,
)
