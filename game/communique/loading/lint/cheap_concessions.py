"""Whether everybody has something to give that costs little and is worth much to another."""

from __future__ import annotations

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, listing, passed, stakes, warned
from communique.loading.lint._samples import even, uneven
from communique.model.sheet import Scenario
from communique.words import N_, tr

LITTLE, MUCH = 2 / 3, 4 / 3
"""In even shares: 100 % divided by the number of issues."""


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """The number of parties with an issue they care little about that another cares much about."""
    shares = stakes(scenario)
    even = 100 / len(scenario.public.issues)
    without = []
    for party, own in enumerate(shares):
        others = [row for other, row in enumerate(shares) if other != party]
        if not any(own[i] <= LITTLE * even and any(row[i] >= MUCH * even for row in others) for i in range(len(own))):
            without.append(scenario.public.parties[party].short)
    figure = tr("{good} of {all}", good=len(shares) - len(without), all=len(shares))
    if not without:
        return passed(figure)
    return warned(
        figure, tr("Give {without} an issue worth little to it and much to another.", without=listing(without))
    )


LINT = Lint(
    "cheap_concessions",
    N_(
        "The parties with an issue they care little about (under 2/3 of an even share) and another much "
        "(over 4/3): all."
    ),
    judge,
    passes=uneven,
    trips=even,
)
