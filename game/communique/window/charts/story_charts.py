"""Charts of one person's story: what public texts told, session by session; a place among simulated tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Unpack

from communique.debrief import Revealed
from communique.debrief.figures import ticks
from communique.window import theme
from communique.window.charts.chart import Chart, Spot
from communique.window.charts.pen import ChartPen, Frame
from communique.window.kit.style import Size
from communique.window.kit.widget import Common
from communique.words import number, tr, tr_n

TALL: Final = 170
"""Design units."""


class LowChart(Chart):
    """A chart among words: wide, and no taller than it needs to be read."""

    def measure(self, width: int) -> Size:
        return (width, self.style.tall(TALL))

    def lowest(self, width: int) -> int:
        return self.style.tall(TALL)


class RevealedChart(LowChart):
    """Kendall's tau of the observer's order and the true one, after each session."""

    def __init__(self, revealed: Revealed, **common: Unpack[Common]) -> None:
        super().__init__(tr("What public texts told, session by session"), **common)
        self.revealed = revealed

    def sketch(self, pen: ChartPen) -> Sequence[Spot]:
        taus, sign = self.revealed.taus, theme.sign(self.revealed.seat)
        frame = Frame(pen, (0, len(taus)), (-1, 1))
        sessions = [k for k in range(1, len(taus) + 1) if len(taus) <= 12 or k % -(-len(taus) // 10) == 0]
        frame.grid((sessions, (-1, 0, 1)), (tr("Session"), tr("Tau")))
        pen.dashed(frame.at(0, 0), frame.at(len(taus), 0), "muted")
        places = [frame.at(k, tau) for k, tau in enumerate(taus, start=1)]
        pen.line([frame.at(0, 0), *places], sign.colour, 2)
        for place in places:
            pen.shape(sign.shape, place, 9, sign.colour, "ground")
        words = (tr("After session {n}: {tau}.", n=k, tau=number(tau, 2)) for k, tau in enumerate(taus, start=1))
        return [Spot(*place, said) for place, said in zip(places, words, strict=True)]


class PlaceChart(LowChart):
    """How many simulated tables came to how many points, and where this one stands. Points are of a hundred."""

    def __init__(self, seat: int, points: float, others: Sequence[float], **common: Unpack[Common]) -> None:
        """`others` are the points of the simulated tables."""
        super().__init__(tr("Where your table stands among the simulated ones"), **common)
        self.seat, self.points, self.others = seat, points, others

    def sketch(self, pen: ChartPen) -> Sequence[Spot]:
        low = int(min(self.points, *self.others) // 5 * 5)
        high = int(max(self.points, *self.others) // 5 * 5) + 5
        counts = {k: sum(k <= one < k + 5 for one in self.others) for k in range(low, high, 5)}
        frame = Frame(pen, (low, high), (0, max(10, *counts.values())))
        frame.grid((ticks(low, high), ticks(*frame.up)), (tr("Points"), tr("Tables")))
        spots = []
        for k, count in counts.items():
            (x0, y), (x1, foot) = frame.at(k + 0.4, count), frame.at(k + 4.6, 0)
            if count:
                pen.area(((x0, y), (x1, y), (x1, foot), (x0, foot)), "thumb")
                said = tr_n("{low} to {high} points: {n} table.", "{low} to {high} points: {n} tables.", count,
                            low=k, high=k + 4)  # fmt: skip
                spots.append(Spot((x0 + x1) / 2, y, said))
        return [self._own(pen, frame), *spots]

    def _own(self, pen: ChartPen, frame: Frame) -> Spot:
        sign, (x, foot) = theme.sign(self.seat), frame.at(self.points, 0)
        pen.line(((x, foot), (x, frame.top)), sign.colour, 2)
        place = x, frame.top + pen.style.px(8)
        pen.shape(sign.shape, place, 11, sign.colour, "ground")
        return Spot(*place, tr("Your table: {points} points.", points=number(self.points, 0)))
