"""Whether parties have equally much to read."""

from __future__ import annotations

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, failed, listing, passed, warned
from communique.loading.lint._samples import accord
from communique.model.sheet import Scenario
from communique.words import N_, number, tr

MOST = 1.5


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """The longest brief in words, as a multiple of the shortest."""
    words = [len(sheet.brief.split()) for sheet in scenario.sheets]
    names = [party.short for party in scenario.public.parties]
    if min(words) == 0:
        missing = [name for name, count in zip(names, words, strict=True) if not count]
        return failed(tr("missing"), tr("Write a brief for {missing}.", missing=listing(missing)))
    ratio = max(words) / min(words)
    if ratio <= MOST:
        return passed(tr("{ratio} times", ratio=number(ratio, 1)))
    longest, shortest = names[words.index(max(words))], names[words.index(min(words))]
    return warned(
        tr("{ratio} times", ratio=number(ratio, 1)),
        tr(
            "The brief of {longest} has {most} words, that of {shortest} {least}: bring them closer together.",
            longest=longest,
            most=max(words),
            shortest=shortest,
            least=min(words),
        ),
    )


LINT = Lint(
    "brief_lengths",
    N_("The longest brief as a multiple of the shortest: at most 1.5."),
    judge,
    passes=lambda: accord(briefs=(30, 45)),
    trips=lambda: accord(briefs=(30, 60)),
)
