"""The frontier on a page: a panel for two parties, the triangle of shares for three."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from communique.classroom.svg import Axes, SvgDrawing, party_class, party_shape
from communique.debrief import Debrief
from communique.debrief import figures as shown
from communique.debrief.figures import ChartSign, PairPanel, TextTrack, Xy
from communique.model.scenario import Seat
from communique.words import joined, tr, tr_n

SIDE = 300
"""Width and height of a panel's data, in units of the drawing."""
CLOUD = 260
"""How many specks of the cloud a panel draws."""


def panel(found: Debrief, across: Seat, up: Seat) -> str:
    """The frontier as two parties see it, with the path of texts, as SVG."""
    drawn, public = shown.panel(found, across, up), found.public
    names = public.parties[across].short, public.parties[up].short
    title = tr("{parties}: what was possible, and the path of the talks", parties=joined(names))
    sheet = SvgDrawing(
        SIDE + 70, SIDE + 64, id=f"panel-{across}-{up}", title=title, words=_panel_words(found, drawn, names)
    )
    axes = Axes(sheet, (52, 12, SIDE, SIDE), *drawn.span)
    axes.grid(
        shown.ticks(*drawn.span[0]), shown.ticks(*drawn.span[1]),
        name_across=tr("Points for {party}", party=names[0]), name_up=tr("Points for {party}", party=names[1]),
    )  # fmt: skip
    _ground(axes, drawn)
    _tracks(sheet, drawn.tracks, axes.at)
    _signs(sheet, drawn.signs, axes.at)
    return sheet.markup()


def triangle(found: Debrief) -> str:
    """How three parties share the gain over no deal, as SVG; empty where there is nothing to show."""
    drawn = shown.triangle(found)
    if drawn is None:
        return ""
    names = [party.short for party in found.public.parties]
    words = " ".join([*(sign.words for sign in drawn.signs), drawn.note])
    sheet = SvgDrawing(SIDE + 160, SIDE + 64, id="triangle", title=tr("Shares of the gain over no deal"), words=words)
    height = SIDE * math.sqrt(3) / 2
    left, bottom = 80.0, 30 + height

    def at(x: float, y: float) -> Xy:
        return left + x * SIDE, bottom - y * height

    sheet.outline([at(0, 0), at(1, 0), at(0.5, 1)], "field")
    for part in (0.2, 0.4, 0.6, 0.8):
        for start, end in (
            ((part, 0), (part / 2, part)), ((part, 0), (part + (1 - part) / 2, 1 - part)),
            ((part / 2, part), (1 - part / 2, part)),
        ):  # fmt: skip
            sheet.line(at(*start), at(*end), "grid")
    sheet.outline([at(0, 0), at(1, 0), at(0.5, 1)], "edge")
    sheet.text(tr("All to {party}", party=names[0]), (at(0, 0)[0], bottom + 20), "name", anchor="middle")
    sheet.text(tr("All to {party}", party=names[1]), (at(1, 0)[0], bottom + 20), "name", anchor="middle")
    sheet.text(tr("All to {party}", party=names[2]), (at(0.5, 1)[0], 20), "name", anchor="middle")
    _tracks(sheet, drawn.tracks, at)
    _signs(sheet, drawn.signs, at)
    return sheet.markup()


def _ground(axes: Axes, drawn: PairPanel) -> None:
    """What lies below the path: where both beat no deal, the cloud, the frontier, the no-deal lines."""
    sheet, (x, y) = axes.sheet, drawn.no_deal
    (x0, x1), (y0, y1) = drawn.span
    sheet.outline([axes.at(*p) for p in ((x, y), (x1, y), (x1, y1), (x, y1))], "field")
    sheet.specks([axes.at(*p) for p in shown.thinned(drawn.cloud, CLOUD)], "cloud")
    sheet.specks([axes.at(*p) for p in drawn.efficient], "efficient")
    sheet.trail([axes.at(*p) for p in drawn.edge], "frontier")
    sheet.line(axes.at(x, y0), axes.at(x, y1), "nodeal")
    sheet.line(axes.at(x0, y), axes.at(x1, y), "nodeal")
    sheet.text(tr("no deal"), (axes.at(x, y0)[0] + 4, axes.at(x, y0)[1] - 5), "small")


def _tracks(sheet: SvgDrawing, tracks: Sequence[TextTrack], at: Callable[[float, float], Xy]) -> None:
    for track in tracks:
        kind, shape = party_class(track.seat), party_shape(track.seat)
        sheet.trail([at(dot.x, dot.y) for dot in track.dots], f"trail {kind}")
        for dot in track.dots:
            private = " private" if dot.position.to is not None else ""
            sheet.shape(shape, at(dot.x, dot.y), 4.4, f"dot {kind}{private}", dot.words)


def _signs(sheet: SvgDrawing, signs: Sequence[ChartSign], at: Callable[[float, float], Xy]) -> None:
    taken: list[Xy] = []
    for sign in signs:
        place = at(sign.x, sign.y)
        deal = "deal" in sign.names
        name = "deal" if deal else sign.names[0]
        sheet.shape(shown.SHAPES[name], place, 8 if deal else 7, "sign deal" if deal else "sign", sign.words)
        beside = _free(place, taken)
        taken += [beside, place]
        sheet.text(sign.letters, beside, "letters", anchor="start" if beside[0] > place[0] else "end")


def _free(place: Xy, taken: Sequence[Xy]) -> Xy:
    """Where the letters of a sign stand: the first corner around it that is far enough from what is there."""
    corners = [(place[0] + dx, place[1] + dy) for dx, dy in ((9, -6), (9, 15), (-9, -6), (-9, 15))]
    clear = (c for c in corners if all(math.dist(c, other) > 14 for other in taken))
    return next(clear, corners[0])


def _panel_words(found: Debrief, drawn: PairPanel, names: tuple[str, str]) -> str:
    """The panel for somebody who does not see it."""
    (x, y), ends = drawn.no_deal, drawn.edge
    said = [
        tr(
            "No deal is worth {across_points} to {across} and {up_points} to {up}.",
            across_points=shown.written(x), across=names[0], up_points=shown.written(y), up=names[1],
        )
    ]  # fmt: skip
    if ends:
        said.append(
            tr(
                "What is possible for these two runs from {across} {across_first}, {up} {up_first} to {across} "
                "{across_last}, {up} {up_last}.",
                across=names[0], across_first=shown.written(ends[0][0]), across_last=shown.written(ends[-1][0]),
                up=names[1], up_first=shown.written(ends[0][1]), up_last=shown.written(ends[-1][1]),
            )
        )  # fmt: skip
    said += [sign.words for sign in drawn.signs]
    said.append(
        tr_n(
            "{n} text was put forward; the table of texts lists it.",
            "{n} texts were put forward; the table of texts lists them.",
            len(found.path),
        )
    )
    return " ".join(said)


def legend(found: Debrief) -> list[tuple[str, str]]:
    """(small SVG, words) for every party and sign of the panels."""
    parties = enumerate(found.public.parties)
    rows = [(_key(party_shape(seat), f"dot {party_class(seat)}"), party.short) for seat, party in parties]
    for name, title in shown.legend(found):
        kind = "sign deal" if name == "deal" else "sign"
        rows.append((_key(shown.SHAPES[name], kind), tr("{letter}: {title}", letter=shown.LETTERS[name], title=title)))
    return rows


def _key(shape: str, kind: str) -> str:
    sheet = SvgDrawing(18, 18, id="", title="", words="")
    sheet.shape(shape, (9, 9), 7, kind)
    inner = sheet.markup().split("</desc>")[1]
    return f'<svg viewBox="0 0 18 18" class="key" aria-hidden="true">{inner}'
