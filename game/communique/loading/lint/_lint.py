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

import numpy as np
import numpy.typing as npt

from communique.analysis.effort import Effort, OutOfEffort
from communique.analysis.pareto import Frontier, frontier
from communique.analysis.space import OutcomeSpace
from communique.model.sheet import Scenario
from communique.words import N_, tr


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


BEYOND: Final = N_("Too many packages are efficient to list them all, which this measure needs: lint a smaller level.")
_SHARE: Final = 0.3
"""The share of the usual effort that may go into the frontier."""

LintVerdict = tuple[LintStatus, str, str]
"""(status, figure, what to change)."""


class Efficient:
    """The frontier of a space, worked out when it is first asked for. Holds it.

    Seven lints ask for it, and it takes seconds: whoever runs them all makes one of these for them.
    """

    def __init__(self, space: OutcomeSpace, known: Frontier | None = None) -> None:
        self._space = space
        self._found = known
        self._beyond = False

    def __call__(self) -> Frontier:
        """The frontier. Raises OutOfEffort where it is out of reach."""
        if self._found is None and not self._beyond:
            try:
                self._found = frontier(self._space, Effort().part(_SHARE))
            except OutOfEffort:
                self._beyond = True
        if self._found is None:
            raise OutOfEffort
        return self._found


@dataclass(frozen=True, slots=True)
class Lint:
    """One finding: its name, what it measures, and how."""

    name: str
    measures: str
    """What is measured and the range that passes, in one sentence."""
    judge: Callable[[Scenario, OutcomeSpace, Efficient], LintVerdict]
    passes: Callable[[], Scenario]
    """A small scenario that is within range."""
    trips: Callable[[], Scenario]
    """A small scenario that is not."""
    of_deals: bool = False
    """True when it measures the packages acceptable to all, which a scenario that expects no deal has not."""
    of_words: bool = False
    """True when it reads texts alone, which stay as they are when fresh papers are drawn."""

    def measure(self, scenario: Scenario, space: OutcomeSpace, efficient: Efficient | None = None) -> LintResult:
        """The result for `scenario`, whose dense outcome space is `space`; `efficient` is what lints share."""
        if self.of_deals and scenario.no_deal_expected:
            return LintResult(self.name, *passed(tr("no deal expected")))
        try:
            return LintResult(self.name, *self.judge(scenario, space, efficient or Efficient(space)))
        except OutOfEffort:
            return LintResult(self.name, LintStatus.WARN, tr("not measured"), tr(BEYOND))


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


def agreements(space: OutcomeSpace, efficient: Efficient) -> npt.NDArray[np.int64]:
    """The numbers of the packages that are efficient and acceptable to all, parties that do not sign included."""
    packages = efficient().packages
    return np.asarray(packages[space.acceptable_to_all[packages]])


def listing(names: list[str]) -> str:
    """The names in a sentence, the first few and how many more."""
    shown, more = names[:3], len(names) - 3
    return ", ".join(shown) + (tr(" and {n} more", n=more) if more > 0 else "")
