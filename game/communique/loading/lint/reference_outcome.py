"""Whether what really happened is in the file, and could have been signed in the game."""

from __future__ import annotations

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Lint, LintVerdict, failed, listing, passed, warned
from communique.model.sheet import Scenario


def judge(scenario: Scenario, space: OutcomeSpace) -> LintVerdict:
    """Whether the reference outcome is there, feasible and acceptable."""
    public = scenario.public
    if public.reference is None:
        if public.fictional:
            return passed("fictional")
        return warned("missing", "Add what really happened as `reference`: the nearest package, with sources.")
    number = space.encode(public.reference.package)
    if not space.feasible[number]:
        return failed("not feasible", "The reference outcome breaks a feasibility rule: correct one of them.")
    if not space.acceptable[number]:
        short = [
            public.parties[seat].short
            for seat in space.seats.signers
            if space.points[seat, number] < space.seats.reservations[seat]
        ]
        return failed(
            "not acceptable",
            f"By its numbers {listing(short)} would not have signed what really happened: lower the reservation or "
            "raise the points of those clauses.",
        )
    return passed("acceptable")


LINT = Lint("reference_outcome", "Whether the reference outcome is there, feasible and acceptable.", judge)
