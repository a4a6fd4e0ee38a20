"""Figures with intervals, and tables of plain text.

Shares have the interval of Wilson (1927, "Probable inference, the law of succession, and statistical inference",
JASA 22); means the normal one, 1.96 standard errors either way, with the sample's own deviation. Both at 95 %.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import sqrt
from statistics import fmean, stdev
from typing import Final, NamedTuple

Z: Final = 1.959964
"""The normal deviate that leaves 2.5 % above it."""


class Share(NamedTuple):
    """So many of so many."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """From 0 to 1; 0 of none."""
        return self.hits / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval at 95 %; all there is where nothing was counted."""
        if not self.of:
            return 0.0, 1.0
        n, p = self.of, self.value
        middle, half = p + Z * Z / (2 * n), Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        return max(0.0, (middle - half) / (1 + Z * Z / n)), min(1.0, (middle + half) / (1 + Z * Z / n))

    def __str__(self) -> str:
        """In percent, the interval in brackets."""
        if not self.of:
            return "-"
        low, high = self.interval
        return f"{100 * self.value:.0f} % [{100 * low:.0f} {100 * high:.0f}]"


class Mean(NamedTuple):
    """A mean and half the width of its interval at 95 %."""

    value: float
    half: float
    of: int

    @property
    def low(self) -> float:
        """Where the interval begins."""
        return self.value - self.half

    @property
    def high(self) -> float:
        """Where the interval ends."""
        return self.value + self.half

    def __str__(self) -> str:
        """With one decimal, and half the interval."""
        return f"{self.value:.1f}±{self.half:.1f}" if self.of else "-"


def mean(numbers: Iterable[float]) -> Mean:
    """The mean with the normal interval; half of it is 0 where there are fewer than two numbers."""
    found = list(numbers)
    if not found:
        return Mean(0.0, 0.0, 0)
    half = Z * stdev(found) / sqrt(len(found)) if len(found) > 1 else 0.0
    return Mean(fmean(found), half, len(found))


def paired(one: Sequence[float], other: Sequence[float]) -> Mean:
    """The mean of `one` less `other`, number by number: games of one seed stand in one place."""
    return mean(a - b for a, b in zip(one, other, strict=True))


def difference(one: Mean, other: Mean) -> Mean:
    """`one` less `other`, of games that have nothing in common: the half widths add as squares."""
    return Mean(one.value - other.value, sqrt(one.half**2 + other.half**2), min(one.of, other.of))


def verdict(met: bool) -> str:
    """Whether a goal is met, in a word."""
    return "met" if met else "short"


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in plain text: the first column to the left, the others to the right."""
    told = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[k]) for row in ([*head], *told)) for k in range(len(head))]

    def line(row: Sequence[str]) -> str:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:], strict=True))]
        return "  ".join(cells).rstrip()

    return "\n".join([title, line(head), line(["-" * w for w in widths]), *map(line, told), ""])


def goal(text: str, figure: object, met: bool) -> str:
    """A line that holds a figure to its goal."""
    return f"goal: {text}: {figure}: {verdict(met)}"
