"""Whether every party needs the others, and is needed.

A party needs the others when it cannot sign its own best package and still gains clearly by agreeing; it is needed
when its signature can decide, or, for one that does not sign, when a clause waits for its guarantee.
"""

from __future__ import annotations

from communique.analysis.solutions import solve
from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Lint, LintVerdict, failed, known, passed, warned
from communique.model.sheet import Scenario

LEAST = 5
"""Percent of the best package that no deal must leave to be won at the Nash point (Nash 1950)."""


def judge(scenario: Scenario, space: OutcomeSpace) -> LintVerdict:
    """The parties that must give something, gain by agreeing, and cannot be done without."""
    nash = solve(known(space))["nash"].vectors
    if not len(nash):
        return failed("no agreement", "No package suits all, so nobody has a use for the others: lower reservations.")
    share = nash.min(axis=0)
    wants: list[str] = []
    for seat, party in enumerate(scenario.public.parties):
        own = space.points[seat]
        best = int(own[space.feasible].max())
        if own[space.acceptable].max() == best:
            wants.append(f"{party.short} can have its best package signed: raise what others want instead.")
        elif 100 * (share[seat] - space.seats.reservations[seat]) < LEAST * best:
            wants.append(f"{party.short} gains too little by agreeing: lower its reservation.")
        elif not _is_needed(scenario, space, seat):
            wants.append(f"Nobody needs {party.short}: let its signature count, or give it a guarantee.")
    total = len(scenario.public.parties)
    figure = f"{total - len(wants)} of {total}"
    return warned(figure, " ".join(wants)) if wants else passed(figure)


def _is_needed(scenario: Scenario, space: OutcomeSpace, seat: int) -> bool:
    if seat in space.seats.signers:
        return any(seat in agreement for agreement in space.seats.smallest_agreements())
    return any(int(guarantee.seat) == seat for guarantee in scenario.public.guarantees)


LINT = Lint(
    "mutual_need",
    "The parties that cannot sign their best package, gain 5 % or more at the Nash point, and can decide: all.",
    judge,
)
