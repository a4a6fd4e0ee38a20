"""The frontier seen for two delegations at a time, with scales, so that a class's results can be drawn in by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from communique.analysis.joint_analysis import Analysis
from communique.analysis.seats import IntArray, Mask
from communique.classroom.paper import BRASS, INK, LINE, MUTED
from communique.classroom.tagged import Tagged
from communique.model.scenario import Public
from communique.model.sheet import Scenario
from communique.words import number, of_hundred, tr

SeatPair = tuple[int, int]
Place = tuple[float, float, float]
"""Millimetres: left, top, side."""

DOTS: Final = 4000
"""The most dots of a chart."""
STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100)
TICKS: Final = 9
"""The most ticks of an axis."""


def pairs_of(public: Public, most: int) -> list[SeatPair]:
    """The pairs of delegations to show: all where there are no more than `most`, else each with the next."""
    every = list(combinations(range(len(public.parties)), 2))
    if len(every) <= most:
        return every
    ring = [(k, (k + 1) % len(public.parties)) for k in range(len(public.parties))]
    return [(min(pair), max(pair)) for pair in ring][:most]


def ticks(low: int, high: int, most: int = TICKS) -> range:
    """Whole numbers from `low` to `high` at an even step, nine or `most` of them.

    >>> list(ticks(38, 103)), list(ticks(0, 9))
    ([40, 50, 60, 70, 80, 90, 100], [0, 2, 4, 6, 8])
    """
    step = next((one for one in STEPS if (high - low) / one < most), max(1, (high - low) // most))
    return range(-(-low // step) * step, high + 1, step)


def dots(vectors: IntArray, good: Mask, pair: SeatPair) -> list[tuple[int, int, bool]]:
    """What two parties see of the frontier, each place once; evenly thinned to `DOTS`, so that a page can hold it."""
    x, y = pair
    places = sorted(set(zip(vectors[:, x].tolist(), vectors[:, y].tolist(), good.tolist(), strict=True)))
    return places[:: -(-len(places) // DOTS) or 1]


@dataclass(frozen=True)
class FrontierPanel:
    """A square of data on a page: which two delegations, where, and from which points to which."""

    page: Tagged
    scenario: Scenario
    pair: SeatPair
    place: Place
    span: tuple[int, int]
    size: float = 7
    """Of the numbers, in points."""

    def at(self, across: float, up: float) -> tuple[float, float]:
        """Where points of the first and the second delegation lie, in millimetres."""
        left, top, side = self.place
        low, high = self.span
        return left + (across - low) / (high - low) * side, top + side - (up - low) / (high - low) * side


def span_of(scenario: Scenario, analysis: Analysis, pairs: Sequence[SeatPair]) -> tuple[int, int]:
    """The lowest and the highest points that the panels of these pairs hold, with a little room around."""
    vectors = analysis.frontier.vectors
    seats = sorted({seat for pair in pairs for seat in pair})
    seen = [scenario.sheets[p].reservation for p in seats] + vectors[:, seats].ravel().tolist()
    room = max(1, 3 * scenario.public.scale // 100)
    return min(seen) - room, max(seen) + room


def draw(panel: FrontierPanel, analysis: Analysis) -> None:
    """The panel, as one picture with a sentence for those who do not see it."""
    with panel.page.tag("Figure", alt=_words(panel, analysis)):
        _grid(panel)
        _no_deal(panel)
        _dots(panel, analysis)
        _names(panel)


def _words(panel: FrontierPanel, analysis: Analysis) -> str:
    public, (x, y) = panel.scenario.public, panel.pair
    vectors = analysis.frontier.vectors
    return tr(
        "Chart: {dots} efficient packages, points of {across} from {a} to {b} against points of {up} from {c} to "
        "{d}. No deal "
        "is worth {no_across} and {no_up}.",
        dots=len(dots(vectors, analysis.frontier.acceptable, panel.pair)),
        across=public.parties[x].short,
        up=public.parties[y].short,
        a=of_hundred(public, int(vectors[:, x].min())),
        b=of_hundred(public, int(vectors[:, x].max())),
        c=of_hundred(public, int(vectors[:, y].min())),
        d=of_hundred(public, int(vectors[:, y].max())),
        no_across=of_hundred(public, panel.scenario.sheets[x].reservation),
        no_up=of_hundred(public, panel.scenario.sheets[y].reservation),
    )


def _grid(panel: FrontierPanel) -> None:
    page, (left, top, side) = panel.page, panel.place
    page.set_line_width(0.15)
    page.set_draw_color(*LINE)
    page.set_font("sans", "", panel.size)
    page.set_text_color(*MUTED)
    for points in ticks(*panel.span, TICKS if side > 8 * panel.size else TICKS // 2):
        figure = panel.scenario.public.of_hundred(points).value
        label = number(figure, 0 if round(figure, 1) == round(figure) else 1)
        x, y = panel.at(points, points)
        page.line(x, top, x, top + side)
        page.line(left, y, left + side, y)
        width = page.get_string_width(label)
        page.text(x - width / 2, top + side + panel.size * 0.45, label)
        page.text(left - width - 1, y + panel.size * 0.12, label)
    page.set_line_width(0.2)
    page.set_draw_color(*MUTED)
    page.rect(left, top, side, side)


def _no_deal(panel: FrontierPanel) -> None:
    page, (left, top, side) = panel.page, panel.place
    x, y = panel.at(*(panel.scenario.sheets[p].reservation for p in panel.pair))
    page.set_draw_color(*BRASS)
    page.set_line_width(0.4)
    page.set_dash_pattern(dash=1.4, gap=1)
    page.line(x, top, x, top + side)
    page.line(left, y, left + side, y)
    page.set_dash_pattern()
    page.set_line_width(0.2)


def _dots(panel: FrontierPanel, analysis: Analysis) -> None:
    page, radius = panel.page, panel.place[2] / 90
    page.set_fill_color(*INK)
    page.set_draw_color(*INK)
    for u, v, good in dots(analysis.frontier.vectors, analysis.frontier.acceptable, panel.pair):
        page.circle(*panel.at(u, v), radius, style="F" if good else "D")
    page.set_fill_color(*BRASS)
    x, y = panel.pair
    for vector in analysis.solutions["nash"].vectors.tolist():
        across, up = panel.at(vector[x], vector[y])
        page.rect(across - 2 * radius, up - 2 * radius, 4 * radius, 4 * radius, "F")


def _names(panel: FrontierPanel) -> None:
    page, (left, top, side) = panel.page, panel.place
    across, up = (panel.scenario.public.parties[p].short for p in panel.pair)
    page.set_font("sans", "B", panel.size + 1)
    page.set_text_color(*INK)
    page.text(left + side / 2 - page.get_string_width(across) / 2, top + side + panel.size * 1.05, across)
    middle = left - panel.size * 0.95
    with page.rotation(90, middle, top + side / 2):
        page.text(middle - page.get_string_width(up) / 2, top + side / 2, up)
