"""Whether one issue drowns the others for somebody."""

from __future__ import annotations

from game.analysis.space import OutcomeSpace
from game.loading.lint._lint import Lint, Verdict, listing, passed, stakes, warned
from game.model.sheet import Scenario

MOST = 30.0


def judge(scenario: Scenario, space: OutcomeSpace) -> Verdict:
    """The largest share that one issue has in one party's points."""
    public = scenario.public
    shares = stakes(scenario)
    largest = max(max(row) for row in shares)
    if largest <= MOST:
        return passed(f"{largest:.0f} %")
    heavy = [
        f"{public.issues[i].short} for {public.parties[p].short}"
        for p, row in enumerate(shares)
        for i, share in enumerate(row)
        if share > MOST
    ]
    return warned(
        f"{largest:.0f} %", f"Take points from {listing(heavy)}: no issue above {MOST:.0f} % of anyone's points."
    )


LINT = Lint("issue_weight", "The largest share of one issue in anyone's points: at most 30 %.", judge)
