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
from communique.analysis.swaps import trades
from communique.loading.lint._lint import Lint, LintVerdict, listing, passed, warned
from communique.model.sheet import Scenario

LEAST = 3
FEW = 3
"""Up to so many principals, every pair counts."""


def judge(scenario: Scenario, space: OutcomeSpace) -> LintVerdict:
    """The fewest swaps of two clauses, starting from the midpoint package, that help both of a pair that counts."""
    problem = space.problem or Problem.posed_by(scenario)
    start = midpoint(problem)
    principals = problem.seats.principals
    counts = {pair: len(trades(problem, start, *pair)) for pair in combinations(principals, 2)}
    if not counts:
        return passed("no pair")
    return _every_pair(scenario, counts) if len(principals) <= FEW else _half_of_the_others(scenario, counts)


def _every_pair(scenario: Scenario, counts: dict[tuple[int, int], int]) -> LintVerdict:
    parties = scenario.public.parties
    fewest = min(counts.values())
    if fewest >= LEAST:
        return passed(str(fewest))
    poor = [f"{parties[a].short} and {parties[b].short}" for (a, b), count in counts.items() if count < LEAST]
    return warned(
        str(fewest),
        f"From the midpoint package each pair of principals should find {LEAST} swaps of two clauses that help both; "
        f"let these weigh issues more differently: {listing(poor)}.",
    )


def _half_of_the_others(scenario: Scenario, counts: dict[tuple[int, int], int]) -> LintVerdict:
    seats = sorted({seat for pair in counts for seat in pair})
    partners = {seat: sum(count >= LEAST for pair, count in counts.items() if seat in pair) for seat in seats}
    others = len(seats) - 1
    figure = f"{min(partners.values())} of {others} partners"
    poor = [scenario.public.parties[seat].short for seat, found in partners.items() if 2 * found < others]
    if not poor:
        return passed(figure)
    return warned(
        figure,
        f"From the midpoint package each principal should find {LEAST} swaps of two clauses that help both with at "
        f"least half of the others; let these weigh issues more differently from others: {listing(poor)}.",
    )


LINT = Lint(
    "pair_trades",
    "Two-clause swaps from the midpoint that help both: 3 or more for each pair of principals; among four or more "
    "principals, for each with at least half of the others.",
    judge,
)
