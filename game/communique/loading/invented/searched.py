"""An invented scenario that passes the lints, its interests as opposed as was asked for, or as nearly as was found.

Cases are drawn and measured, and the best of them is changed in one place at a time while that helps: fewer lints out
of range, and nearer to the opposition asked for. With one or two issues no case passes all. Opposition is the distance
of the frontier from everybody's ideal (`communique.analysis.measures.opposition`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from itertools import combinations
from math import prod
from typing import Final, NamedTuple

from communique.analysis.effort import OutOfEffort
from communique.analysis.measures import midpoint, opposition
from communique.analysis.problem import Problem
from communique.analysis.swaps import trade_counts
from communique.loading.build import build
from communique.loading.fresh.keeping import stakes
from communique.loading.fresh.no_deal import Wanted, no_deal_values
from communique.loading.fresh.points import worth_a_hundred
from communique.loading.fresh.table import CaseTable
from communique.loading.fresh.thresholds import pleasing
from communique.loading.invented.interests import drawn_leaning, drawn_sheets, moved
from communique.loading.invented.written import document, numbers, yaml_text
from communique.loading.lint import LINTS
from communique.loading.lint._lint import agreements
from communique.loading.models import ScenarioForm
from communique.model.scenario import Goal
from communique.model.sheet import Scenario, Sheet
from communique.rules.dice import Dice

MOST_PARTIES: Final = 8
MOST_ISSUES: Final = 16
_EFFORT: Final = 12_000_000
"""Packages times parties that are looked at, in all cases together."""
_MOST, _LEAST = 1000, 12
"""Cases that are measured, at most and at least."""
_REFUSED: Final = 600_000
"""Of a million packages, those that are worth less than no deal to a party before all are moved together."""
_NEAR: Final = 0.02
"""How near to the opposition asked for is near enough."""
_SETBACK: Final = 0.8
"""By how much a change may be for the worse, now and then, so that the search does not end in a corner."""
_WEIGHT: Final = 20
"""How many lints an opposition that is off by 1 weighs."""
_LINTS: Final = tuple(name for name in LINTS if name not in ("brief_lengths", "sources", "news_deck", "news_voices"))
"""The lints that depend on numbers; texts of the stock pass the others."""


class Invented(NamedTuple):
    """An invented scenario."""

    text: str
    """The scenario file."""
    opposition: float
    """How opposed the interests are."""
    failing: tuple[str, ...]
    """The lints that it does not pass."""


class _Idea(NamedTuple):
    """Interests on no scale, and the share of packages that is to be acceptable, in thousandths."""

    sheets: tuple[Sheet, ...]
    permille: int


class _Judged(NamedTuple):
    """An idea made into a case and measured; the smaller the better."""

    score: float
    idea: _Idea
    opposition: float
    failing: tuple[str, ...]
    case: Scenario


def invent(id: str, *, parties: int, issues: int, opposition: float, seed: int) -> Invented:
    """A scenario called `id`, the same for the same arguments."""
    data = document(id, parties, issues, seed)
    best = _searched(build(ScenarioForm.model_validate(data), ""), opposition, seed)
    case = _with_audiences(best.case)
    return Invented(yaml_text(data | numbers(data, case)), best.opposition, best.failing)


def _searched(skeleton: Scenario, wanted: float, seed: int) -> _Judged:
    """The best case found: some are drawn, and one of them is changed in one place at a time, seldom for the worse."""
    public = skeleton.public
    many = min(max(_EFFORT // (prod(public.sizes) * len(public.parties)), _LEAST), _MOST)
    best: _Judged | None = None
    here: _Judged | None = None
    for number in range(many):
        dice = Dice(seed, number, f"interests of {public.id}")
        idea = _idea(skeleton, here if number >= many // 10 else None, dice)
        bound = None if here is None else here.score + (_SETBACK if number >= many // 10 and dice.chance(8) else 0)
        found = _judged(skeleton, idea, wanted, dice, () if here is None else here.failing, bound)
        if found is None:
            continue
        here = found
        # Of equals the later one: on a plain the search moves about.
        if best is None or found.score <= best.score:
            best = found
        if not best.score:
            break
    assert best is not None
    return best


def _idea(skeleton: Scenario, here: _Judged | None, dice: Dice) -> _Idea:
    """A new idea, or one near to the case that the search has come to."""
    if here is None:
        sheets = drawn_sheets(skeleton.public, skeleton.sheets, drawn_leaning(dice), dice)
        return _Idea(sheets, 20 + dice.below(126))
    sheets = here.idea.sheets
    for _ in range(1 + dice.below(3)):
        sheets = moved(sheets, dice)
    return _Idea(sheets, 20 + dice.below(126) if dice.chance(30) else here.idea.permille)


def _judged(
    skeleton: Scenario, idea: _Idea, wanted: float, dice: Dice, doubtful: Collection[str], bound: float | None
) -> _Judged | None:
    """The case that comes of an idea, measured, `doubtful` lints first; None where its score would be above `bound`."""
    sheets = [worth_a_hundred(skeleton.public, sheet) for sheet in idea.sheets]
    whole = tuple(sheet for sheet in sheets if sheet is not None)
    if len(whole) < len(sheets):
        return None
    table = CaseTable(_stated(replace(skeleton, sheets=whole)))
    measured = opposition(table.space)
    off = _WEIGHT * max(abs(measured - wanted) - _NEAR, 0)
    if bound is not None and off > bound:
        return None
    seats = len(whole)
    asked = Wanted(idea.permille, (99,) * seats, 0, tuple(table.openings().values()))
    table = table.with_no_deals(no_deal_values(table.space, table.efficient, [_REFUSED] * seats, asked, dice))
    failing: list[str] = []
    score = off
    # What the case before failed is asked first, since that most often ends the matter.
    for name in sorted(_LINTS, key=lambda name: name not in doubtful):
        if not table.passes([name]):
            failing.append(name)
            score += (1 + _missed(name, table)) / 2
            if bound is not None and score > bound:
                return None
    return _Judged(score, idea, measured, tuple(sorted(failing)), table.scenario)


def _missed(name: str, table: CaseTable) -> float:
    """How far the case is from passing a lint, from 0 to 1; 1 where that is not known."""
    try:
        return _MISSED[name](table) if name in _MISSED else 1
    except OutOfEffort:
        return 1


def _too_many_efficient(table: CaseTable) -> float:
    return len(agreements(table.space, table.efficient)) / max(table.acceptable(), 1)


def _too_few_efficient(table: CaseTable) -> float:
    return max(1 - len(agreements(table.space, table.efficient)) / 25, 0)


def _too_few_trades(table: CaseTable) -> float:
    problem = Problem.posed_by(table.scenario)
    pairs = list(combinations(problem.seats.principals, 2))
    counts = trade_counts(problem, midpoint(problem), pairs)
    return 1 - sum(min(count, 3) for count in counts.values()) / (3 * len(pairs))


_MISSED: Final[dict[str, Callable[[CaseTable], float]]] = {
    "efficient_share": _too_many_efficient,
    "efficient_count": _too_few_efficient,
    "pair_trades": _too_few_trades,
}
"""Lints of which it is known how far a case is from passing, so that a step in the right direction is seen as one."""


def _stated(case: Scenario) -> Scenario:
    """The case with two stated goals for each party: the best option where it has most at stake."""
    parties = tuple(
        replace(party, goals=tuple(_goals(sheet)))
        for party, sheet in zip(case.public.parties, case.sheets, strict=True)
    )
    return replace(case, public=replace(case.public, parties=parties))


def _goals(sheet: Sheet) -> Iterator[Goal]:
    sizes = stakes(sheet.points)
    for issue in sorted(range(len(sizes)), key=lambda issue: (-sizes[issue], issue))[:2]:
        row = sheet.points[issue]
        yield Goal("-", issue, (row.index(max(row)),), assumption=True)


def _with_audiences(case: Scenario) -> Scenario:
    """The case with thresholds that half of the settlements reach."""
    return replace(case, sheets=tuple(pleasing(sheet, 50) for sheet in case.sheets))
