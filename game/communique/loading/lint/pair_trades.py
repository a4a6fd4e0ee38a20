"""Whether each pair of principals has exchanges to discover.

Among two or three principals every pair must. Where there are more, some are allies: they want the same on nearly
every issue and so have nothing to exchange, which is what makes them a coalition. There each principal must find
exchanges with at least half of the others.
"""

from __future__ import annotations

from itertools import combinations

from communique.analysis.measures import midpoint
from communique.analysis.problem import Problem
from communique.analysis.space import OutcomeSpace
from communique.analysis.swaps import trade_counts
from communique.loading.lint._lint import Efficient, Lint, LintVerdict, listing, passed, warned
from communique.loading.lint._samples import even, uneven
from communique.model.sheet import Scenario
from communique.words import N_, joined, tr

LEAST = 3
FEW = 3
"""Up to so many principals, every pair counts."""


def judge(scenario: Scenario, space: OutcomeSpace, efficient: Efficient) -> LintVerdict:
    """The fewest swaps of two clauses, starting from the midpoint package, that help both of a pair that counts."""
    problem = space.problem or Problem.posed_by(scenario)
    start = midpoint(problem)
    principals = problem.seats.principals
    counts = trade_counts(problem, start, list(combinations(principals, 2)))
    if not counts:
        return passed(tr("no pair"))
    return _every_pair(scenario, counts) if len(principals) <= FEW else _half_of_the_others(scenario, counts)


def _every_pair(scenario: Scenario, counts: dict[tuple[int, int], int]) -> LintVerdict:
    parties = scenario.public.parties
    fewest = min(counts.values())
    if fewest >= LEAST:
        return passed(str(fewest))
    poor = [joined([parties[a].short, parties[b].short]) for (a, b), count in counts.items() if count < LEAST]
    return warned(
        str(fewest),
        tr(
            "From the midpoint package each pair of principals should find {least} swaps of two clauses that "
            "help both; let these weigh issues more differently: {poor}.",
            least=LEAST,
            poor=listing(poor),
        ),
    )


def _half_of_the_others(scenario: Scenario, counts: dict[tuple[int, int], int]) -> LintVerdict:
    seats = sorted({seat for pair in counts for seat in pair})
    partners = {seat: sum(count >= LEAST for pair, count in counts.items() if seat in pair) for seat in seats}
    others = len(seats) - 1
    figure = tr("{n} of {others} partners", n=min(partners.values()), others=others)
    poor = [scenario.public.parties[seat].short for seat, found in partners.items() if 2 * found < others]
    if not poor:
        return passed(figure)
    return warned(
        figure,
        tr(
            "From the midpoint package each principal should find {least} swaps of two clauses that help both "
            "with at least half of the others; let these weigh issues more differently from others: {poor}.",
            least=LEAST,
            poor=listing(poor),
        ),
    )


LINT = Lint(
    "pair_trades",
    N_(
        "Two-clause swaps from the midpoint that help both: 3 or more for each pair of principals; among "
        "four or more principals, for each with at least half of the others."
    ),
    judge,
    passes=uneven,
    trips=even,
)
