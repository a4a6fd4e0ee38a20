"""How many sides a class has to print: the papers of every scenario and level, one page a side and two.

    python tests/bench/bench_pages.py [--people 30] [--paper a4] [--scenario ID ...] [--whole]

What a class needs: a role sheet for each person; of everything else for players one for each table, in its middle; the
teacher's pack and the fact sheet once. Slides are shown. `--whole` leaves the levels out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "game")]

from communique.classroom.paper_stock import Stock
from communique.classroom.papers import Printing, documents
from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.model.levels import at_level
from communique.model.sheet import Scenario

ONCE: Final = ("teacher.pdf", "facts.pdf")
"""Papers of which a class needs one."""


def copies(name: str, people: int, parties: int) -> int:
    """How many of a paper a class of so many people prints, sitting at tables of one person a delegation."""
    if name == "slides.pdf":
        return 0
    if name in ONCE:
        return 1
    return people // parties


def sides(scenario: Scenario, stock: Stock, people: int) -> int:
    """The sides of all copies that a class needs."""
    parties = len(scenario.public.parties)
    return sum(
        copies(one.name, people, parties) * one.make().page_no()
        for one in documents(scenario, Printing(stock))
        if copies(one.name, people, parties)
    )


def main(words: Sequence[str] | None = None) -> None:
    """Print a line for each scenario and level."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4")
    parser.add_argument("--scenario", nargs="*", default=[])
    parser.add_argument("--whole", action="store_true")
    asked = parser.parse_args(words)
    print(f"| scenario | level | sides for {asked.people} | two up |\n|---|---|---|---|")
    for name in asked.scenario or list_scenarios():
        written = load_scenario(name)
        for level in ("",) if asked.whole else ("", *(one.id for one in written.public.levels)):
            case = at_level(written, level) if level else written
            found = [sides(case, Stock(asked.paper, two_up=two_up), asked.people) for two_up in (False, True)]
            print(f"| {name} | {level or 'whole'} | {found[0]} | {found[1]} |", flush=True)


if __name__ == "__main__":
    main()
