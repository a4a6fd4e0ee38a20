"""Points as people read them: of a hundred, whatever scale a scenario's sheets are written in, with one rounding."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.scenario import Public
from communique.words import number, tr, tr_n

HUNDRED = 100
"""The scale of written scenarios, whose points are said as they are."""
LEAST = 0.1
"""The least that a figure shows on other scales."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How the points of one scenario are said: whole where the best is worth 100, else with one decimal."""

    scale: int = HUNDRED
    """What the best conceivable package is worth, in the sheet's points."""

    def figure(self, points: float) -> str:
        """The points of a hundred, with a true minus sign.

        >>> Measure().figure(-3), Measure(1000).figure(534), Measure(1000).figure(-534)
        ('−3', '53.4', '−53.4')
        """
        return f"{'−' if points < 0 and self._tenths(points) else ''}{self._size(points)}"

    def signed(self, points: int) -> str:
        """With its sign; what rounds to nothing, but is something, says so.

        >>> Measure().signed(3), Measure().signed(0), Measure(10_000).signed(-1), Measure(1000).signed(14)
        ('+3', '±0', '−<0.1', '+1.4')
        """
        size = self._size(points) if self._tenths(points) else f"<{number(LEAST, 1)}"
        return f"{'+' if points > 0 else '−'}{size}" if points else "±0"

    def share(self, points: int) -> float:
        """The points of a hundred, as a number rounded as `figure` is.

        >>> Measure().share(-3), Measure(1000).share(534)
        (-3, 53.4)
        """
        return points if self.scale == HUNDRED else round(HUNDRED * points / self.scale, 1)

    def words(self, points: int) -> str:
        """With its noun.

        >>> Measure().words(1), Measure().words(12), Measure(1000).words(10)
        ('1 point', '12 points', '1.0 points')
        """
        # A figure with a decimal is never one point, even when it is 1.0.
        n = points if self.scale == HUNDRED else 2
        return tr_n("{points} point", "{points} points", n, points=self.figure(points))

    def distance(self, points: int) -> str:
        """How far `points` over no deal are from it, in words.

        >>> Measure().distance(9), Measure().distance(0), Measure(10_000).distance(-1)
        ('9 over no deal', 'equal to no deal', 'less than 0.1 under no deal')
        """
        if not points:
            return tr("equal to no deal")
        size = self._size(points) if self._tenths(points) else tr("less than {least}", least=number(LEAST, 1))
        if points > 0:
            return tr("{points} over no deal", points=size)
        return tr("{points} under no deal", points=size)

    def _size(self, points: float) -> str:
        if self.scale == HUNDRED:
            return number(round(abs(points)))
        return number(self._tenths(points) / 10, 1)

    def _tenths(self, points: float) -> int:
        return round(abs(points) * 10 * HUNDRED / self.scale)


def measure_of(public: Public) -> Measure:
    """The measure of that scenario's points."""
    return Measure(public.scale)


def as_today(public: Public) -> bool:
    """True when the first option of every issue is "no provision", so that leaving all open keeps today's state."""
    return not any(issue.options[0].clause for issue in public.issues)
