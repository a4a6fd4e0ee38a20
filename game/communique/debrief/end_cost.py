"""What an end cost a seat, by its own sheet: against its first text, or the best that all could have signed.

The first text is what it asked for before anybody had answered. Where nothing is in force, what was missed is counted:
the text that was worth most to it among those that all whom it takes could have signed and kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.debrief.deal import DealScale
from communique.debrief.decisive import could_be_signed
from communique.debrief.path import Position
from communique.session.scoring import Outcome


@dataclass(frozen=True, slots=True)
class EndCost:
    """What the end cost one seat."""

    against: Position | None
    """Its first text; where nothing is in force, the best for it that all could have signed. None where none was."""
    points: int
    """How much less the end gives it than that; below 0 when it gives more."""
    issues: tuple[int, ...] = ()
    """Up to two issues on which it gave way most since, the dearest first; none where nothing is in force."""


def costs(measure: DealScale, end: Outcome, path: Sequence[Position]) -> tuple[EndCost, ...]:
    """By seat, what the end cost."""
    seats = range(len(measure.public.parties))
    if end.agreement and end.package is not None:
        return tuple(_since_first(measure, end.package, path, seat) for seat in seats)
    ready = [(one, points) for one in path if (points := could_be_signed(measure, one)) is not None]
    return tuple(_missed(end, ready, seat) for seat in seats)


def _since_first(measure: DealScale, package: Sequence[int], path: Sequence[Position], seat: int) -> EndCost:
    points = int(measure.problem.points(tuple(package))[seat])
    first = next((one for one in path if one.seat == seat), None)
    if first is None:
        return EndCost(None, measure.public.scale - points)
    rows = measure.scenario.sheets[seat].points
    lost = [(row[a] - row[b], -i) for i, (row, a, b) in enumerate(zip(rows, first.package, package, strict=True))]
    dear = [-i for points, i in sorted(lost, reverse=True)[:2] if points > 0]
    return EndCost(first, first.points[seat] - points, tuple(dear))


def _missed(end: Outcome, ready: Sequence[tuple[Position, tuple[int, ...]]], seat: int) -> EndCost:
    one = max(ready, key=lambda one: (one[1][seat], one[0].event), default=None)
    return EndCost(None, 0) if one is None else EndCost(one[0], one[1][seat] - end.points[seat])
