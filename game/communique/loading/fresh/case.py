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

from communique.analysis.measures import midpoint
from communique.analysis.problem import Problem
from communique.analysis.seats import PointsArray, Seats
from communique.analysis.space import tabulate_problem
from communique.analysis.tractability import is_listed
from communique.loading.fresh.no_deal import Wanted, content, no_deal_values, refused
from communique.loading.fresh.points import WORTH, drawn, drawn_points
from communique.loading.fresh.thresholds import drawn_thresholds
from communique.loading.lint import LINTS, Efficient, LintStatus
from communique.loading.lint.dominant_opening import openings
from communique.model.errors import ErrorForPeople
from communique.model.levels import at_level
from communique.model.papers import Bounds
from communique.model.scenario import Level, Reference, Seat
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
            return replace(found, papers=number, written=written, digest=_digest(written, found.sheets))
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


class _Space:
    """A case in a table, with its frontier once that is asked for. Holds both."""

    def __init__(self, scenario: Scenario, like: _Space | None = None) -> None:
        self.scenario = scenario
        problem = Problem.posed_by(scenario)
        if like is None:
            self.space = tabulate_problem(problem)
            self.efficient = Efficient(self.space)
        else:  # other no-deal values, and all else the same
            self.space = replace(like.space, seats=problem.seats, problem=problem)
            self.efficient = Efficient(self.space, replace(like.efficient(), seats=problem.seats))

    def passes(self, names: Iterable[str]) -> bool:
        """Whether the case passes the lints called `names`."""
        results = (LINTS[name].measure(self.scenario, self.space, self.efficient) for name in names)
        return all(one.status is LintStatus.PASS for one in results)

    def splits_well(self) -> bool:
        """Whether nothing is better for all than to split every difference: what `midpoint_trap` warns of, sooner."""
        problem = Problem.posed_by(self.scenario)
        at = problem.points(midpoint(problem))[:, None]
        no_worse = np.flatnonzero((self.space.points >= at).all(axis=0) & self.space.feasible)
        return not bool((self.space.points[:, no_worse] > at).any())

    def openings(self) -> tuple[int, ...]:
        """The packages, by number, that somebody could ask for without listening (see `dominant_opening`)."""
        seats = range(len(self.scenario.sheets))
        asked = (package for seat in seats for package in openings(self.scenario, self.space, Seat(seat)))
        return tuple(self.space.encode(package) for package in asked)

    def could_sign(self, most: Sequence[int]) -> bool:
        """Whether somebody's best package could be signed even if no deal were worth as much as it may to all."""
        asked = replace(self.space.seats, reservations=tuple(most))
        best = [int(np.where(self.space.feasible, row, row.min()).argmax()) for row in self.space.points]
        return bool(asked.acceptable(self.space.points[:, best]).any())

    def content(self) -> int:
        """How many packages suit all and please every audience of theirs."""
        return int(content(self.space, list(self._audiences())).sum())

    def with_no_deals(self, values: Sequence[int]) -> _Space:
        """The same with other no-deal values."""
        sheets = tuple(replace(s, reservation=v) for s, v in zip(self.scenario.sheets, values, strict=True))
        return _Space(replace(self.scenario, sheets=sheets), self)

    def _audiences(self) -> Iterable[tuple[PointsArray, int]]:
        sizes = self.scenario.public.sizes
        for sheet in self.scenario.sheets:
            for audience in sheet.audiences:
                total = np.zeros((1,) * len(sizes), np.int64)
                for issue in audience.issues:
                    shape = [size if k == issue else 1 for k, size in enumerate(sizes)]
                    total = total + np.array(sheet.points[issue], np.int64).reshape(shape)
                yield np.broadcast_to(total, sizes).ravel(), audience.threshold


class _Drawing:
    """Draws cases of one scenario. Holds what it knows of the case as written."""

    def __init__(self, written: Scenario) -> None:
        assert written.ranges is not None
        self.written, self.ranges = written, written.ranges
        space = _Space(written)
        self.passed = [name for name in LINTS if space.passes([name])]
        self.cheap = [name for name in _CHEAP if name in self.passed]
        self.dear = [name for name in self.passed if name not in _CHEAP]
        self.levels = {
            level.id: _Before(_Space(at_level(written, level.id)))
            for level in written.public.levels
            if _own(written, level)
        }
        self.whole = _Before(space)

    def case(self, dice: Dice, number: int, attempt: int) -> Scenario | None:
        """A case, or None when it passes too few lints."""
        sheets = [self._sheet(sheet, number, attempt) for sheet in self.written.sheets]
        drawn_sheets = tuple(sheet for sheet in sheets if sheet is not None)
        if len(drawn_sheets) < len(sheets) or self._could_sign(drawn_sheets):
            return None
        case = replace(self.written, sheets=drawn_sheets)
        space = _Space(case)
        if self._is_poor(space) or not space.passes(self.cheap):
            return None
        wanted = self.ranges.acceptable
        permille = drawn(Bounds(10 * wanted.low, 10 * wanted.high), dice)
        space = self._with_no_deals(space, self.whole, permille, dice, self.ranges.no_deal)
        if not self._stands(space, self.whole) or not space.passes(self.dear):
            return None
        return self._with_levels(space.scenario, dice)

    def _is_poor(self, space: _Space) -> bool:
        """Whether no no-deal values can help: what is seen in the table alone."""
        if "midpoint_trap" in self.passed and space.splits_well():
            return True
        return "mutual_need" in self.passed and space.could_sign(self._most(space))

    def _sheet(self, sheet: Sheet, number: int, attempt: int) -> Sheet | None:
        public, party = self.written.public, self.written.public.parties[sheet.seat]
        for again in range(_SHEETS):
            dice = Dice(number, attempt * _SHEETS + again, f"papers of {party.id} in {public.id}")
            found = drawn_points(public, sheet, self.ranges, dice)
            if found is not None:
                return drawn_thresholds(sheet, found, self.ranges.audiences, dice)
        return None

    def _with_no_deals(self, space: _Space, before: _Before, permille: int, dice: Dice, bounds: Bounds) -> _Space:
        most = tuple(min(one, bounds.high) for one in self._most(space))
        wanted = Wanted(permille, most, bounds.low, space.openings())
        return space.with_no_deals(no_deal_values(space.space, space.efficient, before.refused, wanted, dice))

    def _most(self, space: _Space) -> tuple[int, ...]:
        """By seat, the most that no deal may be worth: what happened stays acceptable to those who signed."""
        best = (int(points[space.space.feasible].max()) - 1 for points in space.space.points)
        return tuple(map(min, best, self._bound(space.scenario.sheets, space.scenario.public.reference)))

    def _bound(self, sheets: Sequence[Sheet], happened: Reference | None) -> tuple[int, ...]:
        if happened is None or "reference_outcome" not in self.passed:
            return (WORTH,) * len(sheets)
        signers = self.written.public.signatories
        return tuple(one.value(happened.package) if one.seat in signers else WORTH for one in sheets)

    def _could_sign(self, sheets: Sequence[Sheet]) -> bool:
        """`_Space.could_sign`, without a table, where the best option of each issue makes a best package."""
        best = [tuple(row.index(max(row)) for row in sheet.points) for sheet in sheets]
        named = [package for sheet, package in zip(sheets, best, strict=True) if sheet.value(package) == WORTH]
        bound = self._bound(sheets, self.written.public.reference)
        seats = replace(Seats.of(self.written.public, sheets), reservations=bound)
        worth = np.array([[sheet.value(package) for package in named] for sheet in sheets])
        return bool(named) and "mutual_need" in self.passed and bool(seats.acceptable(worth).any())

    def _stands(self, space: _Space, before: _Before) -> bool:
        """Whether enough of what suits all would be ratified at home, if it was so in the case as written."""
        acceptable = int(space.space.acceptable_to_all.sum())
        return acceptable > 0 and 4 * space.content() * before.acceptable >= before.content * acceptable

    def _with_levels(self, case: Scenario, dice: Dice) -> Scenario | None:
        values: list[dict[str, int]] = [{} for _ in case.sheets]
        for name, before in self.levels.items():
            space = _Space(at_level(case, name))
            permille = max(before.permille * drawn(Bounds(80, 120), dice) // 100, 1)
            space = self._with_no_deals(space, before, permille, dice, _ANY)
            if not self._stands(space, before):
                return None
            for own, sheet in zip(values, space.scenario.sheets, strict=True):
                own[name] = sheet.reservation
        sheets = (replace(s, level_reservations=own) for s, own in zip(case.sheets, values, strict=True))
        return replace(case, sheets=tuple(sheets))


class _Before:
    """What the no-deal values of a case as written come to."""

    def __init__(self, space: _Space) -> None:
        self.refused = refused(space.space)
        self.acceptable = int(space.space.acceptable_to_all.sum())
        self.permille = 1000 * self.acceptable // int(space.space.feasible.sum())
        self.content = space.content()


def _own(written: Scenario, level: Level) -> bool:
    """Whether a level has no-deal values of its own."""
    part = len(level.issues) < len(written.public.issues)
    return part or any(level.id in sheet.level_reservations for sheet in written.sheets)
