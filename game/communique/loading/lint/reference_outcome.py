"""Whether what really happened is in the file, and could have been signed in the game."""

from __future__ import annotations

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, failed, listing, passed, warned
from communique.loading.lint._samples import accord
from communique.model.sheet import Scenario
from communique.words import N_, tr


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """Whether the reference outcome is there, feasible and acceptable."""
    public = scenario.public
    if public.reference is None:
        if public.fictional:
            return passed(tr("fictional"))
        return warned(tr("missing"), tr("Add what really happened as `reference`: the nearest package, with sources."))
    number = space.encode(public.reference.package)
    if not space.feasible[number]:
        return failed(tr("not feasible"), tr("The reference outcome breaks a feasibility rule: correct one of them."))
    if not space.acceptable[number]:
        short = [
            public.parties[seat].short
            for seat in space.seats.signers
            if space.points[seat, number] < space.seats.reservations[seat]
        ]
        return failed(
            tr("not acceptable"),
            tr(
                "By its numbers {parties} would not have signed what really happened: lower the reservation or "
                "raise the points of those clauses.",
                parties=listing(short),
            ),
        )
    return passed(tr("acceptable"))


LINT = Lint(
    "reference_outcome",
    N_("Whether the reference outcome is there, feasible and acceptable."),
    judge,
    passes=accord,
    trips=lambda: accord(fictional=False, reference=(0, 0)),
)
