"""Whether briefs say in figures what fresh papers would draw anew.

A brief is read with every case that is drawn, so it may say what matters most and what little, which papers keep, but
not how many points something is worth.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, listing, passed, warned
from communique.loading.lint._samples import accord
from communique.model.papers import Bounds, Ranges
from communique.model.sheet import Scenario
from communique.words import N_, tr

_FIGURE: Final = re.compile(
    r"\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty)[ -]points?\b|"
    r"\b\d+ (?:%|per ?cent) of (?:your|the) points\b",
    re.IGNORECASE,
)


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """The briefs that state points in figures, where the sheets may be drawn anew."""
    if (scenario.written or scenario).ranges is None:
        return passed(tr("as written"))
    parties = scenario.public.parties
    told = [parties[sheet.seat].short for sheet in scenario.sheets if _FIGURE.search(sheet.brief)]
    if not told:
        return passed("0")
    said = tr("Say in words what the briefs of {parties} say in points, which papers draw anew.", parties=listing(told))
    return warned(str(len(told)), said)


def _ranged(brief: str) -> Scenario:
    """A sample with ranges and this brief."""
    sample = accord(briefs=(3, 3))
    bounds = Bounds(80, 120)
    ranges = Ranges(((bounds,) * 2,) * 2, 5, bounds, 5, Bounds(0, 100), Bounds(2, 15), ((), ()))
    return replace(sample, ranges=ranges, sheets=tuple(replace(sheet, brief=brief) for sheet in sample.sheets))


LINT = Lint(
    "brief_figures",
    N_("The briefs that state points in figures though fresh papers may be drawn: none."),
    judge,
    passes=lambda: _ranged("The sun matters most to you."),
    trips=lambda: _ranged("The sun is worth 60 points to you."),
)
