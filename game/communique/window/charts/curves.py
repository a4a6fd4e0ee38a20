"""Concessions over time: what each party's texts gave to itself, or what one party's gave to everybody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

from communique.debrief import Debrief
from communique.debrief import figures as shown
from communique.debrief.figures import Xy
from communique.model.scenario import Seat
from communique.window import theme
from communique.window.charts.chart import Chart, Spot, Told
from communique.window.charts.pen import ChartPen, Frame
from communique.window.kit.widget import Common
from communique.words import tr


class CurvesChart(Chart):
    """Lines over the events. `by` None: each party's own texts, for itself. Else one party's texts, for each."""

    def __init__(
        self, found: Debrief, by: Seat | None = None, *, on_spot: Told | None = None, **common: Unpack[Common]
    ) -> None:
        self.found, self.by = found, by
        every = shown.curves(found)
        self.curves = [c for c in every if (c.by == c.to if by is None else c.by == by)]
        name = (
            tr("What each delegation's texts gave to itself")
            if by is None
            else tr("What the texts of {party} gave to each", party=self._name(by))
        )
        super().__init__(name, on_spot=on_spot, **common)

    def sketch(self, pen: ChartPen) -> Sequence[Spot]:
        right = max((pen.wide(self._name(curve.to), "small") for curve in self.curves), default=0) + pen.style.px(28)
        across, up = shown.curve_span(self.found)
        frame = Frame(pen, across, up, right=right)
        frame.grid((shown.ticks(*across), shown.ticks(*up)), (tr("Event"), tr("Points")))
        if self.by is not None:
            self._no_deal(pen, frame, self.by)
        # The lines that lead to the names lie below everything: drawn last, they would cut through marks and curves.
        self._names(pen, frame, [(frame.at(curve.dots[-1].x, curve.dots[-1].y), curve.to) for curve in self.curves])
        spots: list[Spot] = []
        for curve in self.curves:
            sign = theme.sign(curve.to)
            places = [frame.at(dot.x, dot.y) for dot in curve.dots]
            pen.line(places, sign.colour, 3 if curve.by == curve.to else 1.5)
            for dot, place in zip(curve.dots, places, strict=True):
                private = dot.position.to is not None
                fill, edge = ("ground", sign.colour) if private else (sign.colour, "ground")
                pen.shape(sign.shape, place, 9, fill, edge)
                spots.append(Spot(*place, dot.words, dot.position))
        return sorted(spots, key=lambda spot: spot.x)

    def go_to(self, event: int) -> None:
        """Put the cursor on the text of `event`; leave it where the chart has none."""
        events = [None if spot.position is None else spot.position.event for spot in self.spots]
        if event in events:
            self.cursor = events.index(event)
            self.repaint()

    def _no_deal(self, pen: ChartPen, frame: Frame, seat: Seat) -> None:
        start = frame.at(frame.across[0], self.found.outcome.no_deal[seat])
        pen.dashed(start, (start[0] + frame.width, start[1]), "muted")
        place = (start[0] + pen.style.px(5), start[1] - pen.style.tall(9))
        pen.text(tr("no deal for {party}", party=self._name(seat)), place)

    def _names(self, pen: ChartPen, frame: Frame, ends: Sequence[tuple[Xy, Seat]]) -> None:
        """The party of each line at its right end, no two names on each other."""
        step = pen.style.line_height(pen.style.face("small"))
        x, last = frame.left + frame.width + pen.style.px(10), float(-step)
        for place, seat in sorted(ends, key=lambda end: end[0][1]):
            y = last = max(place[1], last + step)
            sign = theme.sign(seat)
            pen.line((place, (x, y)), "raised")
            pen.shape(sign.shape, (x + pen.style.px(2), y), 8, sign.colour, "ground")
            pen.text(self._name(seat), (x + pen.style.px(11), y), "small", "ink")

    def _name(self, seat: Seat) -> str:
        return self.found.public.parties[seat].short
