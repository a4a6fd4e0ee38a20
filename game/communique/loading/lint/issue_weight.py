"""Whether one issue drowns the others for somebody.

With four issues an even share is 25 %, and an issue that matters much (`cheap_concessions`) carries a third. So with
fewer than five issues the range ends at one and a half even shares, which with five are the usual 30 %.
"""

from __future__ import annotations

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, listing, passed, stakes, warned
from communique.loading.lint._samples import contest, uneven
from communique.model.sheet import Scenario
from communique.words import N_, percent, rounded, tr

MOST = 30.0
EVEN_SHARES = 1.5


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """The largest share that one issue has in one party's points."""
    public = scenario.public
    shares = stakes(scenario)
    largest = max(max(row) for row in shares)
    most = max(MOST, 100 * EVEN_SHARES / len(public.issues))
    if largest <= most:
        return passed(percent(largest))
    heavy = [
        tr("{issue} for {party}", issue=public.issues[i].short, party=public.parties[p].short)
        for p, row in enumerate(shares)
        for i, share in enumerate(row)
        if share > most
    ]
    return warned(
        percent(largest),
        tr(
            "Take points from {heavy}: no issue above {most} % of anyone's points.",
            heavy=listing(heavy),
            most=rounded(most, 1),
        ),
    )


LINT = Lint(
    "issue_weight",
    N_("The largest share of one issue in anyone's points: at most 30 %, with four issues 37.5 %."),
    judge,
    passes=uneven,
    trips=lambda: contest(20, 5, 4, 0),
)
