"""Equal seeds give equal games from version to version: digests of every shipped scenario, and of the first four
at every level, in every protocol and by every engine.

The table was made by rules edition 2. A change to rules, negotiators or scenarios that is meant to change games makes
these lines anew, and says why; any other change leaves them as they are.
"""

import json
from pathlib import Path

import pytest

from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.shipped import scenarios
from communique.simulation import simulate

FIRST = scenarios() / "earlier" / "0.1.0"
TABLE = json.loads((Path(__file__).parent / "digests.json").read_text())
CYCLES = {
    "conference mixed": (
        "firm", "two-faced", "legalist", "reciprocator", "deadline-watcher", "problem-solver", "statesman",
    ),
    "alternating mixed": ("boulware", "linear", "conceder", "micro"),
    "alternating people-like": ("statesman", "tit-for-tat", "problem-solver", "firm"),
}  # fmt: skip
"""Who plays, seat by seat, over and over."""
GAMES = {"conference": 2, "alternating": 4}


def played(line):
    """The digest of the games that a line of the table names."""
    name, level, protocol, title, engine = line.split()
    scenario = load_scenario(name)
    cycle = CYCLES.get(f"{protocol} {title}", ())
    lineup = {p.id: cycle[k % len(cycle)] for k, p in enumerate(scenario.public.parties)} if cycle else {}
    level = "" if level == "whole" else level
    games = GAMES[protocol]
    return simulate(scenario, lineup, games=games, seed=7, protocol=protocol, level=level, engine=engine).digest


def cost(line):
    """A parameter, slow where another engine plays what the session plays as well."""
    return line if line.endswith("plain") else pytest.param(line, marks=pytest.mark.slow)


@pytest.mark.parametrize("line", [cost(line) for line in TABLE])
def test_the_games_of_the_first_version_are_played_again(line):
    assert played(line) == TABLE[line]


def test_the_table_names_every_shipped_scenario():
    assert {line.split()[0] for line in TABLE} == set(list_scenarios())


def test_the_table_names_every_level_of_the_first_four_scenarios():
    named = {tuple(line.split()[:2]) for line in TABLE}
    first = [load_scenario(path.stem).public for path in FIRST.glob("*.yaml")]
    assert named >= {(one.id, level) for one in first for level in ("whole", *(cut.id for cut in one.levels))}
