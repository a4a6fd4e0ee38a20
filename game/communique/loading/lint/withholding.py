"""Whether anybody is paid for keeping people waiting.

On a humanitarian issue the options go from nothing to the fullest help. What a delegation has to weigh there is what a
clause costs elsewhere, by links; less help is worth no more to anybody in itself.
"""

from __future__ import annotations

from itertools import pairwise

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, failed, listing, passed
from communique.loading.lint._samples import humane
from communique.model.sheet import Scenario
from communique.words import N_, tr


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """The sheets on which points fall from an option of a humanitarian issue to a fuller one."""
    public = scenario.public
    if not public.humanitarian:
        return passed(tr("no such issue"))
    paid = [
        tr("{party} on {issue}", party=party.short, issue=public.issues[i].short)
        for party, sheet in zip(public.parties, scenario.sheets, strict=True)
        for i in public.humanitarian
        if any(fuller < less for less, fuller in pairwise(sheet.points[i]))
    ]
    if not paid:
        return passed("0")
    sentence = tr(
        "Let points never fall from less help to more; put the cost into a link: {sheets}.", sheets=listing(paid)
    )
    return failed(str(len(paid)), sentence)


LINT = Lint(
    "withholding",
    N_("The sheets on which less help for people is worth more than fuller help: none."),
    judge,
    passes=lambda: humane((0, 4, 9)),
    trips=lambda: humane((5, 4, 9)),
)
