"""Points as people read them: of a hundred, whatever scale a scenario's sheets are written in, with one rounding."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.scenario import Public

HUNDRED = 100
"""The scale of written scenarios, whose points are said as they are."""


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
        return f"{'+' if points > 0 else '−'}{self._told(points)}" if points else "±0"

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
        return f"{self.figure(points)} point{'' if self.figure(points) == '1' else 's'}"

    def distance(self, points: int) -> str:
        """How far `points` over no deal are from it, in words.

        >>> Measure().distance(9), Measure().distance(0), Measure(10_000).distance(-1)
        ('9 over no deal', 'equal to no deal', 'less than 0.1 under no deal')
        """
        if not points:
            return "equal to no deal"
        return f"{self._told(points).replace('<', 'less than ')} {'over' if points > 0 else 'under'} no deal"

    def _told(self, points: int) -> str:
        return self._size(points) if self._tenths(points) else "<0.1"

    def _size(self, points: float) -> str:
        if self.scale == HUNDRED:
            return str(round(abs(points)))
        return f"{self._tenths(points) / 10:.1f}"

    def _tenths(self, points: float) -> int:
        return round(abs(points) * 10 * HUNDRED / self.scale)


def measure_of(public: Public) -> Measure:
    """The measure of that scenario's points."""
    return Measure(public.scale)


def as_today(public: Public) -> bool:
    """True when the first option of every issue is "no provision", so that leaving all open keeps today's state."""
    return not any(issue.options[0].clause for issue in public.issues)
