"""Whether a rule or a link that names an option says of which issue: nine issues may have a "No provision"."""

from __future__ import annotations

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, listing, passed, warned
from communique.loading.lint._samples import explained
from communique.model.scenario import Feasibility, Public
from communique.model.sheet import Link, Scenario
from communique.words import N_, tr


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """The explanations of rules and links that name an option and not its issue."""
    public = scenario.public
    told: list[Feasibility | Link] = [*public.feasibility, *(link for one in scenario.sheets for link in one.links)]
    bare = [
        tr("{issue} and {other}", issue=public.issues[one.issue].short, other=public.issues[one.other_issue].short)
        for one in told
        if _bare(public, one.why)
    ]
    if not bare:
        return passed("0")
    sentence = tr("Name the issue beside the option where it is said why: {pairs}.", pairs=listing(bare))
    return warned(str(len(bare)), sentence)


def _bare(public: Public, text: str) -> bool:
    """Whether an option's label stands there without its issue: word for word, or in any case where issues share it."""
    said = text.casefold()
    named = [issue.short.casefold() in said or issue.title.casefold() in said for issue in public.issues]
    for label in {option.label for issue in public.issues for option in issue.options if " " in option.label}:
        holders = [any(option.label == label for option in issue.options) for issue in public.issues]
        there = label.casefold() in said if sum(holders) > 1 else label in text
        if there and not any(n and h for n, h in zip(named, holders, strict=True)):
            return True
    return False


LINT = Lint(
    "named_options",
    N_("The explanations of rules and links that name an option without its issue: none."),
    judge,
    passes=lambda: explained("Option 1 on Issue 0 says so already."),
    trips=lambda: explained("Option 1 says so already."),
    of_words=True,
)
