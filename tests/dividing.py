"""Deals in which two people divided goods, as research published them, and whether each was efficient.

The deals are read from the published files; what is efficient the program's own frontier says. Nothing of the talks
themselves is read but who had what.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from communique.analysis import Problem, Seats, frontier, tabulate_problem

Numbers = tuple[int, ...]

CASINO_POINTS = {"High": 5, "Medium": 4, "Low": 3}
CASINO_FILES = ("train", "valid", "test")
_AGREED = re.compile(
    r"item0=(\d+) item1=(\d+) item2=(\d+) <eos> reward=(\d+) agree (\d+) (\d+) (\d+) (\d+) (\d+) (\d+)\s*$"
)


class Division(NamedTuple):
    """Who had what."""

    counts: Numbers
    """How many things there are of each sort."""
    mine: Numbers
    """What a thing of each sort was worth to the one."""
    theirs: Numbers
    """And to the other."""
    got: Numbers
    """How many things of each sort the one had; the other had the rest."""

    @property
    def points(self) -> tuple[int, int]:
        """What the deal was worth to either."""
        rest = [n - g for n, g in zip(self.counts, self.got, strict=True)]
        return sum(map(int.__mul__, self.mine, self.got)), sum(map(int.__mul__, self.theirs, rest))


@cache
def best(counts: Numbers, mine: Numbers, theirs: Numbers) -> frozenset[tuple[int, ...]]:
    """The pairs of points that nothing betters for one without costing the other, by the program's frontier."""
    values = tuple(
        np.array([[a * k for k in range(n + 1)], [b * (n - k) for k in range(n + 1)]])
        for n, a, b in zip(counts, mine, theirs, strict=True)
    )
    seats = Seats(("one", "other"), (0, 0), (0, 1), (0, 1), 2)
    problem = Problem(seats, values, tuple(np.ones(n + 1, dtype=bool) for n in counts))
    return frozenset(map(tuple, frontier(tabulate_problem(problem)).vectors.tolist()))


def efficient(deal: Division) -> bool:
    """Whether nothing could have bettered the deal for one without costing the other."""
    return deal.points in best(deal.counts, deal.mine, deal.theirs)


def share(deals: Iterable[Division]) -> tuple[int, int]:
    """How many of the deals were efficient, and how many there are."""
    found = [efficient(deal) for deal in deals]
    return sum(found), len(found)


def casino(folder: Path) -> Iterator[Division]:
    """The deals of CaSiNo, from the folder `data/split` of its repository; ValueError where points do not fit."""
    for name in CASINO_FILES:
        for talk in json.loads((folder / f"casino_{name}.json").read_text(encoding="utf-8")):
            deal = _casino_deal(talk)
            if deal is not None:
                yield deal


def _casino_deal(talk: dict[str, Any]) -> Division | None:
    """The deal a talk ended in, as the one who put it forward had it; None where somebody walked away."""
    marks = [said for said in talk["chat_logs"] if said["text"] in ("Submit-Deal", "Accept-Deal", "Walk-Away")]
    if marks[-1]["text"] != "Accept-Deal":
        return None
    put = next(said for said in reversed(marks) if said["text"] == "Submit-Deal")
    people = talk["participant_info"]
    (other,) = set(people) - {put["id"]}
    goods = sorted(put["task_data"]["issue2youget"])
    mine, theirs = (_casino_values(people[who], goods) for who in (put["id"], other))
    deal = Division((3, 3, 3), mine, theirs, tuple(int(put["task_data"]["issue2youget"][good]) for good in goods))
    stated = tuple(people[who]["outcomes"]["points_scored"] for who in (put["id"], other))
    if deal.points != stated:
        raise ValueError(f"talk {talk['dialogue_id']}: {deal.points} worked out, {stated} stated")
    return deal


def _casino_values(person: dict[str, Any], goods: list[str]) -> Numbers:
    rank = {good: CASINO_POINTS[how] for how, good in person["value2issue"].items()}
    return tuple(rank[good] for good in goods)


def deal_or_no_deal(lines: Iterable[str]) -> Iterator[Division]:
    """The deals on which both sides said the same, a line each. Raises ValueError where points do not fit."""
    for line in lines:
        found = _AGREED.search(line)
        if found is None:
            continue
        numbers = [int(word) for word in line.split()[:6]]
        got, partner = tuple(map(int, found.groups()[:3])), tuple(map(int, found.groups()[4:]))
        deal = Division(tuple(numbers[::2]), tuple(numbers[1::2]), partner[1::2], got)
        if partner[::2] != deal.counts or deal.points[0] != int(found[4]):
            raise ValueError(f"points do not fit: {line.strip()[:80]}")
        yield deal
