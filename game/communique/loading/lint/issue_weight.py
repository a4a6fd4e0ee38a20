"""Whether one issue drowns the others for somebody.

With four issues an even share is 25 %, and an issue that matters much (`cheap_concessions`) carries a third. So with
fewer than five issues the range ends at one and a half even shares, which with five are the usual 30 %.
"""

from __future__ import annotations

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Lint, LintVerdict, listing, passed, stakes, warned
from communique.model.sheet import Scenario

MOST = 30.0
EVEN_SHARES = 1.5


def judge(scenario: Scenario, space: OutcomeSpace) -> LintVerdict:
    """The largest share that one issue has in one party's points."""
    public = scenario.public
    shares = stakes(scenario)
    largest = max(max(row) for row in shares)
    most = max(MOST, 100 * EVEN_SHARES / len(public.issues))
    if largest <= most:
        return passed(f"{largest:.0f} %")
    heavy = [
        f"{public.issues[i].short} for {public.parties[p].short}"
        for p, row in enumerate(shares)
        for i, share in enumerate(row)
        if share > most
    ]
    return warned(
        f"{largest:.0f} %", f"Take points from {listing(heavy)}: no issue above {most:.4g} % of anyone's points."
    )


LINT = Lint(
    "issue_weight", "The largest share of one issue in anyone's points: at most 30 %, with four issues 37.5 %.", judge
)
