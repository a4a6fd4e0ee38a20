"""Our negotiators in NegMAS, NegMAS's at our table, and a scenario of NegMAS's measured exactly (extra `research`).

python game/examples/negmas_both_ways.py
"""

from __future__ import annotations

import random

from negmas import MappingUtilityFunction, make_issue, make_os
from negmas.inout import Scenario
from negmas.sao import BoulwareTBNegotiator, SAOMechanism

from communique import analyse, simulate
from communique.interop.negmas_negotiators import Statesman
from communique.interop.negmas_scenarios import from_negmas


def shift() -> Scenario:
    """A worker and an owner settle hours and wage; neither's utility is a sum over the issues."""
    space = make_os([make_issue(4, "hours"), make_issue(4, "wage")], name="shift")
    worker = MappingUtilityFunction(
        lambda o: (3 - o[0]) * o[1] / 9, outcome_space=space, reserved_value=0.2, name="worker"
    )
    owner = MappingUtilityFunction(
        lambda o: o[0] * (3 - o[1]) / 9, outcome_space=space, reserved_value=0.1, name="owner"
    )
    return Scenario(outcome_space=space, ufuns=(worker, owner))


def main() -> None:
    """Play there and here, and print both."""
    random.seed(1)
    theirs = shift()
    mechanism = SAOMechanism(outcome_space=theirs.outcome_space, n_steps=100)
    mechanism.add(Statesman(name="ours", seed=1), ufun=theirs.ufuns[0])
    mechanism.add(BoulwareTBNegotiator(name="theirs"), ufun=theirs.ufuns[1])
    print("in NegMAS:", mechanism.run().agreement)

    found = from_negmas(theirs)
    print("efficient packages:", len(analyse(found.scenario).frontier))
    results = simulate(
        found.scenario, ["statesman", "negmas:BoulwareTBNegotiator"], games=5, protocol="alternating", rounds=100
    )
    print("at our table:", results.summary()["agreements"], "of", len(results.rows), "agree")


if __name__ == "__main__":
    main()
