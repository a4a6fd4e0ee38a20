"""What audiences at home ask of a drawn sheet: about as many settlements of their issues please them as before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from communique.loading.fresh.points import drawn
from communique.model.papers import Bounds
from communique.model.sheet import Audience, Sheet
from communique.rules.dice import Dice


def drawn_thresholds(written: Sheet, sheet: Sheet, spread: int, dice: Dice) -> Sheet:
    """`sheet`, whose points are drawn, with thresholds that please as many as those of `written`, by `spread` percent.

    At least one settlement pleases each audience, and none that asks for something is pleased by all.
    """
    return replace(
        sheet,
        audiences=tuple(
            replace(audience, threshold=_threshold(written, sheet, audience, drawn(Bounds(-spread, spread), dice)))
            for audience in written.audiences
        ),
    )


def pleasing(sheet: Sheet, percent: int) -> Sheet:
    """The sheet with thresholds that so many of a hundred settlements of an audience's issues reach."""
    found = []
    for audience in sheet.audiences:
        sums = _sums(sheet, audience.issues)
        place = min(max(len(sums) * percent // 100, 1), len(sums) - 1)
        found.append(replace(audience, threshold=max((sums[place - 1] + sums[place] + 1) // 2, 0)))
    return replace(sheet, audiences=tuple(found))


def _threshold(written: Sheet, sheet: Sheet, audience: Audience, more: int) -> int:
    before, now = _sums(written, audience.issues), _sums(sheet, audience.issues)
    pleased = sum(worth >= audience.threshold for worth in before)
    if pleased == len(before):
        return max(now[-1], 0)
    wanted = min(max(pleased + len(before) * more // 100, 1), len(before) - 1)
    # Half way between the last settlement that is to please and the first that is not.
    return max((now[wanted - 1] + now[wanted] + 1) // 2, 0)


def _sums(sheet: Sheet, issues: Sequence[int]) -> list[int]:
    """What the settlements of `issues` are worth, the best first."""
    return sorted((sum(worths) for worths in product(*(sheet.points[issue] for issue in issues))), reverse=True)
