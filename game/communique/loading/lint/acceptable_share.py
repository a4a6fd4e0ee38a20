"""How much of the outcome space everybody could live with."""

from __future__ import annotations

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Lint, LintVerdict, failed, passed, warned
from communique.model.sheet import Scenario

LEAST, MOST = 2.0, 15.0


def judge(scenario: Scenario, space: OutcomeSpace) -> LintVerdict:
    """Percent of the feasible packages that leave no party below its reservation."""
    feasible = int(space.feasible.sum())
    acceptable = int(space.acceptable_to_all.sum())
    if not acceptable:
        return failed("0 %", "No package is acceptable to all: lower some reservations, or add options that help both.")
    share = 100 * acceptable / feasible
    figure = f"{share:.1f} %"
    if share < LEAST:
        return warned(figure, f"Lower reservations until {LEAST:.0f} to {MOST:.0f} % of packages suit all.")
    if share > MOST:
        return warned(figure, f"Raise reservations until {LEAST:.0f} to {MOST:.0f} % of packages suit all.")
    return passed(figure)


LINT = Lint("acceptable_share", "The share of packages acceptable to all parties: 2 to 15 %.", judge)
