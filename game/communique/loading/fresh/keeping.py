"""What stays true of a sheet however it is drawn: which of its issues the party has most and least at stake on.

The two largest stakes stay above all others and the larger of them on top, and the smallest stays below all others,
wherever the sheet as written says so without a tie; a scenario may state more. The order of options within an issue
always stays, ties included, so a stated goal is met by what met it, and what all like best they like best.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from communique.model.papers import Keep


def stakes(rows: Sequence[Sequence[int]]) -> list[int]:
    """By issue, the points between the best option and the worst: `rows` are a party's, one an issue, by option."""
    return [max(row) - min(row) for row in rows]


def usual_keeps(rows: Sequence[Sequence[int]]) -> tuple[Keep, ...]:
    """What always stays of a sheet with these points."""
    return tuple(_usual(stakes(rows)))


def _usual(sizes: Sequence[int]) -> Iterator[Keep]:
    order = sorted(range(len(sizes)), key=lambda issue: (-sizes[issue], issue))
    top, last = set(order[:2]), order[-1]
    for more, less in permutations(range(len(sizes)), 2):
        if sizes[more] > sizes[less] and (more in top or less == last):
            yield Keep(more, less)


def kept(sizes: Sequence[int], keeps: Sequence[Keep]) -> bool:
    """Whether the stakes are in the order that `keeps` asks for."""
    return all(sizes[keep.more] >= sizes[keep.less] for keep in keeps)
