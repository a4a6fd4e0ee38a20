"""How many good agreements there are to choose from."""

from __future__ import annotations

from game.analysis.frontier import frontier
from game.analysis.space import OutcomeSpace
from game.loading.lint._lint import Lint, Verdict, passed, warned
from game.model.sheet import Scenario

LEAST = 25


def judge(scenario: Scenario, space: OutcomeSpace) -> Verdict:
    """The number of efficient packages that are acceptable to all."""
    efficient = int(space.acceptable_to_all[frontier(space).packages].sum())
    if efficient >= LEAST:
        return passed(str(efficient))
    return warned(
        str(efficient),
        f"Too few good agreements to argue about: add an issue or an option until {LEAST} acceptable packages are "
        "efficient.",
    )


LINT = Lint("efficient_count", "The number of packages both acceptable to all and efficient: at least 25.", judge)
