"""A class on a chart, large enough for the last row: tables all of them against the frontier.

No sign names a table: they are drawn in an order that says nothing, and several at one place are one sign with their
number in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from communique.classroom.class_tables import CaseTables
from communique.classroom.svg import Axes, SvgDrawing
from communique.debrief.benchmarks import Vector
from communique.debrief.figures import Interval, Xy, thinned, ticks, written
from communique.model.scenario import Public, Seat
from communique.words import in_a_row, joined, number, tr, tr_n

SIDE: Final = 330
"""The width of a panel's data, in units of the drawing."""
HEIGHT: Final = 430
LETTERS: Final = 20
"""How large the words of a panel are, in the same units."""
_EFFICIENT: Final = 400
"""How many efficient places a panel draws at most."""
_DARKER: Final = (1, 5, 20)
"""From how many simulated tables at one place on a speck is drawn larger."""

TablePlace = tuple[Xy, bool]
"""Where a table lies, and whether a text is in force there."""


class ScatterPanel:
    """What two delegations see of a case: the frontier, the simulated tables, the class. Made once, drawn once."""

    def __init__(self, case: CaseTables, across: Seat, up: Seat) -> None:
        self.case, self.across, self.up, self.public = case, across, up, case.public
        ground, first = case.ground, case.tables[0]
        # Without a ground the first table's own frontier stands in: gestures made there may have cut it.
        self.frontier = ground.frontier if ground else first.frontier
        self.acceptable = ground.acceptable if ground else first.frontier_acceptable
        self.no_deal = self._seen(ground.no_deal if ground else first.outcome.no_deal)
        self.simulated = Counter[Xy]()
        for vector, count in ground.points if ground else ():
            self.simulated[self._seen(vector)] += count
        self.tables = Counter[TablePlace]((self._seen(t.outcome.points), t.outcome.agreement) for t in case.tables)
        self.span = self._span()

    def _seen(self, points: Vector) -> Xy:
        return hundredths(self.public, points[self.across]), hundredths(self.public, points[self.up])

    def _span(self) -> tuple[Interval, Interval]:
        """From a little below the lowest to a little above the highest of all that matters."""
        signable = [self._seen(v) for v, good in zip(self.frontier, self.acceptable, strict=True) if good]
        x, y = self.no_deal
        gains = [place for place in self.edge() if place[0] >= x and place[1] >= y]
        places = [*signable, *gains, *self.simulated, *(place for place, _ in self.tables), self.no_deal]
        return interval([x for x, _ in places]), interval([y for _, y in places])

    def edge(self) -> list[Xy]:
        """Of the frontier what nothing beats for these two, from left to right."""
        best: list[Xy] = []
        for x, y in sorted(map(self._seen, self.frontier), reverse=True):
            if not best or y > best[-1][1]:
                best.append((x, y))
        return best[::-1]

    def efficient(self) -> tuple[Xy, ...]:
        """The frontier's places, as far as they lie on the panel."""
        return thinned(sorted({place for place in map(self._seen, self.frontier) if self.holds(place)}), _EFFICIENT)

    def holds(self, place: Xy) -> bool:
        """Whether a place lies on the panel."""
        return all(low <= value <= high for value, (low, high) in zip(place, self.span, strict=True))


def scatter(case: CaseTables, across: Seat, up: Seat, *, id: str) -> str:
    """All tables of a case as two delegations see them, as SVG."""
    panel, public = ScatterPanel(case, across, up), case.public
    names = public.parties[across].short, public.parties[up].short
    sheet = SvgDrawing(
        SIDE + 100, HEIGHT + 88, id=id, title=tr("{parties}: every table", parties=joined(names)), words=_words(panel)
    )
    axes = Axes(sheet, (76, 12, SIDE, HEIGHT), *panel.span)
    axes.grid(
        ticks(*panel.span[0])[::2], ticks(*panel.span[1])[::2], name_across=names[0], name_up=names[1], letters=LETTERS
    )
    _ground(axes, panel)
    for (place, in_force), count in sorted(panel.tables.items()):
        _table(sheet, axes.at(*place), count, _said(panel, place, in_force, count), in_force=in_force)
    return sheet.markup()


def _ground(axes: Axes, panel: ScatterPanel) -> None:
    """What lies behind the tables: where both beat no deal, the simulated tables, the frontier, the no-deal lines."""
    sheet, (x, y) = axes.sheet, panel.no_deal
    (x0, x1), (y0, y1) = panel.span
    sheet.outline([axes.at(*p) for p in ((x, y), (x1, y), (x1, y1), (x, y1))], "field")
    for step, least in enumerate(_DARKER):
        below = _DARKER[step + 1] if step + 1 < len(_DARKER) else float("inf")
        here = sorted(place for place, count in panel.simulated.items() if least <= count < below)
        sheet.specks([axes.at(*place) for place in here], f"simulated s{step}")
    sheet.specks([axes.at(*place) for place in panel.efficient()], "efficient")
    for piece in clipped(panel.edge(), panel.span):
        sheet.trail([axes.at(*place) for place in piece], "frontier")
    sheet.line(axes.at(x, y0), axes.at(x, y1), "nodeal")
    sheet.line(axes.at(x0, y), axes.at(x1, y), "nodeal")


def _table(sheet: SvgDrawing, at: Xy, count: int, words: str, *, in_force: bool) -> None:
    sheet.shape("disc", at, 8 if count == 1 else 13, "table" if in_force else "table none", words)
    if count > 1:
        sheet.text(str(count), (at[0], at[1] + 6), "count" if in_force else "count none", anchor="middle")


def _said(panel: ScatterPanel, place: Xy, in_force: bool, count: int) -> str:
    parties = panel.public.parties
    points = in_a_row(
        [
            tr("{party} {points}", party=parties[seat].short, points=written(value))
            for seat, value in zip((panel.across, panel.up), place, strict=True)
        ]
    )
    if in_force:
        return tr_n("{n} table with a text: {points}", "{n} tables with a text: {points}", count, points=points)
    return tr_n("{n} table without a text: {points}", "{n} tables without a text: {points}", count, points=points)


def _words(panel: ScatterPanel) -> str:
    """The panel for somebody who does not see it."""
    said = [_said(panel, place, in_force, count) for (place, in_force), count in sorted(panel.tables.items())]
    return "; ".join(said)


def scatter_legend(case: CaseTables) -> list[tuple[str, str]]:
    """(small SVG, words) for what a panel shows."""
    rows = [
        (key("disc", "table"), tr("a table with a text in force; a number says how many lie there")),
        (key("disc", "table none"), tr("a table without one")),
        (key("square", "frontier-key"), tr("the edge of what is possible for the two, and what cannot be bettered")),
    ]
    if case.ground is not None and case.ground.games:
        words = tr("{n} simulated tables of the same papers", n=number(case.ground.games))
        rows.append((key("disc", "simulated-key"), words))
    return rows


def key(shape: str, kind: str) -> str:
    """A sign of a legend, for eyes alone: its words stand beside it."""
    sheet = SvgDrawing(18, 18, id="", title="", words="")
    sheet.shape(shape, (9, 9), 7, kind)
    inner = sheet.markup().split("</desc>")[1]
    return f'<svg viewBox="0 0 18 18" class="key" aria-hidden="true">{inner}'


def clipped(line: Sequence[Xy], span: tuple[Interval, Interval]) -> list[list[Xy]]:
    """The pieces of a line that lie within a span, cut where it leaves (Liang and Barsky 1984).

    >>> clipped([(0, 10), (10, 0)], ((0, 5), (0, 10)))
    [[(0.0, 10.0), (5.0, 5.0)]]
    """
    pieces: list[list[Xy]] = []
    for start, end in pairwise(line):
        enter, leave = 0.0, 1.0
        for here, there, (low, high) in zip(start, end, span, strict=True):
            inside = _within(here, there - here, low, high)
            enter, leave = max(enter, inside[0]), min(leave, inside[1])
        if enter > leave:
            continue
        first, last = (_along(start, end, enter), _along(start, end, leave))
        if not pieces or pieces[-1][-1] != first:
            pieces.append([first])
        pieces[-1].append(last)
    return pieces


def _within(start: float, step: float, low: float, high: float) -> tuple[float, float]:
    """From which share of a step to which one the way from `start` lies between `low` and `high`."""
    if not step:
        return (0.0, 1.0) if low <= start <= high else (1.0, 0.0)
    one, other = (low - start) / step, (high - start) / step
    return min(one, other), max(one, other)


def _along(start: Xy, end: Xy, share: float) -> Xy:
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def hundredths(public: Public, points: float) -> float:
    """Points of a hundred as a place on a chart: whole in written scenarios, else to a tenth."""
    return points if public.scale == 100 else round(100 * points / public.scale, 1)


def interval(values: Sequence[float]) -> Interval:
    """From a little below the lowest to a little above the highest, in fives."""
    low, high = min(values), max(values)
    return int((low - 2) // 5 * 5), int(-(-(high + 2) // 5) * 5)
