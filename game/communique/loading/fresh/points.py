"""The points of one sheet drawn within its ranges: weights, steps between options, links; the best package worth 100.

Whole numbers throughout, so that every machine draws the same. Between drawing and rounding, values are counted in
ten thousandths of a point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from communique.loading.best import Tie, best
from communique.loading.fresh.keeping import kept, stakes, usual_keeps
from communique.model.papers import Bounds, Keep, Ranges
from communique.model.scenario import Feasibility, Public
from communique.model.sheet import Link, Sheet
from communique.rules.dice import Dice

WORTH: Final = 100
"""What the best package is worth on every sheet."""


class _Fine(NamedTuple):
    """A sheet's values before they are rounded, in ten thousandths of a point."""

    levels: list[list[int]]
    """levels[issue]: the different values of its options, ascending."""
    links: list[int]


def drawn_points(public: Public, sheet: Sheet, ranges: Ranges, dice: Dice) -> Sheet | None:
    """The sheet with other points and links; None when what was drawn cannot be rounded within the ranges.

    Thresholds and no-deal values are still those of `sheet`.
    """
    keeps = (*usual_keeps(sheet.points), *ranges.keeps[sheet.seat])
    weights = ranges.weights[sheet.seat]
    factors = [drawn(bounds, dice) for bounds in weights]
    if not _is_worth_rounding(stakes(sheet.points), factors, keeps):
        return None
    moved = [dice.below(2 * ranges.steps + 1) - ranges.steps for row in sheet.points for _ in row]
    link_factors = [drawn(ranges.links, dice) for _ in sheet.links]
    fine = _Fine(
        _levels(sheet, factors, moved),
        [link.points * factor * 100 for link, factor in zip(sheet.links, link_factors, strict=True)],
    )
    found = _rounded(public, sheet, fine)
    return found if found is not None and within(sheet, found, weights, keeps) else None


def _is_worth_rounding(sizes: Sequence[int], factors: Sequence[int], keeps: Sequence[Keep]) -> bool:
    found = [size * factor for size, factor in zip(sizes, factors, strict=True)]
    return kept(found, keeps) and (_is_even(found) or not _is_even(sizes))


def drawn(bounds: Bounds, dice: Dice) -> int:
    """A number within the bounds, each as likely as another."""
    return bounds.low + dice.below(bounds.high - bounds.low + 1)


def within(sheet: Sheet, found: Sheet, weights: Sequence[Bounds], keeps: Sequence[Keep]) -> bool:
    """Whether what is at stake in `found` lies in the ranges about `sheet`, to a point, and in the order to keep."""
    before, now = stakes(sheet.points), stakes(found.points)
    if not kept(now, keeps) or (_is_even(before) and not _is_even(now)):
        return False
    return all(
        bounds.low * old // 100 <= new <= -(-bounds.high * old // 100)
        for bounds, old, new in zip(weights, before, now, strict=True)
    )


def _is_even(sizes: Sequence[int]) -> bool:
    """Whether no issue drowns the others, by the range of `issue_weight`: 30 % or one and a half even shares."""
    largest, total = max(sizes), sum(sizes)
    return 10 * largest <= 3 * total or 2 * len(sizes) * largest <= 3 * total


def _levels(sheet: Sheet, factors: Sequence[int], moved: Sequence[int]) -> list[list[int]]:
    move = iter(moved)
    found = []
    for row, factor in zip(sheet.points, factors, strict=True):
        values, moves = sorted(set(row)), [next(move) for _ in row]
        stake = values[-1] - values[0]
        inner = [value * factor * 100 + stake * factor * step for value, step in zip(values[1:-1], moves, strict=False)]
        found.append([values[0] * factor * 100, *sorted(inner), *(v * factor * 100 for v in values[1:][-1:])])
    return found


def worth_a_hundred(public: Public, sheet: Sheet) -> Sheet | None:
    """The sheet scaled so that its best package is worth 100 exactly; None where rounding cannot reach that."""
    levels = [sorted({value * 10_000 for value in row}) for row in sheet.points]
    return _rounded(public, sheet, _Fine(levels, [link.points * 10_000 for link in sheet.links]))


def _rounded(public: Public, sheet: Sheet, fine: _Fine) -> Sheet | None:
    """The sheet in whole points, its best package worth 100 exactly; None when that cannot be reached."""
    most = _best(public, sheet, fine.levels, fine.links)
    if most is None or most <= 0:
        return None
    levels = [_whole(values, most) for values in fine.levels]
    links = [
        _at_least_one(link.points, _part(points, most)) for link, points in zip(sheet.links, fine.links, strict=True)
    ]
    tops = [values[-1] * WORTH - level[-1] * most for values, level in zip(fine.levels, levels, strict=True)]
    if not _lifted(public, sheet, levels, links, tops):
        return None
    return replace(
        sheet,
        points=tuple(map(tuple, _rows(sheet, levels))),
        links=tuple(replace(link, points=points) for link, points in zip(sheet.links, links, strict=True)),
    )


def _part(value: int, most: int) -> int:
    """`value` in whole points when `most` is worth 100, halves upwards."""
    return (2 * value * WORTH + most) // (2 * most)


def _at_least_one(written: int, points: int) -> int:
    """`points`, or one point in the direction of what is written, so that a link stays one."""
    return max(points, 1) if written > 0 else min(points, -1) if written < 0 else 0


def _whole(values: Sequence[int], most: int) -> list[int]:
    """The levels in whole points, each above the one before it."""
    last = len(values) - 1
    found = [_part(values[0], most)]
    top = max(_part(values[-1], most), found[0] + last)
    for place, value in enumerate(values[1:], start=1):
        found.append(min(max(_part(value, most), found[-1] + 1), top - (last - place)))
    return found


def _lifted(public: Public, sheet: Sheet, levels: list[list[int]], links: Sequence[int], tops: Sequence[int]) -> bool:
    """Move best options by a point until the best package is worth 100; first those that rounding moved the other way.

    False when that does not lead there.
    """
    most = _best(public, sheet, levels, links)
    for _ in range(3):
        order = sorted(range(len(levels)), key=lambda issue: (-tops[issue] if most < WORTH else tops[issue], issue))
        for issue in order:
            if most == WORTH:
                return True
            step, row = (1 if most < WORTH else -1), levels[issue]
            row[-1] += step
            now = _best(public, sheet, levels, links) if len(row) == 1 or row[-1] > row[-2] else most
            if abs(WORTH - now) < abs(WORTH - most):
                most = now
            else:
                row[-1] -= step
    return bool(most == WORTH)


def _rows(sheet: Sheet, levels: Sequence[Sequence[int]]) -> list[list[int]]:
    """The points by option: each option has the level that it has in the sheet as written."""
    found = []
    for row, level in zip(sheet.points, levels, strict=True):
        place = {value: k for k, value in enumerate(sorted(set(row)))}
        found.append([level[place[value]] for value in row])
    return found


def _best(public: Public, sheet: Sheet, levels: Sequence[Sequence[int]], links: Sequence[int]) -> int:
    """The worth of the best package that the rules allow."""
    ties = [_tie(link, points) for link, points in zip(sheet.links, links, strict=True)]
    ties += [tie for rule in public.feasibility for tie in _forbidden(rule, public.sizes)]
    return best(_rows(sheet, levels), ties) or 0


def _tie(pair: Link | Feasibility, points: int | None) -> Tie:
    return Tie(pair.issue, pair.option, pair.other_issue, pair.other_option, points)


def _forbidden(rule: Feasibility, sizes: Sequence[int]) -> list[Tie]:
    if rule.kind == "excludes":
        return [_tie(rule, None)]
    others = (option for option in range(sizes[rule.other_issue]) if option != rule.other_option)
    return [Tie(rule.issue, rule.option, rule.other_issue, option, None) for option in others]
