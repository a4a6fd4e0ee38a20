"""Whether every party needs the others, and is needed.

A party needs the others when it cannot sign its own best package and still gains clearly by agreeing; it is needed
when its signature can decide, or, for one that does not sign, when a clause waits for its guarantee.
"""

from __future__ import annotations

from communique.analysis.solutions import solve
from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, failed, passed, warned
from communique.loading.lint._samples import accord, uneven
from communique.model.sheet import Scenario
from communique.words import N_, tr

LEAST = 5
"""Percent of the best package that no deal must leave to be won at the Nash point (Nash 1950)."""


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """The parties that must give something, gain by agreeing, and cannot be done without."""
    nash = solve(efficient())["nash"].vectors
    if not len(nash):
        return failed(
            tr("no agreement"), tr("No package suits all, so nobody has a use for the others: lower reservations.")
        )
    share = nash.min(axis=0)
    wants: list[str] = []
    for seat, party in enumerate(scenario.public.parties):
        own = space.points[seat]
        best = int(own[space.feasible].max())
        if own[space.acceptable].max() == best:
            wants.append(
                tr("{party} can have its best package signed: raise what others want instead.", party=party.short)
            )
        elif 100 * (share[seat] - space.seats.reservations[seat]) < LEAST * best:
            wants.append(tr("{party} gains too little by agreeing: lower its reservation.", party=party.short))
        elif not _is_needed(scenario, space, seat):
            wants.append(
                tr("Nobody needs {party}: let its signature count, or give it a guarantee.", party=party.short)
            )
    total = len(scenario.public.parties)
    figure = tr("{good} of {all}", good=total - len(wants), all=total)
    return warned(figure, " ".join(wants)) if wants else passed(figure)


def _is_needed(scenario: Scenario, space: OutcomeSpace, seat: int) -> bool:
    if seat in space.seats.signers:
        return any(seat in agreement for agreement in space.seats.smallest_agreements())
    return any(int(guarantee.seat) == seat for guarantee in scenario.public.guarantees)


LINT = Lint(
    "mutual_need",
    N_("The parties that cannot sign their best package, gain 5 % or more at the Nash point, and can decide: all."),
    judge,
    passes=uneven,
    trips=accord,
    of_deals=True,
)
