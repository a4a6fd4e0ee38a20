"""Whether each pair of principals has exchanges to discover."""

from __future__ import annotations

from itertools import combinations

from game.analysis.measures import midpoint
from game.analysis.problem import Problem
from game.analysis.space import OutcomeSpace
from game.analysis.swaps import trades
from game.loading.lint._lint import Lint, Verdict, listing, passed, warned
from game.model.sheet import Scenario

LEAST = 3


def judge(scenario: Scenario, space: OutcomeSpace) -> Verdict:
    """The fewest two-clause swaps that help both of a pair of principals, starting from the midpoint package."""
    problem = space.problem or Problem.posed_by(scenario)
    start = midpoint(problem)
    parties = scenario.public.parties
    counts = {
        f"{parties[a].short} and {parties[b].short}": len(trades(problem, start, a, b))
        for a, b in combinations(problem.seats.principals, 2)
    }
    if not counts:
        return passed("no pair")
    fewest = min(counts.values())
    if fewest >= LEAST:
        return passed(str(fewest))
    poor = [pair for pair, count in counts.items() if count < LEAST]
    return warned(
        str(fewest),
        f"From the midpoint package each pair of principals should find {LEAST} swaps of two clauses that help both; "
        f"let these weigh issues more differently: {listing(poor)}.",
    )


LINT = Lint(
    "pair_trades", "The fewest two-clause swaps from the midpoint that help a pair of principals: at least 3.", judge
)
