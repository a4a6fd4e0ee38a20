"""What a lint is and what it says: one figure about a scenario, and what to change when it is out of range.

A lint measures whether a correct scenario is also a good one to play and teach with; what makes a file incorrect
is refused when it is loaded. `pass` is within range, `warn` a matter of taste to think about, `fail` something
that players or teachers will trip over.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from communique.analysis.effort import Effort, OutOfEffort
from communique.analysis.pareto import Frontier, frontier
from communique.analysis.space import OutcomeSpace
from communique.model.sheet import Scenario


class LintStatus(StrEnum):
    """How a measure came out."""

    PASS = "pass"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class LintResult:
    """One measure of one scenario."""

    name: str
    """The name of the lint."""
    status: LintStatus
    figure: str
    """What was measured, short enough for a column: "4.2 %", "3 of 9"."""
    sentence: str
    """What to change; empty on a pass."""


BEYOND: Final = "Too many packages are efficient to list them all, which this measure needs: lint a smaller level."
_SHARE: Final = 0.3
"""The share of the usual effort that may go into the frontier."""

LintVerdict = tuple[LintStatus, str, str]
"""(status, figure, what to change)."""


@dataclass(frozen=True, slots=True)
class Lint:
    """One finding: its name, what it measures, and how."""

    name: str
    measures: str
    """What is measured and the range that passes, in one sentence."""
    judge: Callable[[Scenario, OutcomeSpace], LintVerdict]

    def measure(self, scenario: Scenario, space: OutcomeSpace) -> LintResult:
        """The result for `scenario`, whose dense outcome space is `space`."""
        try:
            return LintResult(self.name, *self.judge(scenario, space))
        except OutOfEffort:
            return LintResult(self.name, LintStatus.WARN, "not measured", BEYOND)


def passed(figure: str) -> LintVerdict:
    """Within range."""
    return LintStatus.PASS, figure, ""


def warned(figure: str, sentence: str) -> LintVerdict:
    """Out of range: worth a thought."""
    return LintStatus.WARN, figure, sentence


def failed(figure: str, sentence: str) -> LintVerdict:
    """Out of range: in the way of play or teaching."""
    return LintStatus.FAIL, figure, sentence


def stakes(scenario: Scenario) -> list[list[float]]:
    """stakes[party][issue]: the points between best and worst option, in percent of the party's sum over issues."""
    told = []
    for sheet in scenario.sheets:
        ranges = [max(row) - min(row) for row in sheet.points]
        total = sum(ranges)
        told.append([100 * size / total if total else 0.0 for size in ranges])
    return told


def shared(scenario: Scenario) -> list[bool]:
    """shared[issue]: whether all principals like one provision best, and better than no provision."""
    rows = [scenario.sheets[seat].points for seat in scenario.public.principals]
    return [
        any(all(row[i][o] == max(row[i]) > row[i][0] for row in rows) for o in range(1, size))
        for i, size in enumerate(scenario.public.sizes)
    ]


_KNOWN: WeakKeyDictionary[OutcomeSpace, Frontier | None] = WeakKeyDictionary()
"""By space, its frontier, None where that is out of reach. Every lint is given the scenario and its space and nothing
else, and four ask for the frontier, which takes seconds; what is remembered goes with the space."""


def known(space: OutcomeSpace) -> Frontier:
    """The frontier of `space`, worked out once for all lints. Raises OutOfEffort where it is out of reach."""
    if space not in _KNOWN:
        try:
            _KNOWN[space] = frontier(space, Effort().part(_SHARE))
        except OutOfEffort:
            _KNOWN[space] = None
    found = _KNOWN[space]
    if found is None:
        raise OutOfEffort
    return found


def efficient_agreements(space: OutcomeSpace) -> npt.NDArray[np.int64]:
    """The numbers of the packages that are efficient and acceptable to all, parties that do not sign included."""
    packages = known(space).packages
    return np.asarray(packages[space.acceptable_to_all[packages]])


def listing(names: list[str]) -> str:
    """The names in a sentence, the first few and how many more."""
    shown, more = names[:3], len(names) - 3
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
