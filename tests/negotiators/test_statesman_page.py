"""The statesman's page: every number of its style stands in the table, with its value and where it was measured."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from bench.bench_statesman import varied

import communique.negotiators
from communique.negotiators.statesman import StatesmanNumbers

PAGE = Path(communique.negotiators.__file__).parent / "statesman.md"


def _rows() -> dict[str, list[str]]:
    """By number, the other cells of its row."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {first.strip("`"): rest for first, *rest in cells}


def test_the_table_holds_every_number_with_its_value_and_no_other() -> None:
    assert {name: int(value) for name, (value, *_) in _rows().items()} == {
        one.name: getattr(StatesmanNumbers(), one.name) for one in fields(StatesmanNumbers)
    }


def test_each_number_says_what_it_is_and_where_it_was_measured_or_that_it_was_chosen() -> None:
    for name, (_, what, where, *_) in _rows().items():
        assert what, name
        assert "chosen" in where or "2026-11-" in where, name


FIGURE = r"[+−]\d+\.\d ± \d+\.\d"
CAME_OUT = re.compile(rf"(\d+): (no difference at all|no difference seen \({FIGURE}\)|{FIGURE})(, \d+ games)?")


def test_each_number_says_what_came_of_making_it_smaller_and_larger() -> None:
    """The values are those that the bench tries; a dash stands where another value would mean nothing."""
    for name, (value, _, _, *cells) in _rows().items():
        tried = [CAME_OUT.fullmatch(cell) for cell in cells if cell != "–"]
        assert len(cells) == 2, name
        assert sorted(int(one[1]) for one in tried if one) == sorted(varied(name, int(value))), name
