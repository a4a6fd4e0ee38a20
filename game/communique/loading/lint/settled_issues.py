"""Whether an issue that looks open has only one answer among the good agreements.

When nearly every efficient agreement holds the same option, that clause is no choice, however much the parties
quarrel about it. What all principals like best may be settled: that is the shared interest.
"""

from __future__ import annotations

import numpy as np

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import (
    Lint,
    LintVerdict,
    efficient_agreements,
    failed,
    listing,
    passed,
    shared,
    warned,
)
from communique.model.sheet import Scenario

MOST = 90.0


def judge(scenario: Scenario, space: OutcomeSpace) -> LintVerdict:
    """The disputed issues on which nearly all efficient packages acceptable to all hold the same option."""
    good = efficient_agreements(space)
    if not good.size:
        return failed("none", "No package is acceptable to all, so no issue can be settled: lower some reservations.")
    options = np.unravel_index(good, space.sizes)
    common = shared(scenario)
    settled = [
        f'{issue.short} on "{issue.options[int(chosen.argmax())].label}"'
        for i, issue in enumerate(scenario.public.issues)
        if not common[i] and 100 * (chosen := np.bincount(options[i])).max() > MOST * good.size
    ]
    figure = f"{len(settled)} of {len(space.sizes)}"
    if not settled:
        return passed(figure)
    return warned(
        figure,
        f"Over {MOST:.0f} % of the good agreements settle {listing(settled)}: bring the other options within reach.",
    )


LINT = Lint(
    "settled_issues",
    "The disputed issues on which over 90 % of the efficient packages acceptable to all hold one option: none.",
    judge,
)
