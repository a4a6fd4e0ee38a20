"""Interests drawn for an invented scenario: who likes more and who less of each matter, and how much it weighs.

One matter all principals like alike. On the others the first two principals are opposed and the rest fall in with
either. Three numbers decide how opposed the whole is: how bent the curves are (a middle that suits both sides, or
neither), how alike the weights of different parties, and how much the shared matter weighs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from communique.model.scenario import Public, Role
from communique.model.sheet import Sheet
from communique.rules.dice import Dice

_WHOLE = 1000


class Leaning(NamedTuple):
    """What decides how opposed interests are, in percent."""

    bend: int
    """100: the middle is worth three quarters to both sides; 0: half; -100: a quarter."""
    alike: int
    """100: every issue weighs the same for everybody; 0: very uneven, and differently for each."""
    shared: int
    """What the shared matter weighs, of an even share."""


def drawn_leaning(dice: Dice) -> Leaning:
    """A leaning within the bounds that leave room for exchanges."""
    return Leaning(20 + dice.below(81), dice.below(31), 30 + dice.below(111))


def drawn_sheets(public: Public, sheets: tuple[Sheet, ...], leaning: Leaning, dice: Dice) -> tuple[Sheet, ...]:
    """The sheets with points drawn for `leaning`, on no scale."""
    issues = len(public.issues)
    shared = dice.below(issues) if issues > 1 else -1
    sides = [_sides(public, dice, is_shared=issue == shared) for issue in range(issues)]
    order = _shuffled(issues, dice)
    found = []
    for seat, sheet in enumerate(sheets):
        ranks = order if seat == 0 else order[::-1] if seat == 1 else _shuffled(issues, dice)
        rows = []
        for issue, size in enumerate(public.sizes):
            weight = _weight(ranks.index(issue), issues, leaning, is_shared=issue == shared)
            rows.append(_row(size, weight, sides[issue][seat], leaning.bend - 20 + dice.below(41), dice))
        found.append(replace(sheet, points=tuple(rows)))
    return tuple(found)


def moved(sheets: tuple[Sheet, ...], dice: Dice) -> tuple[Sheet, ...]:
    """The sheets with one party's points on one issue changed: weight, middle, or now and then the side."""
    seat = dice.below(len(sheets))
    issue = dice.below(len(sheets[seat].points))
    row = sheets[seat].points[issue]
    if dice.chance(10):
        changed = row[::-1]
    elif len(row) < 3 or dice.below(2):
        factor = 65 + dice.below(90)
        changed = tuple(value * factor // 100 for value in row)
    else:
        low, high = min(row), max(row)
        inner = sorted(low + 1 + dice.below(high - low - 1) for _ in row[1:-1])
        rising = (low, *inner, high)
        changed = rising if row[-1] == high else rising[::-1]
    points = (*sheets[seat].points[:issue], changed, *sheets[seat].points[issue + 1 :])
    return (*sheets[:seat], replace(sheets[seat], points=points), *sheets[seat + 1 :])


def _sides(public: Public, dice: Dice, *, is_shared: bool) -> list[int]:
    """By seat, 1 for who likes more of an issue, 0 for who likes less; the first two are opposed unless all agree."""
    row = [dice.below(2) for _ in public.parties]
    if is_shared:
        return [1 if party.role is Role.PRINCIPAL else side for party, side in zip(public.parties, row, strict=True)]
    return [row[0], 1 - row[0], *row[2:]]


def _shuffled(count: int, dice: Dice) -> list[int]:
    left = list(range(count))
    return [left.pop(dice.below(len(left))) for _ in range(count)]


def _weight(rank: int, issues: int, leaning: Leaning, *, is_shared: bool) -> int:
    """What an issue of this rank weighs, a thousand being an even share: from one and a half to a third of it."""
    if is_shared:
        return _WHOLE * leaning.shared // 100
    own = 1500 - 1150 * rank // max(issues - 1, 1)
    return (own * (100 - leaning.alike) + _WHOLE * leaning.alike) // 100


def _row(options: int, weight: int, side: int, bend: int, dice: Dice) -> tuple[int, ...]:
    """Points by option: rising where `side` is 1, with a little noise that leaves the order."""
    last = options - 1
    values = []
    for option in range(options):
        share = _WHOLE * option // last
        bent = share + bend * share * (_WHOLE - share) // (100 * _WHOLE)
        values.append(weight * bent // _WHOLE)
    step = weight // (4 * last)
    inner = [value + dice.below(2 * step + 1) - step for value in values[1:-1]]
    rising = [values[0], *sorted(inner), values[-1]]
    return tuple(rising if side else rising[::-1])
