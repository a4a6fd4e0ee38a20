"""How many of the acceptable packages leave nothing on the table."""

from __future__ import annotations

from game.analysis.frontier import frontier
from game.analysis.space import OutcomeSpace
from game.loading.lint._lint import Lint, Verdict, failed, passed, warned
from game.model.sheet import Scenario

MOST = 10.0


def judge(scenario: Scenario, space: OutcomeSpace) -> Verdict:
    """Percent of the packages acceptable to all that are efficient."""
    acceptable = int(space.acceptable_to_all.sum())
    if not acceptable:
        return failed("none", "No package is acceptable to all, so none of them can be efficient.")
    efficient = int(space.acceptable_to_all[frontier(space).packages].sum())
    share = 100 * efficient / acceptable
    if share < MOST:
        return passed(f"{share:.1f} %")
    return warned(
        f"{share:.1f} %",
        f"Almost any deal is a good one: let parties weigh issues more differently, so that under {MOST:.0f} % of "
        "acceptable packages are efficient.",
    )


LINT = Lint("efficient_share", "The share of acceptable packages that are efficient: under 10 %.", judge)
