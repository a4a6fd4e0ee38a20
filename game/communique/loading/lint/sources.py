"""Whether every clause and goal about real people says where it comes from."""

from __future__ import annotations

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, failed, listing, passed
from communique.loading.lint._samples import accord
from communique.model.sheet import Scenario
from communique.words import N_, tr


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """The clauses and stated goals with neither a source nor the mark of an assumption."""
    public = scenario.public
    if public.fictional:
        return passed(tr("fictional"))
    clauses = [
        tr('clause "{label}" of {issue}', label=option.label, issue=issue.short)
        for issue in public.issues
        if not issue.assumption
        for option in issue.options[1:]
        if not option.cites
    ]
    goals = [
        tr('goal "{text}" of {party}', text=goal.text, party=party.short)
        for party in public.parties
        for goal in party.goals
        if not goal.cites and not goal.assumption
    ]
    bare = clauses + goals
    if not bare:
        return passed(tr("all sourced"))
    return failed(
        tr("{n} without", n=len(bare)), tr("Name a source, or mark the assumption: {bare}.", bare=listing(bare))
    )


LINT = Lint(
    "sources",
    N_("The clauses and goals of a real case with neither source nor mark of assumption: none."),
    judge,
    passes=accord,
    trips=lambda: accord(fictional=False),
)
