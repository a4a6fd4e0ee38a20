"""The pages of the debrief that are charts: the frontier, the path, beliefs against truth."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import Protocol

from communique.debrief import Debrief, told_to
from communique.debrief import figures as shown
from communique.model.scenario import Seat
from communique.window import theme
from communique.window.charts import BeliefBars, CurvesChart, PairChart, Spot, TriangleChart, key
from communique.window.kit import Column, Label, Row, Rule, Scroll, Segmented, Widget
from communique.window.screens import _debrief_words as words
from communique.words import N_, in_a_row, number, of_hundred, tr

FEW = 3
"""Up to so many parties every pair is named; with more, each axis is chosen."""
LOOK = N_("Point at a dot, or step through them with the arrow keys, to see the text behind it.")


class ChartScreen(Protocol):
    """What the pages need of the screen that they stand on."""

    chosen: dict[str, int]
    """What was chosen on the pages, by the id of the choice."""
    spot: Label | None
    """Where it says what is pointed at."""

    def choose(self, what: str, number: int) -> None:
        """Note a choice, and show what it changes."""

    def look(self, spot: Spot) -> None:
        """Show more of what is pointed at."""


def frontier(screen: ChartScreen, found: Debrief) -> Widget:
    """A pair of parties, or the three shares, beside the legend and the solution points."""
    chooser, chart = _pair(screen, found)
    names = ["", *(party.short for party in found.public.parties)]
    rows = [[tr("No deal"), *map(partial(of_hundred, found.public), found.outcome.no_deal)]]
    rows += [[point.title, *map(partial(of_hundred, found.public), point.deal.points)] for point in found.points]
    marks: list[Widget] = [
        words.legend_row(key(theme.sign(p).shape, colour=theme.sign(p).colour), party.short)
        for p, party in enumerate(found.public.parties)
    ]
    marks += [
        words.legend_row(
            key(shown.SHAPES[name], deal=name == "deal"),
            tr("{letter}: {title}", letter=shown.LETTERS[name], title=title),
        )
        for name, title in shown.legend(found)
    ]
    told = [Label(said, "small", colour="muted") for said in _notes(found, chart) if said]
    side: list[Widget] = [_spot(screen), Rule(), *marks, Rule(), Label(tr("Solution points"), "small_strong")]
    if len(names) <= FEW + 1:
        side.append(words.table(names, rows, numbers=len(names) - 1))
    else:
        side += [Label(tr("{point}: {points}", point=row[0], points=_told(names, row)), "small") for row in rows]
    return _beside(Column(*chooser, chart, gap=8, flex=3), [*side, *told], "frontier-side")


def path(screen: ChartScreen, found: Debrief) -> Widget:
    """Concession paths beside the text that is looked at."""
    if not found.path:
        return Label(tr("No text was put forward."))
    authors = [p for p in range(len(found.public.parties)) if any(one.seat == p for one in found.path)]
    names = [tr("Each for itself"), *(found.public.parties[p].short for p in authors)]
    at = min(screen.chosen.get("whose", 0), len(names) - 1)
    chooser = Segmented(names, at, lambda k: screen.choose("whose", k), id="whose", label=tr("Whose texts"))
    by = None if at == 0 else Seat(authors[at - 1])
    chart = CurvesChart(found, by, on_spot=screen.look, id="curves", flex=1)
    side: list[Widget] = [_spot(screen), Rule(), Label(_reads(found, by), "small", colour="muted"), _texts(found, by)]
    return _beside(Column(chooser, chart, gap=8, flex=3), side, "path-side")


def beliefs(screen: ChartScreen, found: Debrief) -> Widget:
    """One party's picture of another's weights."""
    parties = found.public.parties
    if found.instead("beliefs"):
        return Label(found.instead("beliefs"))
    who = min(screen.chosen.get("who", told_to(found)[0]), len(parties) - 1)
    others = [p for p in range(len(parties)) if p != who]
    whom = min(screen.chosen.get("whom", 0), len(others) - 1)
    one = next(b for b in found.beliefs if (b.seat, b.other) == (who, others[whom]))
    names = [party.short for party in parties]
    choosers = Row(
        Segmented(names, who, lambda k: screen.choose("who", k), id="who", label=tr("Whose belief"), flex=1),
        Label(tr("about"), "small", colour="muted", wrap=False),
        Segmented(
            [names[p] for p in others], whom, lambda k: screen.choose("whom", k), id="whom", label=tr("About"), flex=1
        ),
        gap=10,
    )
    said = one.words(found.public)
    said = " ".join([said, *_noted(found, one.seat, one.other)])
    keys = tr(
        "Upper bar: what could have been believed at the end. Lower bar: what the sheet says. Upright mark: what the "
        "public goals alone suggest. An estimate; the fewer moves were heard, the less it is worth."
    )
    bars = Scroll(Column(Label(said), BeliefBars(found, one, id="bars"), Label(keys, "small", colour="muted"), gap=10))
    bars.id = "bars-scroll"
    return Column(choosers, bars, gap=10, flex=1)


def _noted(found: Debrief, seat: Seat, other: Seat) -> list[str]:
    """What the party had guessed and aimed at before the talks."""
    told = [one.words(found.public) for one in found.guesses if (one.seat, one.other) == (seat, other)]
    return told + [one.words(found.public) for one in found.aims if one.seat == seat]


def _pair(screen: ChartScreen, found: Debrief) -> tuple[list[Widget], Widget]:
    """How to choose two parties, and the chart of those chosen."""
    parties, pairs = found.public.parties, shown.pairs(found.public)
    if len(parties) > FEW:
        return _axes(screen, found)
    names = [f"{parties[a].short} – {parties[b].short}" for a, b in pairs]
    if shown.triangle(found) is not None:
        names.append(tr("Shares of three"))
    mine = next((k for k, pair in enumerate(pairs) if told_to(found)[0] in pair), 0)
    at = min(screen.chosen.get("pair", mine), len(names) - 1)
    chooser: list[Widget] = []
    if len(names) > 1:
        chooser = [Segmented(names, at, lambda k: screen.choose("pair", k), id="pair", label=tr("Delegations"))]
    if at >= len(pairs):
        return chooser, TriangleChart(found, on_spot=screen.look, id="chart", flex=1)
    return chooser, PairChart(found, *pairs[at], on_spot=screen.look, id="chart", flex=1)


def _axes(screen: ChartScreen, found: Debrief) -> tuple[list[Widget], Widget]:
    names = [party.short for party in found.public.parties]
    across = screen.chosen.get("across", told_to(found)[0])
    rest = [p for p in range(len(names)) if p != across]
    up = min(screen.chosen.get("up", 0), len(rest) - 1)
    one = Segmented(names, across, lambda k: screen.choose("across", k), id="across", label=tr("Across"))
    other = Segmented([names[p] for p in rest], up, lambda k: screen.choose("up", k), id="up", label=tr("Up"))
    chart = PairChart(found, Seat(across), Seat(rest[up]), on_spot=screen.look, id="chart", flex=1)
    return [one, other], chart


def _spot(screen: ChartScreen) -> Widget:
    screen.spot = Label(tr(LOOK), "small", id="spot")
    return screen.spot


def _beside(left: Widget, side: list[Widget], id: str) -> Widget:
    return Row(left, Scroll(Column(*side, gap=8), id=id, flex=2), gap=16, align="stretch", flex=1)


def _notes(found: Debrief, chart: Widget) -> list[str]:
    """What the chart leaves out is told beside it alone: the pairs show texts that the shares of three do not."""
    three = chart.triangle if isinstance(chart, TriangleChart) else None
    return [
        _possible(found),
        _brown(found),
        tr("None of the points of theory is the right answer."),
        shown.floor_note(found),
        three.note if three else "",
        found.statement,
    ]


def _possible(found: Debrief) -> str:
    """How many packages there were at the end; empty where they were not counted."""
    if found.feasible is None:
        return ""
    if found.acceptable is None:
        return tr("{count} packages were possible at the end.", count=number(found.feasible))
    return tr(
        "{count} packages were possible at the end, {signable} could be signed.",
        count=number(found.feasible),
        signable=number(found.acceptable),
    )


def _brown(found: Debrief) -> str:
    """What the dots of the chart are."""
    grey = tr("Grey: a sample of all packages.")
    if found.instead("frontier"):
        return grey
    return " ".join([grey, tr("Brown: what could not be bettered for one without costing some other.")])


def _texts(found: Debrief, by: Seat | None) -> Widget:
    """The texts in order; what each gives to every party where there is room, else to its author."""
    parties = found.public.parties
    few, told = len(parties) <= FEW, partial(of_hundred, found.public)
    head = [tr("Event"), tr("Text"), *([p.short for p in parties] if few else [tr("By"), tr("For itself")])]
    rows = [
        [str(p.event), p.title, *(map(told, p.points) if few else (parties[p.seat].short, told(p.points[p.seat])))]
        for p in found.path
        if by is None or p.seat == by
    ]
    return words.table(head, rows, numbers=len(parties) if few else 1)


def _told(names: list[str], row: list[str]) -> str:
    return in_a_row([f"{name} {value}" for name, value in zip(names[1:], row[1:], strict=True)])


def _reads(found: Debrief, by: Seat | None) -> str:
    if by is None:
        return tr("A line falls where a delegation asks less for itself.")
    own = [p.points[by] for p in found.path if p.seat == by]
    steps = sum(b < a for a, b in pairwise(own))
    return tr(
        "{party} put forward {count} texts and asked less for itself {steps} times.",
        party=found.public.parties[by].short,
        count=len(own),
        steps=steps,
    )
