"""Whether walking away is right where a scenario says so.

A case that teaches to walk away has trades to discover, and the best of them still leaves somebody with less than
the other offer. What is measured is the package that leaves most to whoever gains least by it; ties of fortune at the
table do not count, so no deal is taken at tension 0.
"""

from __future__ import annotations

import numpy as np

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, failed, passed
from communique.loading.lint._samples import accord, expecting_no_deal, hopeless
from communique.model.sheet import Scenario
from communique.words import N_, tr


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """The most that one package leaves to each of those who sign, over no deal."""
    if not scenario.no_deal_expected:
        return passed(tr("a deal expected"))
    signers = list(space.seats.signers)
    own = np.array(space.seats.reservations)[signers]
    gains = space.points[signers][:, space.feasible] - own[:, None]
    most = int(gains.min(axis=0).max())
    if most < 0:
        return passed(tr("{gain} at best", gain=most))
    return failed(
        tr("{gain} at best", gain=most),
        tr("Some package is worth no less than no deal to all who sign: raise reservations, or expect a deal."),
    )


LINT = Lint(
    "expected_no_deal",
    N_("Where no deal is expected, what the best package leaves to whoever gains least by it: less than no deal."),
    judge,
    passes=lambda: expecting_no_deal(hopeless()),
    trips=lambda: expecting_no_deal(accord()),
)
