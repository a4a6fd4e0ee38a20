"""How much of the outcome space everybody could live with."""

from __future__ import annotations

from communique.analysis.space import OutcomeSpace
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, failed, passed, warned
from communique.loading.lint._samples import hopeless, sample
from communique.model.sheet import Scenario
from communique.words import N_, number, percent, tr

LEAST, MOST = 2.0, 15.0


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """Percent of the feasible packages that leave no party below its reservation."""
    feasible = int(space.feasible.sum())
    acceptable = int(space.acceptable_to_all.sum())
    if not acceptable:
        return failed(
            percent(0), tr("No package is acceptable to all: lower some reservations, or add options that help both.")
        )
    share = 100 * acceptable / feasible
    figure = percent(share, 1)
    if share < LEAST:
        return warned(
            figure,
            tr(
                "Lower reservations until {least} to {most} % of packages suit all.",
                least=number(LEAST),
                most=number(MOST),
            ),
        )
    if share > MOST:
        return warned(
            figure,
            tr(
                "Raise reservations until {least} to {most} % of packages suit all.",
                least=number(LEAST),
                most=number(MOST),
            ),
        )
    return passed(figure)


LINT = Lint(
    "acceptable_share",
    N_("The share of packages acceptable to all parties: 2 to 15 %."),
    judge,
    passes=lambda: sample([[[*range(11)]] * 2, [[*range(10, -1, -1)]] * 2], [10, 10]),
    trips=hopeless,
    of_deals=True,
)
