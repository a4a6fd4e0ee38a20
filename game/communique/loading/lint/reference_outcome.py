"""Whether what really happened is in the file and keeps the file's own rules.

What it would be worth to anybody is not asked: points are teaching assumptions, and a real text is not scored by them.
"""

from __future__ import annotations

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, failed, passed, warned
from communique.loading.lint._samples import accord
from communique.model.sheet import Scenario
from communique.words import N_, tr


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """Whether the reference outcome is there and feasible."""
    public = scenario.public
    if public.reference is None:
        if public.fictional:
            return passed(tr("fictional"))
        return warned(tr("missing"), tr("Add what really happened as `reference`: the nearest package, with sources."))
    number = space.encode(public.reference.package)
    if not space.feasible[number]:
        return failed(tr("not feasible"), tr("The reference outcome breaks a feasibility rule: correct one of them."))
    return passed(tr("told"))


LINT = Lint(
    "reference_outcome",
    N_("Whether the reference outcome is there and feasible."),
    judge,
    passes=accord,
    trips=lambda: accord(fictional=False),
)
