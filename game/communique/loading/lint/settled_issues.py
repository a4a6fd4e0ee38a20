"""Whether an issue that looks open has only one answer among the good agreements.

When nearly every efficient agreement holds the same option, that clause is no choice, however much the parties
quarrel about it. What all principals like best may be settled: that is the shared interest.
"""

from __future__ import annotations

import numpy as np

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import (
    Efficient,
    Lint,
    LintVerdict,
    agreements,
    failed,
    listing,
    passed,
    shared,
    warned,
)
from communique.loading.lint._samples import centre, even
from communique.model.sheet import Scenario
from communique.words import N_, number, tr

MOST = 90.0


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """The disputed issues on which nearly all efficient packages acceptable to all hold the same option."""
    good = agreements(space, efficient)
    if not good.size:
        return failed(
            tr("none"), tr("No package is acceptable to all, so no issue can be settled: lower some reservations.")
        )
    options = np.unravel_index(good, space.sizes)
    common = shared(scenario)
    settled = [
        tr('{short} on "{label}"', short=issue.short, label=issue.options[int(chosen.argmax())].label)
        for i, issue in enumerate(scenario.public.issues)
        if not common[i] and 100 * (chosen := np.bincount(options[i])).max() > MOST * good.size
    ]
    figure = tr("{good} of {all}", good=len(settled), all=len(space.sizes))
    if not settled:
        return passed(figure)
    return warned(
        figure,
        tr(
            "Over {most} % of the good agreements settle {settled}: bring the other options within reach.",
            most=number(MOST),
            settled=listing(settled),
        ),
    )


LINT = Lint(
    "settled_issues",
    N_("The disputed issues on which over 90 % of the efficient packages acceptable to all hold one option: none."),
    judge,
    passes=even,
    trips=centre,
    of_deals=True,
)
