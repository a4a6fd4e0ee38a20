"""What was possible: two parties' points against each other, and the shares of three."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Unpack

from pygame import Rect, Surface

from communique.debrief import Debrief
from communique.debrief import figures as shown
from communique.debrief.figures import ChartSign, PairPanel, TextTrack, Xy
from communique.model.scenario import Seat
from communique.window import theme
from communique.window.charts.chart import Chart, Spot, Told
from communique.window.charts.pen import ChartPen, Frame
from communique.window.kit import Canvas, Style, paint
from communique.window.kit.widget import Common
from communique.words import tr

ToPixels = Callable[[float, float], Xy]


class PairChart(Chart):
    """The frontier as two parties see it, with the path of texts."""

    def __init__(
        self, found: Debrief, across: Seat, up: Seat, *, on_spot: Told | None = None, **common: Unpack[Common]
    ) -> None:
        self.panel: PairPanel = shown.panel(found, across, up)
        self.names = (found.public.parties[across].short, found.public.parties[up].short)
        label = tr("{party} and {other}, what was possible", party=self.names[0], other=self.names[1])
        super().__init__(label, on_spot=on_spot, **common)

    def sketch(self, pen: ChartPen) -> Sequence[Spot]:
        panel, frame = self.panel, Frame(pen, *self.panel.span)
        (x0, x1), (y0, y1) = panel.span
        x, y = panel.no_deal
        field = paint.mix(self.colour("ground"), self.colour("good"), 0.12)
        pen.area([frame.at(*p) for p in ((x, y), (x1, y), (x1, y1), (x, y1))], field)
        ticks = shown.ticks(x0, x1), shown.ticks(y0, y1)
        frame.grid(
            ticks, (tr("Points for {party}", party=self.names[0]), tr("Points for {party}", party=self.names[1]))
        )
        pen.specks([frame.at(*p) for p in panel.cloud], "thumb", 2.2)
        quiet = paint.mix(self.colour("ground"), self.colour("accent"), 0.75)
        pen.specks([frame.at(*p) for p in panel.efficient], quiet, 4.4)
        pen.line([frame.at(*p) for p in panel.edge], "accent_edge", 2)
        pen.dashed(frame.at(x, y0), frame.at(x, y1), "muted")
        pen.dashed(frame.at(x0, y), frame.at(x1, y), "muted")
        corner = frame.at(x, y0)
        pen.text(tr("no deal"), (corner[0] + pen.style.px(5), corner[1] - pen.style.tall(9)))
        return [*_tracks(pen, panel.tracks, frame.at), *_signs(pen, panel.signs, frame.at)]


class TriangleChart(Chart):
    """How three parties share the gain over no deal. Show it only where `figures.triangle` is not None."""

    def __init__(self, found: Debrief, *, on_spot: Told | None = None, **common: Unpack[Common]) -> None:
        self.triangle = shown.triangle(found)
        self.names = [party.short for party in found.public.parties]
        super().__init__(tr("Shares of the gain over no deal"), on_spot=on_spot, **common)

    def sketch(self, pen: ChartPen) -> Sequence[Spot]:
        if self.triangle is None:
            return []
        line = pen.style.line_height(pen.style.face("caption"))
        tall = max(8.0, pen.size[1] - 3.2 * line)
        side = max(8.0, min(pen.size[0] * 0.86, tall / (math.sqrt(3) / 2)))
        left, bottom = (pen.size[0] - side) / 2, 1.5 * line + side * math.sqrt(3) / 2

        def at(x: float, y: float) -> Xy:
            return left + x * side, bottom - y * side * math.sqrt(3) / 2

        corners = [at(0, 0), at(1, 0), at(0.5, 1)]
        pen.area(corners, paint.mix(self.colour("ground"), self.colour("good"), 0.12))
        for part in (0.2, 0.4, 0.6, 0.8):
            pen.line((at(part, 0), at(part / 2, part)), "raised")
            pen.line((at(part, 0), at((1 + part) / 2, 1 - part)), "raised")
            pen.line((at(part / 2, part), at(1 - part / 2, part)), "raised")
        pen.line([*corners, corners[0]], "muted")
        for name, (x, y), below in zip(self.names, corners, (1, 1, -1), strict=True):
            pen.text(tr("All to {party}", party=name), (x, y + below * line * 0.8), "caption", "ink", "middle")
        return [*_tracks(pen, self.triangle.tracks, at), *_signs(pen, self.triangle.signs, at)]


def key(shape: str, *, colour: str = "", deal: bool = False) -> Canvas:
    """A small drawing for a legend: a party's dot when `colour` is given, else a sign."""

    def draw(surface: Surface, rect: Rect, style: Style) -> None:
        def tone(token: object) -> tuple[int, int, int]:
            return style.colour(token, "paper")  # type: ignore[arg-type]

        pen = ChartPen(style, rect.size, tone)
        middle = (rect.w / 2, rect.h / 2)
        if colour:
            pen.shape(shape, middle, 10, colour, "ground")
        else:
            _stamp(pen, shape, middle, deal=deal)
        surface.blit(pen.picture(), rect)

    return Canvas(draw, width=20, height=20)


def _tracks(pen: ChartPen, tracks: Sequence[TextTrack], at: ToPixels) -> list[Spot]:
    spots = []
    for track in tracks:
        sign = theme.sign(track.seat)
        pen.line([at(dot.x, dot.y) for dot in track.dots], sign.colour, 1.6)
        for dot in track.dots:
            place = at(dot.x, dot.y)
            private = dot.position.to is not None
            pen.shape(sign.shape, place, 9, "ground" if private else sign.colour, sign.colour if private else "ground")
            spots.append(Spot(*place, dot.words, dot.position))
    return spots


def _signs(pen: ChartPen, signs: Sequence[ChartSign], at: ToPixels) -> list[Spot]:
    spots: list[Spot] = []
    for sign in signs:
        place, deal = at(sign.x, sign.y), "deal" in sign.names
        _stamp(pen, shown.SHAPES["deal" if deal else sign.names[0]], place, deal=deal)
        beside = _free(pen, place, spots)
        pen.text(sign.letters, beside, "small_strong", "ink", "left" if beside[0] > place[0] else "right")
        spots.append(Spot(*place, sign.words))
    return spots


def _stamp(pen: ChartPen, shape: str, place: Xy, *, deal: bool) -> None:
    pen.shape(shape, place, 14 if deal else 13, "ink" if deal else "ground", "ground" if deal else "ink", 1.6)


def _free(pen: ChartPen, place: Xy, taken: Sequence[Spot]) -> Xy:
    """Where a sign's letters stand: the first corner around it that no earlier sign is close to."""
    out, up = pen.style.px(10), pen.style.tall(9)
    corners = [(place[0] + dx, place[1] + dy) for dx, dy in ((out, -up), (out, up), (-out, -up), (-out, up))]
    far = pen.style.px(16)
    clear = (c for c in corners if all(math.dist(c, (spot.x, spot.y)) > far for spot in taken))
    return next(clear, corners[0])
