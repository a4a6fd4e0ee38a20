"""Whether every clause and goal about real people says where it comes from."""

from __future__ import annotations

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Lint, LintVerdict, failed, listing, passed
from communique.model.sheet import Scenario


def judge(scenario: Scenario, space: OutcomeSpace) -> LintVerdict:
    """The clauses and stated goals with neither a source nor the mark of an assumption."""
    public = scenario.public
    if public.fictional:
        return passed("fictional")
    clauses = [
        f'clause "{option.label}" of {issue.short}'
        for issue in public.issues
        if not issue.assumption
        for option in issue.options[1:]
        if not option.cites
    ]
    goals = [
        f'goal "{goal.text}" of {party.short}'
        for party in public.parties
        for goal in party.goals
        if not goal.cites and not goal.assumption
    ]
    bare = clauses + goals
    if not bare:
        return passed("all sourced")
    return failed(f"{len(bare)} without", f"Name a source, or mark the assumption: {listing(bare)}.")


LINT = Lint("sources", "The clauses and goals of a real case with neither source nor mark of assumption: none.", judge)
