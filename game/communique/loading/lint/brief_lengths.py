"""Whether parties have equally much to read."""

from __future__ import annotations

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Lint, LintVerdict, failed, listing, passed, warned
from communique.model.sheet import Scenario

MOST = 1.5


def judge(scenario: Scenario, space: OutcomeSpace) -> LintVerdict:
    """The longest brief in words, as a multiple of the shortest."""
    words = [len(sheet.brief.split()) for sheet in scenario.sheets]
    names = [party.short for party in scenario.public.parties]
    if min(words) == 0:
        missing = [name for name, count in zip(names, words, strict=True) if not count]
        return failed("missing", f"Write a brief for {listing(missing)}.")
    ratio = max(words) / min(words)
    if ratio <= MOST:
        return passed(f"{ratio:.1f} times")
    longest, shortest = names[words.index(max(words))], names[words.index(min(words))]
    return warned(
        f"{ratio:.1f} times",
        f"The brief of {longest} has {max(words)} words, that of {shortest} {min(words)}: bring them closer together.",
    )


LINT = Lint("brief_lengths", "The longest brief as a multiple of the shortest: at most 1.5.", judge)
