"""Whether the fact sheet of a real case rests on sources of each side alike, and on some from outside."""

from __future__ import annotations

from collections import Counter

from communique.analysis.space import OutcomeSpace
from communique.loading.fact_sheet import OUTSIDE, seed_sources
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, failed, passed, warned
from communique.loading.lint._samples import accord
from communique.model.sheet import Scenario
from communique.words import N_, in_a_row, tr

MOST = 1.5


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """How many addresses the seed has of each principal's side."""
    public = scenario.public
    if public.fictional:
        return passed(tr("fictional"))
    sources = seed_sources(public)
    if not sources:
        return warned(tr("none"), tr("List the sources of the fact sheet under numbers, each with its side."))
    sides = Counter(source.side for source in sources)
    principals = [public.parties[seat] for seat in public.principals]
    counts = [sides[party.id] for party in principals]
    figure = in_a_row([tr("{party} {n}", party=party.short, n=n) for party, n in zip(principals, counts, strict=True)])
    known = {OUTSIDE, *(party.id for party in public.parties)}
    unknown = sum(n for side, n in sides.items() if side not in known)
    if unknown:
        words = tr(
            "Say of {n} sources whose they are: a party's id in backticks before the address, or outside.", n=unknown
        )
        return warned(figure, words)
    if max(counts) > MOST * min(counts) and max(counts) - min(counts) > 1:
        return failed(figure, tr("Balance the sources: as many of each principal's side, within half as many again."))
    if not sides[OUTSIDE]:
        return failed(figure, tr("Name sources from outside, too."))
    return passed(figure)


LINT = Lint(
    "source_sides",
    N_("The sources of a real case by side: of no principal over 1.5 times those of another, and some from outside."),
    judge,
    passes=accord,
    trips=lambda: accord(fictional=False),
    of_words=True,
)
