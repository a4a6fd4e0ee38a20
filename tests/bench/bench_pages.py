"""How many sides a class has to print: the papers of every scenario and level, on A4 and Letter, a page a side and two.

    python tests/bench/bench_pages.py [--people 30] [--scenario ID ...] [--level ID ...]

What a class needs: a role sheet and a personal page for each person; of everything else for players one for each
table, of cards as many sides as hold a set for each; the teacher's pack, the deck of news and the fact sheets once.
Slides are shown. Papers are laid out and not drawn, which is what makes it quick; `tests/classroom/test_pages.py` holds
that they have as many pages when they are.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import Path
from typing import Final

if __name__ == "__main__":
    root = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(root / "game"), str(root / "tests")]

from laid_out import counted

from communique.classroom.paper import Paper
from communique.classroom.paper_stock import Stock
from communique.classroom.papers import Printing, documents
from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.model.levels import at_level
from communique.model.sheet import Scenario

ONCE: Final = ("teacher.pdf", "news.pdf", "facts.pdf", "facts-later.pdf")
"""Papers of which a class needs one."""
EACH: Final = ("personal.pdf",)
"""Papers of which everybody needs one; of role sheets each delegation has its own."""
STOCKS: Final = tuple(Stock(size, two_up=two_up) for size in ("a4", "letter") for two_up in (False, True))


def copies(name: str, people: int, parties: int) -> int:
    """How many of a paper a class of so many people needs, sitting at tables of one person a delegation."""
    if name == "slides.pdf":
        return 0
    if name in ONCE:
        return 1
    return people if name in EACH else people // parties


def sides(scenario: Scenario, stock: Stock, people: int) -> int:
    """The sides of all copies that a class needs."""
    needed = (
        (one, copies(one.name, people, len(scenario.public.parties))) for one in documents(scenario, Printing(stock))
    )
    return sum(printed(one.make(), count) for one, count in needed if count)


def printed(page: Paper, count: int) -> int:
    """The sides that so many copies of a paper take."""
    needed = ceil(count / page.sets)
    return ceil(needed / 2) if page.twice else needed * page.page_no()


def rows(name: str, levels: Sequence[str], people: int) -> Iterator[tuple[str, ...]]:
    """By level, the sides on each stock; of the whole scenario where it has no levels."""
    written = load_scenario(name)
    for level in [one.id for one in written.public.levels if one.id in levels or not levels] or [""]:
        case = at_level(written, level) if level else written
        yield name, level or "whole", *(str(sides(case, stock, people)) for stock in STOCKS)


def main(words: Sequence[str] | None = None) -> None:
    """Print a line for each scenario and level."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--scenario", nargs="*", default=[])
    parser.add_argument("--level", nargs="*", default=[])
    asked = parser.parse_args(words)
    heads = [f"{stock.name}, two up" if stock.two_up else stock.name for stock in STOCKS]
    print(f"Sides for {asked.people} people\n")
    print(f"| scenario | level | {' | '.join(heads)} |\n|---|---|{'---|' * len(STOCKS)}")
    with counted():
        for name in asked.scenario or list_scenarios():
            for row in rows(name, asked.level, asked.people):
                print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
