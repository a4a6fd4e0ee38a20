"""Lines and bars on a page: what each party's texts gave to whom, and beliefs against truth."""

from __future__ import annotations

from collections.abc import Sequence

from communique.classroom.svg import Axes, SvgDrawing, party_class, party_shape
from communique.debrief import Belief, Debrief
from communique.debrief import figures as shown
from communique.debrief.figures import Curve, Xy
from communique.model.scenario import Public, Seat
from communique.words import tr

WIDTH, HEIGHT = 380, 210
ROW = 30
APART = 13
"""The least distance between the names at the ends of two lines."""


def own_curves(found: Debrief) -> str:
    """What each party's texts gave to itself, one line a party, as SVG."""
    own = [curve for curve in shown.curves(found) if curve.by == curve.to]
    return _chart(found, own, id="curve-own", title=tr("What each party's own texts gave to itself"), no_deals=())


def curves_of(found: Debrief, by: Seat) -> str:
    """What one party's texts gave to each party, as SVG; empty when it put nothing forward."""
    given = [curve for curve in shown.curves(found) if curve.by == by]
    if not given:
        return ""
    title = tr("What the texts of {party} gave to each party", party=found.public.parties[by].short)
    return _chart(found, given, id=f"curve-{by}", title=title, no_deals=(by,))


def _chart(found: Debrief, given: Sequence[Curve], *, id: str, title: str, no_deals: Sequence[Seat]) -> str:
    public = found.public
    sheet = SvgDrawing(WIDTH + 170, HEIGHT + 62, id=id, title=title, words=_curve_words(public, given))
    across, up = shown.curve_span(found)
    axes = Axes(sheet, (52, 10, WIDTH, HEIGHT), across, up)
    axes.grid(shown.ticks(*across), shown.ticks(*up), name_across=tr("Event"), name_up=tr("Points"))
    for seat in no_deals:
        left, y = axes.at(across[0], found.outcome.no_deal[seat])
        sheet.line((left, y), (left + WIDTH, y), "nodeal")
        sheet.text(tr("no deal for {party}", party=public.parties[seat].short), (left + 4, y - 4), "small")
    ends = [(_curve(sheet, axes, curve), curve.to) for curve in given]
    for (place, to), height in zip(ends, _apart([place[1] for place, _ in ends]), strict=True):
        sheet.line((place[0] + 6, place[1]), (WIDTH + 58, height - 4), "leader")
        sheet.shape(party_shape(to), (WIDTH + 64, height - 4), 4.4, f"dot {party_class(to)}")
        sheet.text(public.parties[to].short, (WIDTH + 73, height), "label")
    return sheet.markup()


def _curve(sheet: SvgDrawing, axes: Axes, curve: Curve) -> Xy:
    """Draw a curve; the place of its last dot."""
    kind = party_class(curve.to)
    places = [axes.at(dot.x, dot.y) for dot in curve.dots]
    sheet.trail(places, f"trail {'own ' if curve.by == curve.to else ''}{kind}")
    for dot, place in zip(curve.dots, places, strict=True):
        private = " private" if dot.position.to is not None else ""
        sheet.shape(party_shape(curve.to), place, 4.4, f"dot {kind}{private}", dot.words)
    return places[-1]


def _apart(wanted: Sequence[float]) -> list[float]:
    """The heights for names that want to stand at `wanted`, none closer than `APART` to another."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    placed: dict[int, float] = {}
    last = 6.0 - APART
    for i in order:
        last = max(wanted[i] + 4, last + APART)
        placed[i] = last
    over = max(0.0, last - HEIGHT - 10)
    return [placed[i] - over for i in range(len(wanted))]


def _curve_words(public: Public, given: Sequence[Curve]) -> str:
    said = []
    for curve in given:
        by, to = public.parties[curve.by].short, public.parties[curve.to].short
        first, last = curve.dots[0], curve.dots[-1]
        said.append(
            tr(
                "Texts of {by}: {to} {first_points} at event {first}, {last_points} at event {last}.",
                by=by, to=to, first_points=shown.written(first.y), first=shown.written(first.x),
                last_points=shown.written(last.y), last=shown.written(last.x),
            )
        )  # fmt: skip
    return " ".join(said)


def belief(found: Debrief, one: Belief) -> str:
    """One party's picture of another's weights, issue by issue, against the sheet, as SVG."""
    public = found.public
    who, other = public.parties[one.seat].short, public.parties[one.other].short
    rows = list(zip(public.issues, one.before, one.after, one.actual, strict=True))
    words = " ".join(
        tr("{issue}: believed {believed}, was {actual} percent.", issue=issue.short, believed=after, actual=true)
        for issue, _, after, true in rows
    )
    title = tr("What {party} could have believed about the weights of {other}", party=who, other=other)
    sheet = SvgDrawing(470, ROW * len(rows) + 24, id=f"belief-{one.seat}-{one.other}", title=title, words=words)
    most = max(10, *one.before, *one.after, *one.actual)
    unit = 220 / most
    for k, (issue, before, after, true) in enumerate(rows):
        top = k * ROW + 4
        sheet.text(issue.short, (160, top + 15), "label", anchor="end")
        sheet.box(
            170,
            top,
            after * unit,
            9,
            "believed",
            tr("{issue}: believed {percent} percent", issue=issue.short, percent=after),
        )
        sheet.box(
            170,
            top + 11,
            true * unit,
            9,
            f"true {party_class(one.other)}",
            tr("{issue}: was {percent} percent", issue=issue.short, percent=true),
        )
        x = 170 + before * unit
        sheet.line((x, top - 2), (x, top + 11), "before")
        sheet.text(f"{after}", (max(x, 170 + after * unit) + 5, top + 8), "tick")
        sheet.text(f"{true}", (170 + true * unit + 5, top + 20), "tick strong")
    sheet.line((170, 0), (170, ROW * len(rows)), "axis")
    return sheet.markup()
