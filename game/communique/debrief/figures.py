"""What the charts show, in points and not in pixels: the same for a page and for the window.

A chart is dots that stand for events, signs that stand for packages worth a name, and lines. Every dot and sign
carries its words, so that a drawing can be read out. Thinning is for drawing only, and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Final

from communique.debrief.deal import Deal, by_party
from communique.debrief.finished_game import Debrief
from communique.debrief.path import Position
from communique.model.scenario import Public, Seat
from communique.words import in_a_row, joined, number, tr, tr_n

Xy = tuple[float, float]
Interval = tuple[int, int]
ChartPoint = tuple[float, float]

SHAPES: Final = {
    "deal": "disc",
    "nash": "star",
    "nash_principals": "triangle",
    "kalai_smorodinsky": "diamond",
    "egalitarian": "square",
    "utilitarian": "hexagon",
}
"""The shape of each sign."""
LETTERS: Final = {
    "deal": "D",
    "nash": "N",
    "nash_principals": "P",
    "kalai_smorodinsky": "K",
    "egalitarian": "E",
    "utilitarian": "U",
}
"""The letter beside each sign, so that no sign rests on its shape or colour alone."""
MOST: Final = 500
"""How many efficient vectors a panel draws at most."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A text put forward, at a place of a chart."""

    x: float
    y: float
    position: Position
    words: str


@dataclass(frozen=True, slots=True)
class ChartSign:
    """A package worth a name, or several that give the same."""

    x: float
    y: float
    names: tuple[str, ...]
    """Keys of `SHAPES`."""
    words: str

    @property
    def letters(self) -> str:
        """Beside the sign: `N E`."""
        return " ".join(LETTERS[name] for name in self.names)


@dataclass(frozen=True, slots=True)
class TextTrack:
    """One party's texts, in order."""

    seat: Seat
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class PairPanel:
    """Two parties' points against each other, of a hundred on any scale."""

    across: Seat
    up: Seat
    span: tuple[Interval, Interval]
    """Lowest and highest value across, and up; multiples of ten."""
    cloud: tuple[Xy, ...]
    efficient: tuple[Xy, ...]
    """The frontier's vectors, as these two see them."""
    edge: tuple[Xy, ...]
    """Of those, the ones nothing beats for these two, from left to right."""
    no_deal: Xy
    tracks: tuple[TextTrack, ...]
    signs: tuple[ChartSign, ...]
    note: str
    """What the drawing leaves out; empty when nothing."""


@dataclass(frozen=True, slots=True)
class Triangle:
    """How three parties share what a text gives over no deal; only for texts that leave nobody worse off.

    A place is given by x, the share of the second party plus half that of the third, and y, that of the third.
    """

    tracks: tuple[TextTrack, ...]
    signs: tuple[ChartSign, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Curve:
    """What one party's own texts gave to one party, event by event."""

    by: Seat
    to: Seat
    dots: tuple[Dot, ...]


def pairs(public: Public) -> tuple[tuple[Seat, Seat], ...]:
    """Every two parties, in seat order."""
    return tuple((Seat(a), Seat(b)) for a, b in combinations(range(len(public.parties)), 2))


def panel(found: Debrief, across: Seat, up: Seat, *, most: int = MOST) -> PairPanel:
    """The frontier as two parties see it, with the path of texts."""
    of = partial(_hundredths, found.public)
    efficient = _distinct((of(v[across]), of(v[up])) for v in found.frontier)
    drawn = thinned(efficient, most)
    tracks = _tracks(found, lambda p: (of(p.points[across]), of(p.points[up])))
    signs = _signs(found, lambda deal: (of(deal.points[across]), of(deal.points[up])))
    no_deal = (of(found.outcome.no_deal[across]), of(found.outcome.no_deal[up]))
    places = [*efficient, no_deal, *((s.x, s.y) for s in signs), *((d.x, d.y) for t in tracks for d in t.dots)]
    span = (_span([x for x, _ in places]), _span([y for _, y in places]))
    cloud = _distinct((of(v[across]), of(v[up])) for v in found.cloud)
    note = ""
    if len(drawn) < len(efficient):
        note = tr("{drawn} of {all} efficient points are drawn.", drawn=len(drawn), all=len(efficient))
    return PairPanel(
        across,
        up,
        span,
        tuple(p for p in cloud if _inside(p, span)),
        drawn,
        _edge(efficient),
        no_deal,
        tracks,
        signs,
        note,
    )


def triangle(found: Debrief) -> Triangle | None:
    """The shares of the gain over no deal; None unless there are three parties and something to show."""
    if len(found.public.parties) != 3:
        return None
    no_deal = found.outcome.no_deal
    shown = [p for p in found.path if share_of(p.points, no_deal) is not None]

    def place(points: Sequence[int]) -> tuple[float, float]:
        share = share_of(points, no_deal)
        assert share is not None
        return share[1] + share[2] / 2, share[2]

    tracks = _tracks(found, lambda p: place(p.points), shown)
    signs = _signs(found, lambda deal: place(deal.points), lambda deal: share_of(deal.points, no_deal) is not None)
    if not tracks and not signs:
        return None
    hidden = len(found.path) - len(shown)
    note = "" if not hidden else _hidden(hidden)
    return Triangle(tracks, signs, note)


def share_of(points: Sequence[int], no_deal: Sequence[int]) -> tuple[float, ...] | None:
    """Each party's share of the sum of gains; None when a party loses, or nobody gains.

    >>> share_of((70, 60, 60), (50, 50, 50))
    (0.5, 0.25, 0.25)
    """
    gained = [u - r for u, r in zip(points, no_deal, strict=True)]
    total = sum(gained)
    return None if min(gained) < 0 or total == 0 else tuple(gain / total for gain in gained)


def curves(found: Debrief) -> tuple[Curve, ...]:
    """What each party's own texts gave to each party, in event order; parties without a text are left out."""

    def curve(by: Seat, to: Seat, own: Sequence[Position]) -> Curve:
        of = partial(_hundredths, found.public)
        return Curve(by, to, tuple(Dot(p.event, of(p.points[to]), p, spoken(found.public, p)) for p in own))

    seats = [Seat(p) for p in range(len(found.public.parties))]
    texts = {seat: [p for p in found.path if p.seat == seat] for seat in seats}
    return tuple(curve(by, to, texts[by]) for by in seats if texts[by] for to in seats)


def curve_span(found: Debrief) -> tuple[Interval, Interval]:
    """Lowest and highest event, and lowest and highest points, over all curves."""
    every = [_hundredths(found.public, u) for p in found.path for u in p.points]
    every += [_hundredths(found.public, u) for u in found.outcome.no_deal]
    return (0, max(10, -(-len(found.steps) // 10) * 10)), _span(every)


def spoken(public: Public, position: Position) -> str:
    """A dot in words: who, when, what it would have given."""
    who = public.parties[position.seat].short
    points = by_party(public, position.points)
    if position.to is None:
        return tr(
            "Event {event}: {text} of {party}. {points}.",
            event=position.event, text=position.title, party=who, points=points,
        )  # fmt: skip
    return tr(
        "Event {event}: {text} of {party}, to {hearer} in private. {points}.",
        event=position.event, text=position.title, party=who, hearer=public.parties[position.to].short, points=points,
    )  # fmt: skip


def legend(found: Debrief) -> tuple[tuple[str, str], ...]:
    """(name, title) of the signs there are."""
    named = {"deal": deal_title(found), **{point.name: point.title for point in found.points}}
    return tuple((name, named[name]) for name in SHAPES if name in named and (name != "deal" or _has_deal(found)))


def deal_title(found: Debrief) -> str:
    """What the sign D stands for."""
    return tr("The deal") if found.outcome.agreement else tr("The text signed, not ratified")


def floor_note(found: Debrief) -> str:
    """What to know about old texts once gestures have fixed floors; empty when none has."""
    raised = [issue.short for issue, floor in zip(found.public.issues, found.floors, strict=False) if floor > 0]
    if not raised:
        return ""
    return tr(
        "Gestures fixed a floor on {issues}; earlier texts may lie beyond what was possible at the end.",
        issues=joined(raised),
    )


def written(value: float) -> str:
    """A value on a chart as people read it: whole where it is, else with a decimal."""
    return number(value, 0 if value == int(value) else 1)


def thinned(places: Sequence[Xy], most: int) -> tuple[Xy, ...]:
    """At most `most` of `places`, evenly spaced in their order, first and last among them."""
    if len(places) <= most:
        return tuple(places)
    return tuple(places[k * (len(places) - 1) // (most - 1)] for k in range(most))


def ticks(low: int, high: int) -> tuple[int, ...]:
    """The values an axis names: at most nine, at round steps."""
    step = next(size for size in (10, 20, 25, 50, 100, 200, 500, 1000, 10**6) if (high - low) / size <= 8)
    return tuple(range(-(-low // step) * step, high + 1, step))


def _hundredths(public: Public, points: int) -> float:
    """Points of a hundred as a place on a chart: whole in written scenarios, else to a tenth."""
    return points if public.scale == 100 else round(100 * points / public.scale, 1)


def _has_deal(found: Debrief) -> bool:
    return found.outcome.package is not None


def _tracks(
    found: Debrief, place: Callable[[Position], ChartPoint], shown: Sequence[Position] | None = None
) -> tuple[TextTrack, ...]:
    positions = found.path if shown is None else shown
    tracks = []
    for seat in range(len(found.public.parties)):
        dots = [Dot(*place(p), p, spoken(found.public, p)) for p in positions if p.seat == seat]
        if dots:
            tracks.append(TextTrack(Seat(seat), tuple(dots)))
    return tuple(tracks)


def _signs(
    found: Debrief, place: Callable[[Deal], ChartPoint], fits: Callable[[Deal], bool] = lambda deal: True
) -> tuple[ChartSign, ...]:
    """The signs, those at one place together; the deal last, so that it lies on top."""
    named: list[tuple[str, str, Deal]] = [(point.name, point.title, point.deal) for point in found.points]
    if _has_deal(found):
        named.append(("deal", deal_title(found), found.text))
    at: dict[tuple[float, float], list[tuple[str, str, Deal]]] = {}
    for item in named:
        if fits(item[2]):
            at.setdefault(place(item[2]), []).append(item)
    signs = [_sign(found, x, y, items) for (x, y), items in at.items()]
    # A stable sort by yes and no: the others keep their order, and the deal comes last.
    return tuple(sorted(signs, key=lambda sign: "deal" in sign.names))


def _sign(found: Debrief, x: float, y: float, items: Sequence[tuple[str, str, Deal]]) -> ChartSign:
    deal = items[0][2]
    given = by_party(found.public, deal.points)
    titles = in_a_row([title for _, title, _ in items])
    words = tr("{titles}. {points}.", titles=titles, points=given)
    return ChartSign(x, y, tuple(name for name, _, _ in items), words)


def _hidden(count: int) -> str:
    return tr_n(
        "{n} text is not shown: it would have left somebody worse off than no deal.",
        "{n} texts are not shown: each would have left somebody worse off than no deal.",
        count,
    )


def _distinct(places: Iterable[Xy]) -> tuple[Xy, ...]:
    return tuple(sorted(set(places)))


def _edge(places: Sequence[Xy]) -> tuple[Xy, ...]:
    best: list[Xy] = []
    for x, y in sorted(places, reverse=True):
        if not best or y > best[-1][1]:
            best.append((x, y))
    return tuple(reversed(best))


def _span(values: Sequence[float]) -> Interval:
    """From a little below the lowest to a little above the highest, in tens."""
    low, high = min(values, default=0), max(values, default=100)
    return int((low - 3) // 10 * 10), int(-(-(high + 3) // 10) * 10)


def _inside(place: Xy, span: tuple[Interval, Interval]) -> bool:
    return all(low <= value <= high for value, (low, high) in zip(place, span, strict=True))
