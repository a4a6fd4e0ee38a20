"""Ours in NegMAS and NegMAS's at our table: are they the same games, and how the statesman fares against theirs.

    python tests/bench/bench_negmas.py [--games N] [--rounds N] [--seconds S]

Needs NegMAS (extra `research`). Each pair plays N scenarios of NegMAS's own making, three issues of 5, 4 and 3 values
with values drawn by chance, from both seats: once in `SAOMechanism` with NegMAS's utility functions, once at our table
with the sheets that `from_negmas` makes of them. Utilities are NegMAS's, of no agreement the reserved value. The last
table is played by the clock, in NegMAS alone.
"""

from __future__ import annotations

import random
import sys
import warnings
from argparse import ArgumentParser
from pathlib import Path
from statistics import fmean
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "game"))

from communique.interop import negmas_negotiators as ours
from communique.interop.negmas_library import library
from communique.interop.negmas_preferences import agenda_of
from communique.interop.negmas_scenarios import from_negmas
from communique.simulation import play

SIZES = (5, 4, 3)
THEIRS = (
    "BoulwareTBNegotiator",
    "ConcederTBNegotiator",
    "LinearTBNegotiator",
    "AspirationNegotiator",
    "ToughNegotiator",
    "MiCRONegotiator",
    "NaiveTitForTatNegotiator",
)
CHANCY = ("MiCRONegotiator", "NaiveTitForTatNegotiator")
"""Those that draw among outcomes that are equal to them."""


def made(number: int) -> Any:
    """A scenario of NegMAS, its values in hundredths."""
    negmas, chance = library("negmas"), random.Random(number)
    space = negmas.make_os([negmas.make_issue(size, f"i{size}") for size in SIZES], name=f"made-{number}")
    ufuns = tuple(
        negmas.LinearAdditiveUtilityFunction(
            [{k: chance.randint(0, 100) / 100 for k in range(size)} for size in SIZES],
            weights=[0.5, 0.3, 0.2], outcome_space=space, reserved_value=0.3, name=name,
        ) for name in ("one", "two")
    )  # fmt: skip
    return library("negmas.inout").Scenario(outcome_space=space, ufuns=ufuns)


def in_negmas(scenario: Any, theirs: str, first: bool, seed: int, **limits: Any) -> Any:
    """The agreement in NegMAS's mechanism; None without one."""
    mechanism = library("negmas.sao").SAOMechanism(outcome_space=scenario.outcome_space, **limits)
    players = [ours.as_negmas("statesman")(seed=seed), getattr(library("negmas.sao"), theirs)()]
    random.seed(seed)
    for player, ufun in zip(players if first else reversed(players), scenario.ufuns, strict=True):
        mechanism.add(player, ufun=ufun)
    mechanism.run()
    return mechanism.agreement


def here(scenario: Any, theirs: str, first: bool, seed: int, rounds: int) -> Any:
    """The same at our table."""
    names = ["statesman", f"negmas:{theirs}"]
    found = from_negmas(scenario).scenario
    agreed = play(
        found, names if first else names[::-1], seed, protocol="alternating", rounds=rounds
    ).outcome().package  # fmt: skip
    return None if agreed is None else agenda_of(scenario.outcome_space).outcome(agreed)


def worth(ufun: Any, agreed: Any) -> float:
    """What it comes to for the party."""
    return float(ufun.reserved_value if agreed is None else ufun(agreed))


def main() -> None:
    """Print both tables."""
    parser = ArgumentParser(description="Ours in NegMAS and NegMAS's at our table.")
    parser.add_argument("--games", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=2.0)
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    print(f"{asked.games} scenarios, both seats, {asked.rounds} rounds: agreements that are the same, and mean utility")
    print(f"{'against':28}{'same':>9}{'statesman':>11}{'here':>8}{'theirs':>9}{'here':>8}")
    for theirs in THEIRS:
        same, utility = 0, list[tuple[float, ...]]()
        for number in range(asked.games):
            scenario = made(number)
            for first in (True, False):
                there = in_negmas(scenario, theirs, first, number, n_steps=asked.rounds)
                at_ours = here(scenario, theirs, first, number, asked.rounds)
                same += there == at_ours
                mine, other = scenario.ufuns if first else reversed(scenario.ufuns)
                utility.append((worth(mine, there), worth(mine, at_ours), worth(other, there), worth(other, at_ours)))
        means = [fmean(column) for column in zip(*utility, strict=True)]
        mark = " (chance)" if theirs in CHANCY else ""
        row = f"{same:4}/{2 * asked.games:<4}{means[0]:11.3f}{means[1]:8.3f}{means[2]:9.3f}{means[3]:8.3f}"
        print(f"{theirs:28}{row}{mark}")
    print(f"\nBy the clock, {asked.seconds:g} s, first seat, {min(3, asked.games)} scenarios: mean utility, agreements")
    for theirs in THEIRS:
        ends = [in_negmas(made(k), theirs, True, k, time_limit=asked.seconds) for k in range(min(3, asked.games))]
        mine = fmean(worth(made(k).ufuns[0], agreed) for k, agreed in enumerate(ends))
        print(f"{theirs:28}{mine:9.3f}{sum(agreed is not None for agreed in ends):5}/{len(ends)}")


if __name__ == "__main__":
    main()
