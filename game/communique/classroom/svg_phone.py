"""Drawings for a hand: as wide as a phone, so that their words are as large as those around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from communique.classroom.svg import Axes, SvgDrawing, party_class, party_shape
from communique.classroom.svg_class import hundredths, interval
from communique.debrief import Belief, Debrief, Position
from communique.debrief.figures import Xy, spoken, ticks, written
from communique.model.scenario import Seat
from communique.words import in_a_row, of_hundred, tr

WIDTH: Final = 340
_ROW: Final = 46
"""The height of an issue's bars and name."""


def standing(found: Debrief, seat: Seat, possible: tuple[int, int] | None) -> str:
    """A line with what a delegation has, what no deal was worth to it, and the range of what was possible, as SVG."""
    end, public = found.outcome, found.public
    own, no_deal = end.points[seat], end.no_deal[seat]
    low, high = interval([hundredths(public, u) for u in (own, no_deal, *(possible or ()))])
    said = tr("You {points}, no deal {no_deal}", points=of_hundred(public, own), no_deal=of_hundred(public, no_deal))
    sheet = SvgDrawing(WIDTH, 84, id="standing", title=tr("Your points, and what was possible"), words=said)

    def at(points: int) -> float:
        return 14 + (hundredths(public, points) - low) / (high - low) * (WIDTH - 28)

    sheet.line((14, 44), (WIDTH - 14, 44), "axis")
    if possible is not None:
        sheet.box(at(possible[0]), 36, at(possible[1]) - at(possible[0]), 16, "field-bar")
    sheet.line((at(no_deal), 24), (at(no_deal), 64), "nodeal")
    sheet.shape(party_shape(seat), (at(own), 44), 9, f"dot {party_class(seat)}")
    sheet.text(tr("you {points}", points=of_hundred(public, own)), (_held(at(own)), 18), "name", anchor="middle")
    words = tr("no deal {points}", points=of_hundred(public, no_deal))
    sheet.text(words, (_held(at(no_deal)), 80), "small", anchor="middle")
    return sheet.markup()


def _held(x: float) -> float:
    """A place for words around `x` that keeps them on the drawing."""
    return min(max(x, 44.0), WIDTH - 44.0)


def own_path(found: Debrief, seat: Seat) -> str:
    """What every text that a delegation heard would have given it, its own as a line, as SVG; empty without texts."""
    heard = [one for one in found.path if found.steps[one.event - 1].heard_by(seat)]
    if not heard:
        return ""
    public, own = found.public, [one for one in heard if one.seat == seat]
    got, no_deal = (hundredths(public, one[seat]) for one in (found.outcome.points, found.outcome.no_deal))
    up = interval([*(hundredths(public, one.points[seat]) for one in heard), got, no_deal])
    last = len(found.steps) + max(1, len(found.steps) // 20)
    sheet = SvgDrawing(
        WIDTH, 262, id="own-path", title=tr("What each text would have given you"),
        words=" ".join(spoken(public, one) for one in own),
    )  # fmt: skip
    axes = Axes(sheet, (42, 10, WIDTH - 52, 200), (0, last), up)
    events = [value for value in ticks(0, last) if value]
    axes.grid(events, ticks(*up), name_across=tr("Event"), name_up="")
    sheet.line(axes.at(0, no_deal), axes.at(last, no_deal), "nodeal")
    sheet.trail([_place(axes, found, one, seat) for one in own], f"trail {party_class(seat)}")
    for one in sorted(heard, key=lambda one: one.seat == seat):
        private = " private" if one.to is not None else ""
        kind = f"dot {party_class(one.seat)}{private}"
        sheet.shape(party_shape(one.seat), _place(axes, found, one, seat), 5.5, kind, spoken(public, one))
    sheet.shape("disc", axes.at(last, got), 7, "sign deal", tr("The end: {points}", points=written(got)))
    return sheet.markup()


def _place(axes: Axes, found: Debrief, one: Position, seat: Seat) -> Xy:
    return axes.at(one.event, hundredths(found.public, one.points[seat]))


def key(seat: int) -> str:
    """A delegation's sign, for eyes alone: its name stands beside it."""
    sheet = SvgDrawing(18, 18, id="", title="", words="")
    sheet.shape(party_shape(seat), (9, 9), 7, f"dot {party_class(seat)}")
    inner = sheet.markup().split("</desc>")[1]
    return f'<svg viewBox="0 0 18 18" class="key" aria-hidden="true">{inner}'


def pictured(found: Debrief, one: Belief, guessed: Sequence[int]) -> str:
    """What could be believed of another's weights against its sheet, issue by issue, as SVG; guesses are bold."""
    rows = sorted(zip(range(len(one.actual)), one.after, one.actual, strict=True), key=lambda row: -row[2])
    issues = found.public.issues
    words = in_a_row(
        [
            tr("{issue}: believed {believed}, was {actual} percent", issue=issues[i].short, believed=after, actual=true)
            for i, after, true in rows
        ]
    )
    title = tr("What matters to {party}", party=found.public.parties[one.other].short)
    sheet = SvgDrawing(WIDTH, _ROW * len(rows) + 4, id=f"belief-{one.other}", title=title, words=words)
    unit = (WIDTH - 50) / max(10, *one.after, *one.actual)
    for k, (i, after, true) in enumerate(rows):
        top = _ROW * k
        name = tr("{issue} (you guessed it)", issue=issues[i].short) if i in guessed else issues[i].short
        sheet.text(name, (0, top + 13), "name" if i in guessed else "label")
        sheet.box(0, top + 18, after * unit, 9, "believed")
        sheet.box(0, top + 28, true * unit, 9, f"true {party_class(one.other)}")
        sheet.text(str(after), (after * unit + 5, top + 26), "tick")
        sheet.text(str(true), (true * unit + 5, top + 38), "tick strong")
    return sheet.markup()
