"""What a scenario holds, exactly: outcome space, frontier, solution points, and how a package does.

Joint analysis needs every party's sheet, so only a facilitator, a debrief or a lint may ask for it; `tabulate_own`
needs one sheet and is what a negotiator uses. Everything is computed in integers on numpy tables.
"""

from communique.analysis.coalitions import Block, LeastTempting, blocking, least_tempting
from communique.analysis.effort import Effort, OutOfEffort, Stopped
from communique.analysis.fair_division import AdjustedWinner, adjusted_winner
from communique.analysis.graph_model import Stability, stability
from communique.analysis.joint_analysis import Analysis, At, above, analyse
from communique.analysis.measures import (
    LeftOnTable,
    balance,
    is_brittle,
    left_on_table,
    midpoint,
    opposition,
    surpluses,
)
from communique.analysis.merge import (
    FrontierTooLarge,
    at_least,
    best_packages,
    better_for_all,
    count_feasible,
    merge_frontier,
)
from communique.analysis.milp import MilpSolutions, NeedsHighs, solve_by_milp
from communique.analysis.pareto import Frontier, frontier
from communique.analysis.problem import Problem
from communique.analysis.seats import Seats
from communique.analysis.solutions import (
    Solution,
    egalitarian,
    ideal_point,
    kalai_smorodinsky,
    maximin,
    nash,
    nash_principals,
    solve,
    utilitarian,
)
from communique.analysis.space import (
    OutcomeSpace,
    TooManyPackages,
    feasible_packages,
    tabulate,
    tabulate_own,
    tabulate_problem,
)
from communique.analysis.swaps import Swap, harmless_swaps, trades
from communique.analysis.tractability import Method, Reach, is_listed, reach

__all__ = [
    "AdjustedWinner",
    "Analysis",
    "At",
    "Block",
    "Effort",
    "Frontier",
    "FrontierTooLarge",
    "LeastTempting",
    "LeftOnTable",
    "Method",
    "MilpSolutions",
    "NeedsHighs",
    "OutOfEffort",
    "OutcomeSpace",
    "Problem",
    "Reach",
    "Seats",
    "Solution",
    "Stability",
    "Stopped",
    "Swap",
    "TooManyPackages",
    "above",
    "adjusted_winner",
    "analyse",
    "at_least",
    "balance",
    "best_packages",
    "better_for_all",
    "blocking",
    "count_feasible",
    "egalitarian",
    "feasible_packages",
    "frontier",
    "harmless_swaps",
    "ideal_point",
    "is_brittle",
    "is_listed",
    "kalai_smorodinsky",
    "least_tempting",
    "left_on_table",
    "maximin",
    "merge_frontier",
    "midpoint",
    "nash",
    "nash_principals",
    "opposition",
    "reach",
    "solve",
    "solve_by_milp",
    "stability",
    "surpluses",
    "tabulate",
    "tabulate_own",
    "tabulate_problem",
    "trades",
    "utilitarian",
]
