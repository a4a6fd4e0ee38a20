"""Whether everybody has something to give that costs little and is worth much to another."""

from __future__ import annotations

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Lint, LintVerdict, listing, passed, stakes, warned
from communique.model.sheet import Scenario

LITTLE, MUCH = 2 / 3, 4 / 3
"""In even shares: 100 % divided by the number of issues."""


def judge(scenario: Scenario, space: OutcomeSpace) -> LintVerdict:
    """The number of parties with an issue they care little about that another cares much about."""
    shares = stakes(scenario)
    even = 100 / len(scenario.public.issues)
    without = []
    for party, own in enumerate(shares):
        others = [row for other, row in enumerate(shares) if other != party]
        if not any(own[i] <= LITTLE * even and any(row[i] >= MUCH * even for row in others) for i in range(len(own))):
            without.append(scenario.public.parties[party].short)
    figure = f"{len(shares) - len(without)} of {len(shares)}"
    if not without:
        return passed(figure)
    return warned(figure, f"Give {listing(without)} an issue worth little to it and much to another.")


LINT = Lint(
    "cheap_concessions",
    "The parties with an issue they care little about (under 2/3 of an even share) and another much (over 4/3): all.",
    judge,
)
