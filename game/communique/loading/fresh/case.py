"""A case drawn from a seed: sheets within a scenario's ranges that pass every lint which the sheets as written pass.

Weights, steps and links are drawn, then no-deal values are set for the share of acceptable packages that was drawn,
then thresholds. What fails a lint is drawn again, so many times and no more.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Final

import numpy as np

from communique.analysis.problem import Problem
from communique.analysis.seats import Seats
from communique.analysis.tractability import is_listed
from communique.loading.fresh.no_deal import Wanted, no_deal_values
from communique.loading.fresh.points import WORTH, drawn, drawn_points
from communique.loading.fresh.table import Before, CaseTable
from communique.loading.fresh.thresholds import drawn_thresholds
from communique.loading.lint import LINTS
from communique.model.errors import ErrorForPeople
from communique.model.levels import at_level
from communique.model.papers import Bounds
from communique.model.sheet import Scenario, Sheet
from communique.rules.dice import Dice
from communique.words import tr

MOST: Final = 2**53
"""The largest number of papers: what every reader of JSON keeps exactly."""
_CASES: Final = 200
"""Cases that are drawn at most."""
_ANY: Final = Bounds(0, WORTH)
_CHEAP: Final = ("issue_weight", "shared_interest", "cheap_concessions", "pair_trades")
"""Lints that ask for neither the frontier nor no-deal values."""
_TELLING: Final = ("acceptable_share", "efficient_share", "settled_issues")
"""Lints that most cases fail, if any: they are asked first."""
_VALUES: Final = 3
"""Times that no-deal values are set for the same points."""
_SHEETS: Final = 400
"""Times that one sheet of a case is drawn at most."""


class PapersError(ErrorForPeople):
    """A scenario has no fresh papers, or none of this number; the text is one sentence."""


def fresh(scenario: Scenario, number: int) -> Scenario:
    """The scenario with sheets drawn from `number` within its ranges, whichever papers it has now.

    The same number gives the same case on every machine. Raises PapersError where there are no ranges, and where what
    was drawn never passed the lints.
    """
    written = scenario.written or scenario
    _refuse_without(written, number)
    drawing = _Drawing(written)
    for attempt in range(_CASES):
        found = drawing.case(Dice(number, attempt, f"papers of {written.public.id}"), number, attempt)
        if found is not None:
            public = replace(written.public, papers=number)
            return replace(found, public=public, written=written, digest=_digest(written, found.sheets))
    raise PapersError(
        tr(
            'Papers {number} of scenario "{id}" cannot be drawn: nothing within its ranges passes every measure.',
            number=number,
            id=written.public.id,
        )
    )


def _refuse_without(written: Scenario, number: int) -> None:
    if written.ranges is None:
        raise PapersError(
            tr(
                'Scenario "{id}" states no ranges, so there are no fresh papers; play it as written.',
                id=written.public.id,
            )
        )
    if not 0 <= number <= MOST:
        raise PapersError(tr("Papers are numbered from 0 to {most}, not {number}.", most=MOST, number=number))
    if not is_listed(Problem.posed_by(written)):
        raise PapersError(
            tr('Scenario "{id}" has too many packages for fresh papers; play it as written.', id=written.public.id)
        )


def _digest(written: Scenario, sheets: Iterable[Sheet]) -> str:
    """SHA-256 over the case as written and every number that was drawn."""
    numbers = [
        [one.points, [link.points for link in one.links], one.reservation, sorted(one.level_reservations.items()),
         [audience.threshold for audience in one.audiences]]
        for one in sheets
    ]  # fmt: skip
    text = json.dumps([written.digest, numbers], separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


class _Drawing:
    """Draws cases of one scenario. Holds what it knows of the case as written."""

    def __init__(self, written: Scenario) -> None:
        assert written.ranges is not None
        self.written, self.ranges = written, written.ranges
        table = CaseTable(written)
        self.passed = [name for name, one in LINTS.items() if not one.of_words and table.passes([name])]
        self.cheap = [name for name in _CHEAP if name in self.passed]
        self.dear = [name for name in (*_TELLING, *self.passed) if name in self.passed and name not in _CHEAP]
        self.whole = Before(table)
        part = [level.id for level in written.public.levels if len(level.issues) < len(written.public.issues)]
        self.levels = {name: Before(CaseTable(at_level(written, name))) for name in part}

    def case(self, dice: Dice, number: int, attempt: int) -> Scenario | None:
        """A case, or None when it passes too few lints."""
        sheets = [self._sheet(sheet, number, attempt) for sheet in self.written.sheets]
        drawn_sheets = tuple(sheet for sheet in sheets if sheet is not None)
        if len(drawn_sheets) < len(sheets) or self._could_sign(drawn_sheets):
            return None
        table = CaseTable(replace(self.written, sheets=drawn_sheets))
        if self._is_poor(table) or not table.passes(self.cheap):
            return None
        wanted = self.ranges.acceptable
        for _ in range(_VALUES):
            permille = drawn(Bounds(10 * wanted.low, 10 * wanted.high), dice)
            found = self._with_no_deals(table, self.whole, permille, dice, self.ranges.no_deal)
            if self.whole.stands(found) and found.passes(self.dear):
                return self._with_levels(found.scenario, dice)
        return None

    def _is_poor(self, table: CaseTable) -> bool:
        """Whether no no-deal values can help: what is seen in the table alone."""
        if "midpoint_trap" in self.passed and table.splits_well():
            return True
        return "mutual_need" in self.passed and table.could_sign(self._most(table))

    def _sheet(self, sheet: Sheet, number: int, attempt: int) -> Sheet | None:
        public, party = self.written.public, self.written.public.parties[sheet.seat]
        for again in range(_SHEETS):
            dice = Dice(number, attempt * _SHEETS + again, f"papers of {party.id} in {public.id}")
            found = drawn_points(public, sheet, self.ranges, dice)
            if found is not None:
                return drawn_thresholds(sheet, found, self.ranges.audiences, dice)
        return None

    def _with_no_deals(self, table: CaseTable, before: Before, permille: int, dice: Dice, bounds: Bounds) -> CaseTable:
        """The case with no-deal values; an opening that can be signed in the case as written need not be refused."""
        most = tuple(min(one, bounds.high) for one in self._most(table))
        refused = tuple(number for opening, number in table.openings().items() if opening not in before.signable)
        wanted = Wanted(permille, most, bounds.low, refused)
        return table.with_no_deals(no_deal_values(table.space, table.efficient, before.refused, wanted, dice))

    def _most(self, table: CaseTable) -> tuple[int, ...]:
        """By seat, the most that no deal may be worth: less than the best that can be."""
        return tuple(int(points[table.space.feasible].max()) - 1 for points in table.space.points)

    def _could_sign(self, sheets: Sequence[Sheet]) -> bool:
        """`CaseTable.could_sign`, without a table, where the best option of each issue makes a best package."""
        best = [tuple(row.index(max(row)) for row in sheet.points) for sheet in sheets]
        named = [package for sheet, package in zip(sheets, best, strict=True) if sheet.value(package) == WORTH]
        seats = replace(Seats.of(self.written.public, sheets), reservations=(WORTH,) * len(sheets))
        worth = np.array([[sheet.value(package) for package in named] for sheet in sheets])
        return bool(named) and "mutual_need" in self.passed and bool(seats.acceptable(worth).any())

    def _with_levels(self, case: Scenario, dice: Dice) -> Scenario | None:
        values: list[dict[str, int]] = [{} for _ in case.sheets]
        for name, before in self.levels.items():
            table = CaseTable(at_level(case, name))
            permille = max(before.permille * drawn(Bounds(80, 120), dice) // 100, 1)
            table = self._with_no_deals(table, before, permille, dice, _ANY)
            if not before.stands(table):
                return None
            for own, sheet in zip(values, table.scenario.sheets, strict=True):
                own[name] = sheet.reservation
        sheets = zip(self.written.sheets, case.sheets, values, strict=True)
        return replace(case, sheets=tuple(self._with_level_values(*one) for one in sheets))

    def _with_level_values(self, written: Sheet, sheet: Sheet, values: dict[str, int]) -> Sheet:
        """The sheet with its no-deal values by level; where all issues are played, as far from the usual as written."""
        moved = {
            name: min(max(sheet.reservation + value - written.reservation, 0), WORTH - 1)
            for name, value in written.level_reservations.items()
            if name not in self.levels
        }
        return replace(sheet, level_reservations=values | moved)
