"""A class on a chart, line by line: its points beside those of chance, and its paths session by session.

No sign names a table, and equal ones are told by their number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from communique.classroom.class_people import OwnPath
from communique.classroom.class_tables import CaseTables
from communique.classroom.svg import Axes, SvgDrawing, party_class, party_shape
from communique.classroom.svg_class import HEIGHT, LETTERS, SIDE, interval
from communique.debrief.figures import Xy, ticks, written
from communique.model.scenario import Public, Seat
from communique.words import in_a_row, number, of_hundred, tr, tr_n

WIDE: Final = 1000
"""The width of the drawing of points and chance."""
_FEW: Final = 4
"""Up to how many delegations have room to spare in it."""


def luck(case: CaseTables, *, id: str) -> str:
    """By delegation the points of the class's tables over those of the simulated ones, as SVG; empty without these."""
    ground, public = case.ground, case.public
    if ground is None or not ground.games:
        return ""
    rows = [(ground.of(seat), case.group.points(seat)) for seat in range(len(public.parties))]
    every = [100 * u / public.scale for simulated, own in rows for u in (*_quantiles(simulated), *own)]
    low, high = interval(every)
    first, height, width = 250.0, 92.0 if len(rows) <= _FEW else 66.0, WIDE - 290.0

    def at(points: float) -> float:
        return first + (100 * points / public.scale - low) / (high - low) * width

    told = "; ".join(_strip_words(public, Seat(seat), *row) for seat, row in enumerate(rows))
    sheet = SvgDrawing(
        WIDE, height * len(rows) + 44, id=id, title=tr("Points of each delegation, and chance"), words=told
    )
    bottom = height * len(rows) + 6
    for value in ticks(low, high):
        x = first + (value - low) / (high - low) * width
        sheet.line((x, 4), (x, bottom), "grid")
        sheet.text(number(value), (x, bottom + 26), "tick", anchor="middle")
    for seat, (simulated, own) in enumerate(rows):
        y = 56 + height * seat
        sheet.text(public.parties[seat].short, (first - 18, y + 7), "name", anchor="end")
        rare_low, quarter, half, three, rare_high = map(at, _quantiles(simulated))
        sheet.box(rare_low, y - 7, rare_high - rare_low, 14, "chance wide")
        sheet.box(quarter, y - 15, three - quarter, 30, "chance")
        sheet.line((half, y - 15), (half, y + 15), "half")
        calm = at(ground.no_deal[seat])
        sheet.line((calm, y - 30), (calm, y + 22), "nodeal")
        for points, count in sorted(Counter(own).items()):
            words = tr_n("{n} table: {points}", "{n} tables: {points}", count, points=of_hundred(public, points))
            sheet.shape(
                party_shape(seat), (at(points), y - 27), 9 if count == 1 else 12, f"dot {party_class(seat)}", words
            )
            if count > 1:
                sheet.text(str(count), (at(points), y - 41), "tick strong", anchor="middle")
    return sheet.markup()


def _quantiles(ordered: Sequence[int]) -> tuple[int, ...]:
    """The values below which 5, 25, 50, 75 and 95 of a hundred lie."""
    return tuple(ordered[min(len(ordered) - 1, len(ordered) * share // 100)] for share in (5, 25, 50, 75, 95))


def _strip_words(public: Public, seat: Seat, simulated: Sequence[int], own: Sequence[int]) -> str:
    _, quarter, half, three, _ = (of_hundred(public, points) for points in _quantiles(simulated))
    return tr(
        "{party}: half of the simulated tables from {low} to {high}, the middle {middle}; the class {points}",
        party=public.parties[seat].short, low=quarter, high=three, middle=half,
        points=in_a_row([of_hundred(public, points) for points in own]),
    )  # fmt: skip


# -- paths --------------------------------------------------------------------------


def path_chart(case: CaseTables, seat: Seat, paths: Sequence[OwnPath], *, id: str) -> str:
    """What a delegation's own texts were worth to it, session by session, a line a table, as SVG."""
    public = case.public
    last = max(session for path in paths for session, _ in path)
    ends = [100 * points / public.scale for points in case.group.points(seat)]
    drawn = [[(float(session), 100 * points / public.scale) for session, points in path] for path in paths]
    up = interval([*(y for path in drawn for _, y in path), *ends])
    sheet = SvgDrawing(
        SIDE + 150, HEIGHT + 88, id=id, title=tr("What the texts of {party} gave to itself", party=_short(case, seat)),
        words=_path_words(public, drawn),
    )  # fmt: skip
    axes = Axes(sheet, (76, 12, SIDE + 50, HEIGHT), (0.7, last + 1.3), up)
    sessions = range(1, last + 1)
    axes.grid(sessions, ticks(*up)[::2], name_across=tr("Session"), name_up=tr("Points"), letters=LETTERS)
    end = axes.at(last + 1, up[0])
    sheet.text(tr("end"), (end[0], end[1] + 15 * LETTERS / 12), "tick", anchor="middle")
    calm = 100 * middle_of([table.outcome.no_deal[seat] for table in case.tables]) / public.scale
    if up[0] <= calm <= up[1]:
        sheet.line(axes.at(0.7, calm), axes.at(last + 1.3, calm), "nodeal")
    for path in drawn:
        places = [axes.at(*place) for place in path]
        sheet.trail(places, f"trail faint {party_class(seat)}")
        for place in places:
            sheet.shape("disc", place, 3.5, f"dot faint {party_class(seat)}")
    sheet.trail([axes.at(*place) for place in _middle_path(drawn)], f"trail own {party_class(seat)}")
    for points, count in sorted(Counter(ends).items()):
        words = tr_n("{n} table ended at {points}", "{n} tables ended at {points}", count, points=written(points))
        sheet.shape(party_shape(seat), axes.at(last + 1, points), 7, f"dot {party_class(seat)}", words)
    return sheet.markup()


def _short(case: CaseTables, seat: Seat) -> str:
    return case.public.parties[seat].short


def _middle_path(drawn: Sequence[Sequence[Xy]]) -> list[Xy]:
    """The middle of all tables in each session in which half of them or more put a text forward."""
    at: dict[float, list[float]] = {}
    for path in drawn:
        for session, points in path:
            at.setdefault(session, []).append(points)
    return [(session, middle_of(points)) for session, points in sorted(at.items()) if 2 * len(points) >= len(drawn)]


def _path_words(public: Public, drawn: Sequence[Sequence[Xy]]) -> str:
    return "; ".join(
        tr("session {n}: {points}, in the middle of the tables", n=round(session), points=written(round(points, 1)))
        for session, points in _middle_path(drawn)
    )


def middle_of(values: Sequence[float]) -> float:
    """The middle of some numbers in any order; of two in the middle the lower."""
    return sorted(values)[(len(values) - 1) // 2]
